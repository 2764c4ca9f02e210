import type { Logger } from 'pino'
import { placeLate } from '@/domain/planning/assign'
import type { Placeable } from '@/domain/planning/plan'
import { MAIN, type ParticipantId, SYSTEM_ID } from '@/domain/protocol/standing'
import { roomsWithoutPlaceFor } from '@/domain/session'
import { readBreakoutSet } from '@/prisma/breakout-sets'
import type { Database } from '@/prisma/client'
import { type OpenedSet, readOpenedSet } from '@/prisma/opened-sets'
import { placeablesOf } from '@/prisma/placeables'
import { ownCommandId } from '@/server/sessions/ids'
import type { SessionRunner } from '@/server/sessions/session-runner'
import { PlanAsItIs } from './plan-as-it-is'

/** Those of one session who wait to be shown to a room. */
interface Line {
  readonly waiting: Set<ParticipantId>
  /** Whom the set has no room for, in this round. */
  readonly stay: Set<ParticipantId>
  round: string
  turn: Promise<void>
}

/** Brings those who come while rooms are open to where they belong, by the set as it was opened and as it has filled up. */
export class Usher {
  readonly #lines = new WeakMap<SessionRunner, Line>()

  constructor(
    private readonly db: Database,
    private readonly logger: Logger,
  ) {}

  /**
   * Places those who have no place. Whoever has none by the set stays in the plenary, where moderators see them on their
   * wall. Resolves when everybody has their turn behind them; what fails is tried again with `seatRest`.
   */
  seat(runner: SessionRunner, ids: Iterable<ParticipantId>): Promise<void> {
    const without = [...ids].filter((id) => roomsWithoutPlaceFor(runner.state, id))
    if (without.length === 0) return Promise.resolve()
    const line = this.#lineOf(runner)
    for (const id of without) line.waiting.add(id)
    line.turn = line.turn.then(() => this.#take(runner, line))
    return line.turn
  }

  /** The same for everybody who is here, but those for whom it has been found that they stay. */
  seatRest(runner: SessionRunner, here: Iterable<ParticipantId>): Promise<void> {
    const open = runner.state.session.breakouts.all
    if (!open) return Promise.resolve()
    const line = this.#lineOf(runner)
    const knows = line.round === open.round
    return this.seat(
      runner,
      [...here].filter((id) => !(knows && line.stay.has(id))),
    )
  }

  #lineOf(runner: SessionRunner): Line {
    const known = this.#lines.get(runner)
    if (known) return known
    const line: Line = { waiting: new Set(), stay: new Set(), round: '', turn: Promise.resolve() }
    this.#lines.set(runner, line)
    return line
  }

  /** All who wait by now, one after the other: each changes what is left for the next. */
  async #take(runner: SessionRunner, line: Line): Promise<void> {
    const ids = [...line.waiting]
    line.waiting.clear()
    const round = runner.state.session.breakouts.all?.round
    if (ids.length === 0 || round === undefined) return
    if (round !== line.round) line.stay.clear()
    line.round = round
    try {
      const stay = await this.#placeAll(runner, ids)
      for (const id of stay) line.stay.add(id)
    } catch (error) {
      this.logger.warn({ session: runner.id, err: error }, 'latecomers could not be placed')
    }
  }

  /** Returns who stays in the plenary. */
  async #placeAll(runner: SessionRunner, ids: readonly ParticipantId[]): Promise<readonly ParticipantId[]> {
    const set = await this.#opened(runner)
    if (!set || set.choosing) return ids
    const [participants, all] = await Promise.all([
      this.db.participant.findMany({
        where: { sessionId: runner.id, removedAt: null },
        select: { id: true, bearer: true },
      }),
      placeablesOf(this.db, set.conferenceId, runner.id),
    ])
    const bearers = new Map(participants.map(({ id, bearer }) => [id, bearer]))
    const people = new Map(all.map((person) => [person.id, person]))
    const filled = new PlanAsItIs(set.plan, runner.state, bearers)
    const stay: ParticipantId[] = []
    for (const id of ids) {
      const person = people.get(bearers.get(id) ?? '')
      if (!person || !(await this.#place(runner, id, person, { set, people, filled }))) stay.push(id)
    }
    return stay
  }

  /** False when there is no room for them. A room that has filled up meanwhile is found out the next time. */
  async #place(runner: SessionRunner, participantId: ParticipantId, person: Placeable, by: By): Promise<boolean> {
    const { set, people, filled } = by
    const found = placeLate(filled.plan, people, person, set.rules, set.way)
    if ('unplaced' in found) return false
    const room = runner.state.session.breakouts.all?.rooms.find(({ index }) => index === found.room)
    if (!room) return false
    const awaited = set.plan.rooms[found.room]!.people.some(({ id }) => id === person.id)
    const command = { type: 'breakouts.place', data: { participantId, room: room.id, awaited } } as const
    const answer = await runner.execute({ id: ownCommandId(), by: SYSTEM_ID, room: MAIN, command })
    if (answer.ok) filled.take(person.id, found.room, found.reason)
    return true
  }

  /** Rooms that were opened before copies were kept go by the set as it is now. */
  #opened(runner: SessionRunner): Promise<OpenedSet | null> {
    const { all, server } = runner.state.session.breakouts
    if (!all) return Promise.resolve(null)
    return server.copy === null
      ? readBreakoutSet(this.db, runner.id, all.set)
      : readOpenedSet(this.db, runner.id, server.copy)
  }
}

interface By {
  readonly set: OpenedSet
  readonly people: ReadonlyMap<string, Placeable>
  readonly filled: PlanAsItIs
}

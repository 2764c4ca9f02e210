import type { Logger } from 'pino'
import { placeLate } from '@/domain/planning/assign'
import { MAIN, type ParticipantId, SYSTEM_ID } from '@/domain/protocol/standing'
import { roomsWithoutPlaceFor, type SessionState } from '@/domain/session'
import { readBreakoutSet } from '@/prisma/breakout-sets'
import type { Database } from '@/prisma/client'
import { placeableOf, placeablesOf } from '@/prisma/placeables'
import { ownCommandId } from '@/server/sessions/ids'
import type { SessionRunner } from '@/server/sessions/session-runner'

type OpenRooms = NonNullable<SessionState['session']['breakouts']['all']>

/** Brings those who come while rooms are open to where they belong, by the set that was opened. */
export class Usher {
  constructor(
    private readonly db: Database,
    private readonly logger: Logger,
  ) {}

  /** Places somebody who has none. Without the set they stay in the plenary, where a moderator sees them. */
  async seat(runner: SessionRunner, participantId: ParticipantId): Promise<void> {
    const open = roomsWithoutPlaceFor(runner.state, participantId)
    if (!open) return
    try {
      const found = await this.#roomFor(runner.id, participantId, open)
      if (!found) return
      const command = { type: 'breakouts.place', data: { participantId, ...found } } as const
      await runner.execute({ id: ownCommandId(), by: SYSTEM_ID, room: MAIN, command })
    } catch (error) {
      this.logger.warn({ session: runner.id, err: error }, 'a latecomer could not be placed')
    }
  }

  async #roomFor(sessionId: string, participantId: ParticipantId, { set: setId, rooms }: OpenRooms) {
    const set = await readBreakoutSet(this.db, sessionId, setId)
    if (!set || set.choosing) return null
    const [person, all] = await Promise.all([
      placeableOf(this.db, sessionId, participantId),
      placeablesOf(this.db, set.conferenceId, sessionId),
    ])
    if (!person) return null
    const found = placeLate(set.plan, new Map(all.map((each) => [each.id, each])), person, set.rules, set.way)
    const room = 'room' in found && rooms.find(({ index }) => index === found.room)
    if (!room) return null
    const awaited = set.plan.rooms.some(({ people }) => people.some(({ id }) => id === person.id))
    return { room: room.id, awaited }
  }
}

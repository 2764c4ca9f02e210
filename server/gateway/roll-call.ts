import type { Logger } from 'pino'
import { MAIN, type ParticipantId, type RoomId, SYSTEM_ID } from '@/domain/protocol/standing'
import type { SessionCommand } from '@/domain/session'
import type { Database } from '@/prisma/client'
import type { Clock } from '@/server/sessions/clock'
import { ownCommandId } from '@/server/sessions/ids'
import type { SessionRunner } from '@/server/sessions/session-runner'
import { AwaySweep, type Place } from './away-sweep'
import type { Gateway, Watched } from './gateway'

const COUNT_EVERY = 10_000
const NOTE_EVERY = 60_000
const MINUTE = 60_000
/** A lost line and a reload are shorter than what those on stage may be away. */
const KEEPS_STAGE_FOR = 60_000
/** Nobody else can speak to the rooms meanwhile, and a room should not think that it is listened to. */
const KEEPS_VOICE_FOR = 15_000

interface Sweeps {
  readonly stage: AwaySweep
  readonly voice: AwaySweep
}

/** Counts heads for the replay, ends what those did who have gone, and notes once a minute who was there. */
export class RollCall {
  #timers: NodeJS.Timeout[] = []
  readonly #sweeps = new WeakMap<SessionRunner, Sweeps>()

  constructor(
    private readonly gateway: Gateway,
    private readonly db: Database,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly logger: Logger,
  ) {}

  start() {
    const each = (act: (watched: Watched) => Promise<unknown>) => () => {
      for (const watched of this.gateway.all) {
        act(watched).catch((error) => this.logger.warn({ err: error }, 'the roll call failed'))
      }
    }
    this.#timers = [
      setInterval(
        each((watched) => this.#count(watched)),
        COUNT_EVERY,
      ),
      setInterval(
        each((watched) => this.#sweep(watched)),
        COUNT_EVERY,
      ),
      setInterval(
        each((watched) => this.#note(watched)),
        NOTE_EVERY,
      ),
    ]
  }

  stop() {
    for (const timer of this.#timers) clearInterval(timer)
  }

  async #count({ audience: { runner }, presence }: Watched) {
    for (const room of presence.rooms) {
      const { here } = presence.of(room)
      if (runner.state.rooms[room]?.presence.all.here === here) continue
      const command = { type: 'people.count', data: { here } } as const
      await runner.execute({ id: ownCommandId(), by: SYSTEM_ID, room, command })
    }
  }

  /** Whoever has gone without a word stands on no stage, speaks to no rooms and listens to none. */
  async #sweep({ audience: { runner } }: Watched) {
    if (runner.state.session.life.all.phase === 'ended') return
    const [onStage, voices] = [standingOnStage(runner), voicesOf(runner)]
    const here = await this.#here(runner.id, [...onStage, ...voices])
    const { stage, voice } = this.#sweepsOf(runner)
    const now = performance.now()
    const ask = (room: RoomId, command: SessionCommand) =>
      runner.execute({ id: ownCommandId(), by: SYSTEM_ID, room, command })
    for (const { room, participantId } of stage.gone(onStage, here, now))
      await ask(room, { type: 'stage.remove', data: { participantId } })
    for (const { room, participantId } of voice.gone(voices, here, now))
      await ask(room, { type: 'breakouts.hush', data: { participantId } })
  }

  #sweepsOf(runner: SessionRunner): Sweeps {
    const known = this.#sweeps.get(runner)
    if (known) return known
    const sweeps = { stage: new AwaySweep(KEEPS_STAGE_FOR), voice: new AwaySweep(KEEPS_VOICE_FOR) }
    this.#sweeps.set(runner, sweeps)
    return sweeps
  }

  /** Who of them is connected, to whatever process. */
  async #here(sessionId: string, places: readonly Place[]): Promise<ReadonlySet<ParticipantId>> {
    const ids = places.map(({ participantId }) => participantId)
    if (ids.length === 0) return new Set()
    const rows = await this.db.presence.findMany({
      where: { sessionId, participantId: { in: ids } },
      select: { participantId: true },
    })
    return new Set(rows.map(({ participantId }) => participantId))
  }

  async #note({ audience }: Watched) {
    if (audience.runner.state.session.life.all.phase !== 'live') return
    const sessionId = audience.runner.id
    const minute = Math.floor(this.clock.now() / MINUTE)
    const data = [...audience.participants.keys()].map((participantId) => ({ sessionId, participantId, minute }))
    await this.db.attendance.createMany({ data, skipDuplicates: true })
  }
}

const standingOnStage = ({ state }: SessionRunner): Place[] =>
  Object.entries(state.rooms).flatMap(([room, { stage }]) =>
    stage.all.onStage.map(({ participantId }) => ({ room, participantId })),
  )

/** Who speaks to breakout rooms, or listens to one, from wherever they are. */
function voicesOf({ state }: SessionRunner): Place[] {
  const { voice, listening } = state.session.breakouts.all ?? { voice: null, listening: [] }
  const ids = new Set([...(voice ? [voice.by] : []), ...listening.map(({ participantId }) => participantId)])
  return [...ids].map((participantId) => ({ room: MAIN, participantId }))
}

import type { Logger } from 'pino'
import { SYSTEM_ID } from '@/domain/protocol/standing'
import type { Database } from '@/prisma/client'
import type { Clock } from '@/server/sessions/clock'
import { ownCommandId } from '@/server/sessions/ids'
import type { SessionRunner } from '@/server/sessions/session-runner'
import type { Gateway, Watched } from './gateway'
import { StageSweep } from './stage-sweep'

const COUNT_EVERY = 10_000
const NOTE_EVERY = 60_000
const MINUTE = 60_000

/** Counts heads for the replay, takes off the stage who has gone, and notes once a minute who was there. */
export class RollCall {
  #timers: NodeJS.Timeout[] = []
  readonly #sweeps = new WeakMap<SessionRunner, StageSweep>()

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

  /** Takes off the stage whoever has gone without a word. */
  async #sweep({ audience: { runner } }: Watched) {
    if (runner.state.session.life.all.phase === 'ended') return
    const onStage = Object.entries(runner.state.rooms).flatMap(([room, { stage }]) =>
      stage.all.onStage.map(({ participantId }) => ({ room, participantId })),
    )
    const sweep = this.#sweeps.get(runner) ?? new StageSweep()
    this.#sweeps.set(runner, sweep)
    const ids = onStage.map(({ participantId }) => participantId)
    const rows = await this.db.presence.findMany({
      where: { sessionId: runner.id, participantId: { in: ids } },
      select: { participantId: true },
    })
    const here = new Set(rows.map(({ participantId }) => participantId))
    for (const { room, participantId } of sweep.gone(onStage, here, performance.now())) {
      const command = { type: 'stage.remove', data: { participantId } } as const
      await runner.execute({ id: ownCommandId(), by: SYSTEM_ID, room, command })
    }
  }

  async #note({ audience }: Watched) {
    if (audience.runner.state.session.life.all.phase !== 'live') return
    const sessionId = audience.runner.id
    const minute = Math.floor(this.clock.now() / MINUTE)
    const data = [...audience.participants.keys()].map((participantId) => ({ sessionId, participantId, minute }))
    await this.db.attendance.createMany({ data, skipDuplicates: true })
  }
}

import type { Logger } from 'pino'
import { MAIN, SYSTEM_ID } from '@/domain/protocol/standing'
import type { Database } from '@/prisma/client'
import type { EventLog } from '@/server/log/event-log'
import { ownCommandId } from '@/server/sessions/ids'
import type { SessionRunner } from '@/server/sessions/session-runner'
import type { Sessions } from '@/server/sessions/sessions'
import { Projection } from './projection'
import { recordingRows } from './recording-rows'

const LOOK_EVERY = 4_000
/** A recorder that works is heard of more often, and takes up what nobody works on sooner. */
const PATIENCE = 12_000

/**
 * Recordings as `live` looks after them: their rows are kept as the log says, also when nobody is connected to their
 * sessions, so that no stop is missed; and those who run a session hear it when no recorder is there.
 */
export class Recordings {
  readonly #rows: Projection
  #timer: NodeJS.Timeout | null = null
  #looking: Promise<void> | null = null

  constructor(
    private readonly db: Database,
    log: EventLog,
    private readonly sessions: Pick<Sessions, 'get'>,
    private readonly logger: Logger,
  ) {
    this.#rows = new Projection('recordings', recordingRows, db, log, logger)
  }

  follow = (runner: SessionRunner) => this.#rows.follow(runner)

  start() {
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY)
    this.#look()
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer)
    await this.#looking
    await this.#rows.stop()
  }

  #look() {
    this.#looking ??= this.#lookOnce()
      .catch((error) => this.logger.warn({ err: error }, 'recordings were not looked after'))
      .finally(() => {
        this.#looking = null
      })
  }

  async #lookOnce() {
    const running = await this.db.$queryRaw<{ id: string; sessionId: string; alone: boolean }[]>`
      select id, "sessionId", not paused and coalesce("heardAt", "createdAt")
        < clock_timestamp() - make_interval(secs => ${PATIENCE / 1_000}) as alone
      from "Recording" where state in ('starting', 'live')`
    for (const { id: recordingId, sessionId, alone } of running) {
      const runner = await this.sessions.get(sessionId)
      if (!alone) continue
      const command = { type: 'recording.warn', data: { recordingId, problem: 'no-recorder' } } as const
      await runner.execute({ id: ownCommandId(), by: SYSTEM_ID, room: MAIN, command })
    }
  }
}

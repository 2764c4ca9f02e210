import type { Logger } from 'pino'
import { dueAt } from '@/domain/recording/retention'
import type { Database } from '@/prisma/client'
import { followCuts } from '@/prisma/recording-cuts'
import { removeRecording } from '@/prisma/recording-removal'

const LOOK_EVERY = 10_000
const OVER = ['ready', 'failed']

/**
 * Looks after recordings that are over: says when each is deleted, deletes what is due, and finishes what a process left
 * that died while it deleted or cut. Everything here may be done by several processes, and twice.
 */
export class Keeping {
  #timer: NodeJS.Timeout | null = null
  #looking: Promise<void> = Promise.resolve()

  constructor(
    private readonly db: Database,
    private readonly dataDir: string,
    private readonly logger: Logger,
  ) {}

  start() {
    const look = () => {
      this.#looking = this.look()
    }
    look()
    this.#timer = setInterval(look, LOOK_EVERY)
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer ?? undefined)
    await this.#looking
  }

  async look(now = Date.now()): Promise<void> {
    for (const step of [this.#announce, this.#expire, this.#remove, this.#cut]) {
      await step
        .call(this, now)
        .catch((error) => this.logger.warn({ err: error }, 'recordings could not be looked after'))
    }
  }

  /** Nothing is deleted without a notice: one that has just been made gets its day here. */
  async #announce(now: number) {
    const fresh = await this.db.recording.findMany({
      where: {
        state: { in: OVER },
        keepUntil: null,
        stoppedAt: { not: null },
        session: { conference: { recordingDays: { not: null } } },
      },
      select: { id: true, stoppedAt: true, session: { select: { conference: { select: { recordingDays: true } } } } },
    })
    for (const { id, stoppedAt, session } of fresh) {
      const keepUntil = new Date(dueAt(stoppedAt!.getTime(), session.conference.recordingDays!, now))
      await this.db.recording.updateMany({ where: { id, keepUntil: null }, data: { keepUntil } })
    }
  }

  async #expire(now: number) {
    const where = { state: { in: OVER }, keepUntil: { lt: new Date(now) } }
    const { count } = await this.db.recording.updateMany({ where, data: { state: 'deleting', publishedAt: null } })
    if (count > 0) this.logger.info({ count }, 'recordings were kept for as long as they should be, and are deleted')
  }

  async #remove() {
    for (const { id } of await this.db.recording.findMany({ where: { state: 'deleting' }, select: { id: true } }))
      await removeRecording(this.db, this.dataDir, id)
  }

  async #cut() {
    const where = { state: 'ready', cutsFollowed: false }
    for (const { id } of await this.db.recording.findMany({ where, select: { id: true } }))
      await followCuts(this.db, this.dataDir, id)
  }
}

import type { Logger } from 'pino'
import { CATCHING_UP, dueAt } from '@/domain/recording/retention'
import type { Database } from '@/prisma/client'
import type { Prisma } from '@/prisma/generated/client'
import { followCuts } from '@/prisma/recording-cuts'
import { isWatchedLive, removeLivePlaylists } from '@/prisma/recording-files'
import { oldestGeneration, tellGeneration } from '@/prisma/recording-generation'
import { removeRecording } from '@/prisma/recording-removal'
import { abandoned, concludeAbandoned } from './abandoned'
import { removeUnnamed } from './keep-only'

const LOOK_EVERY = 10_000
const OVER = ['ready', 'failed']

/**
 * Looks after recordings that are over: ends watching them live and deletes what was only streamed, says when each is
 * deleted, deletes what is due, and finishes what a process left that died while it recorded, deleted, cut or closed
 * addresses. Everything here may be done by several processes, and twice.
 */
export class Keeping {
  #timer: NodeJS.Timeout | null = null
  #looking: Promise<void> = Promise.resolve()
  /** Nobody watches these live any more. */
  readonly #closed = new Set<string>()
  #hasCompared = false

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
    for (const step of [
      this.#tell,
      this.#conclude,
      this.#close,
      this.#announce,
      this.#expire,
      this.#remove,
      this.#cut,
    ]) {
      await step
        .call(this, now)
        .catch((error) => this.logger.warn({ err: error }, 'recordings could not be looked after'))
    }
  }

  /** A database that was restored may be behind the files of any recording, so at first all are looked at. */
  async #tell() {
    const where = this.#hasCompared ? { generation: { gt: 0 } } : {}
    await this.#forEach(where, async (id, generation) => {
      if ((await oldestGeneration(this.dataDir, id)) !== generation) await tellGeneration(this.db, this.dataDir, id)
    })
    this.#hasCompared = true
  }

  async #conclude(now: number) {
    await this.#forEach(abandoned(now), async (id) => {
      if (await concludeAbandoned(this.db, this.dataDir, id, now))
        this.logger.warn({ recording: id }, 'no recorder ended it, so it ends with what there is')
    })
  }

  async #close(now: number) {
    const where = {
      state: { in: OVER },
      stoppedAt: { lt: new Date(now - CATCHING_UP) },
      id: { notIn: [...this.#closed] },
    }
    await this.#forEach(where, async (id) => {
      if (await isWatchedLive(this.dataDir, id)) await removeUnnamed(this.db, this.dataDir, id)
      await removeLivePlaylists(this.dataDir, id)
      this.#closed.add(id)
    })
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
    await this.#forEach({ state: 'deleting' }, (id) => removeRecording(this.db, this.dataDir, id))
  }

  async #cut() {
    const where = { state: 'ready', cutsFollowed: false }
    await this.#forEach(where, (id) => followCuts(this.db, this.dataDir, id))
  }

  /** One that cannot be looked after is none of the others' trouble. */
  async #forEach(where: Prisma.RecordingWhereInput, act: (id: string, generation: number) => Promise<unknown>) {
    const rows = await this.db.recording.findMany({ where, select: { id: true, generation: true } })
    for (const { id, generation } of rows)
      await act(id, generation).catch((error) =>
        this.logger.warn({ recording: id, err: error }, 'a recording could not be looked after'),
      )
  }
}

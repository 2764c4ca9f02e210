import { mkdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Logger } from 'pino'
import type { SessionState } from '@/domain/session'
import type { Database } from '@/prisma/client'
import { recordingDir } from '@/prisma/recording-files'
import { RecordedSessions } from '@/server/replay/recorded-sessions'
import { Recordings } from '@/server/replay/recordings'
import { ToldLog } from '@/server/replay/told-log'
import { fileName, nameOf } from './file-name'
import { layOut, makeAudio, makeVideo, type Workshop } from './film'
import { MakingFailed } from './making-failed'
import { type Material, materialOf } from './material'
import { type Order, Orders } from './orders'
import { makePackage } from './package'

const LOOK_EVERY = 2_000
const RENEW_EVERY = 30_000
const REPORT_EVERY = 1_000

export interface DownloadsSettings {
  readonly db: Database
  readonly dataDir: string
  readonly viewerDir: string
  readonly stateOf: (sessionId: string) => Promise<SessionState>
  readonly logger: Logger
}

/** Makes files to take along of recordings, one at a time, in programs of their own that give way to everything else. */
export class Downloads {
  readonly #orders: Orders
  readonly #timers: NodeJS.Timeout[] = []
  readonly #stopping = new AbortController()
  #work: Promise<void> = Promise.resolve()
  #isWorking = false
  #renewing: Promise<void> | null = null

  constructor(private readonly settings: DownloadsSettings) {
    this.#orders = new Orders(settings.db, settings.dataDir)
  }

  start() {
    const warn = (error: unknown) => this.settings.logger.warn({ err: error }, 'files to take along could not be made')
    this.#timers.push(
      setInterval(() => this.#look(warn), LOOK_EVERY),
      setInterval(() => this.#renew(warn), RENEW_EVERY),
    )
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    this.#stopping.abort()
    await this.#work
    await this.#renewing
  }

  /** Makes everything that is asked for by now. */
  async makeAll(): Promise<void> {
    await this.#orders.renew()
    for (let order = await this.#orders.take(); order && !this.#isStopping; order = await this.#orders.take())
      await this.#make(order)
  }

  get #isStopping() {
    return this.#stopping.signal.aborted
  }

  #look(warn: (error: unknown) => void) {
    if (this.#isWorking) return
    this.#isWorking = true
    this.#work = this.#orders
      .take()
      .then((order) => (order ? this.#make(order) : undefined))
      .catch(warn)
      .finally(() => {
        this.#isWorking = false
      })
  }

  /** Never twice at once, however long it takes. */
  #renew(warn: (error: unknown) => void) {
    this.#renewing ??= this.#orders
      .renew()
      .catch(warn)
      .finally(() => {
        this.#renewing = null
      })
  }

  async #make(order: Order) {
    const { dataDir, logger } = this.settings
    const cwd = join(recordingDir(dataDir, order.recordingId), 'work', order.kind)
    const unwanted = new AbortController()
    const reporting = new Reporting(this.#orders, order, () => unwanted.abort())
    try {
      await clean(cwd)
      const signal = AbortSignal.any([unwanted.signal, this.#stopping.signal])
      const { name, file } = await this.#makeIn({ cwd, signal, onShare: reporting.onShare }, order)
      await this.#orders.deliver(order, join(cwd, name), file, (await stat(join(cwd, name))).size)
    } catch (error) {
      // Cut, published no more or deleted meanwhile: whoever did that has seen to it.
      if (unwanted.signal.aborted) return
      if (this.#isStopping) return await this.#orders.putBack(order)
      logger.warn({ err: error, recording: order.recordingId, kind: order.kind }, 'a file to take along was not made')
      await this.#orders.fail(order, codeOf(error))
    } finally {
      reporting.stop()
      await rm(cwd, { recursive: true, force: true })
    }
  }

  async #makeIn(workshop: Workshop, { recordingId, kind }: Order): Promise<{ name: string; file: string }> {
    const { db } = this.settings
    const known = { sessions: new RecordedSessions(db), recordings: new Recordings(db), log: new ToldLog(db) }
    const material = await materialOf({ db, ...known }, recordingId)
    await layOut(material, workshop)
    const name = await this.#makers[kind](material, workshop)
    return { name, file: fileName(material, kind) }
  }

  readonly #makers: Readonly<Record<Order['kind'], (material: Material, workshop: Workshop) => Promise<string>>> = {
    video: makeVideo,
    audio: makeAudio,
    package: (material, workshop) => {
      const { db, viewerDir, stateOf } = this.settings
      const folder = nameOf(material)
      return makePackage(material, workshop, { db, viewerDir, stateOf, folder })
    },
  }
}

/** An empty directory, whatever a crash left there; not where a recording was deleted meanwhile. */
async function clean(dir: string) {
  await rm(dir, { recursive: true, force: true })
  await mkdir(dirname(dir)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await mkdir(dir)
}

/** Says now and then how far something is, and hears whether it is still wanted. */
class Reporting {
  #share = 0
  readonly #timer: NodeJS.Timeout

  constructor(orders: Orders, order: Order, unwanted: () => void) {
    this.#timer = setInterval(() => {
      // Never done before it is there.
      const progress = Math.min(99, Math.floor(this.#share * 100))
      orders.report(order, progress).then(
        (isWanted) => isWanted || unwanted(),
        () => {},
      )
    }, REPORT_EVERY)
  }

  onShare = (share: number) => {
    this.#share = share
  }
  stop = () => clearInterval(this.#timer)
}

const codeOf = (error: unknown): string => {
  if (error instanceof MakingFailed) return error.code
  return (error as NodeJS.ErrnoException).code === 'ENOSPC' ? 'disk-full' : 'unknown'
}

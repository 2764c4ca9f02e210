import { internalKey } from '@/prisma/access'
import type { Around } from './around'
import type { Claimed } from './claims'
import { bytesLeft, type DiskState, diskState } from './disk'
import type { Fragment } from './fragments'
import { Run, type RunEnd, type RunFigures } from './run'
import { type FiledInit, type Segmented, Shelf } from './shelf'
import { Streams } from './streams/streams'
import { Teller } from './teller'

type Problem = 'disk-low' | 'disk-full' | 'slow' | 'interrupted'

const SECOND = 1_000
/** After the session ended a run itself: until the row says so too. */
const UNTIL_HEARD = 1.5 * SECOND
const MOST_WAIT = 4 * SECOND
const FIGURES_EVERY = 2
const DISK_EVERY = 5 * SECOND
/** Shorter ones are none. */
const SHORTEST_GAP = 500
const GIVES_UP_SAYING_WELL_AFTER = 2

/** One recording, from its start to when it can be watched again: run after run, whatever breaks on the way. */
export class Recording {
  /** Resolves when there is nothing more to do here. */
  readonly done: Promise<void>
  #resolve!: () => void
  #run: Run | null = null
  #stepping: Promise<void> | null = null
  #filing: Promise<void> = Promise.resolve()
  /** Small ones of runs that have ended. */
  #settling: Promise<unknown> = Promise.resolve()
  #notBefore = 0
  #failures = 0
  /** Something was filmed or should have been, and there is nothing of it. */
  #owes: boolean
  #problem: Problem | null | undefined
  #isFull = false
  #isOver = false
  /** Another recorder writes it now. */
  #isLost = false
  #diskAt = Number.NEGATIVE_INFINITY
  #left = 0
  #seconds = 0
  #delay = 0

  private constructor(
    private readonly around: Around,
    private readonly recorder: string,
    private row: Claimed,
    private readonly shelf: Shelf,
    private readonly teller: Teller,
    private readonly streams: Streams,
  ) {
    this.done = new Promise((resolve) => {
      this.#resolve = resolve
    })
    this.#owes = row.state === 'live'
  }

  static async take(around: Around, recorder: string, row: Claimed): Promise<Recording> {
    const { db, dataDir, logger, liveUrl, secret, programs } = around
    const shelf = await Shelf.open(db, dataDir, row.id, logger)
    const teller = new Teller(liveUrl, internalKey(secret), row.sessionId, logger)
    const streams = new Streams(db, row.sessionId, secret, programs.ffmpeg, logger)
    await streams.reset()
    logger.info({ recording: row.id, session: row.sessionId, state: row.state }, 'taken up')
    return new Recording(around, recorder, row, shelf, teller, streams)
  }

  /** What the row says now; to be called again and again. */
  see(row: Claimed) {
    this.row = row
    this.#stepping ??= this.#step()
      .catch((error) => this.around.logger.error({ recording: row.id, err: error }, 'a recording got stuck'))
      .finally(() => {
        this.#stepping = null
      })
  }

  /** Ends what runs in order; another recorder takes it up. */
  async leave(): Promise<void> {
    if (this.#isOver) return
    this.#isOver = true
    if (this.#run) {
      await this.#run.stop()
      this.teller.tell({ type: 'recording.deliver', data: { recordingId: this.row.id, on: false } })
    }
    await this.#close()
  }

  /** Another recorder works on it already: nothing more of it comes from here. */
  async abandon(): Promise<void> {
    if (this.#isOver) return
    this.#isOver = true
    this.#isLost = true
    this.around.logger.warn({ recording: this.row.id }, 'another recorder has taken it up')
    await this.#run?.finish({ is: 'stopped' })
    await this.#close()
  }

  get #isWanted(): boolean {
    return !this.row.paused && this.row.state !== 'stopping' && !this.#isOver && !this.#isFull
  }

  async #step() {
    if (this.#isOver) return
    await this.#mindDisk()
    this.streams.set(this.row.streams && this.#isWanted)
    if (this.#isWanted) this.#begin()
    else if (this.#run) await this.#run.stop()
    if (this.row.state === 'stopping') await this.#conclude()
  }

  #begin() {
    if (this.#run || performance.now() < this.#notBefore) return
    const number = this.shelf.nextRun
    let init: Promise<FiledInit> | null = null
    const run = new Run(
      this.around,
      { sessionId: this.row.sessionId, recordingId: this.row.id },
      {
        init: (bytes) => {
          init = this.shelf.fileInit(bytes)
          init.catch(() => {})
        },
        fragment: (n, fragment, small) =>
          this.#file(run, async () => this.#fileOne({ run: number, n, init: await init!, small }, fragment)),
        smallInit: (bytes) => this.#fileSmall(async () => this.shelf.fileSmallInit(await init!, bytes)),
        small: (n, bytes) => this.#fileSmall(() => this.shelf.fileSmall(number, n, bytes, this.row.unstreamed)),
        anchor: (position, at) => !this.#isLost && this.shelf.anchor({ run: number, position, at }),
        figures: (figures) => void this.#tellFigures(figures),
        eased: (to) => this.#say(to === 'all' ? this.#disk : 'slow'),
      },
    )
    this.#run = run
    void run.ended.then((end) => this.#ended(end))
  }

  #file(run: Run, act: () => Promise<void>) {
    this.#fileNext(act, (error) => {
      this.around.logger.warn({ recording: this.row.id, err: error }, 'a segment could not be filed')
      void run.finish({ is: 'broken', why: error.message })
    })
  }

  /** The recording does not notice when that fails. */
  #fileSmall(act: () => Promise<void>) {
    this.#fileNext(act, (error) =>
      this.around.logger.warn({ recording: this.row.id, err: error }, 'a small segment could not be filed'),
    )
  }

  #fileNext(act: () => Promise<void>, failed: (error: Error) => void) {
    this.#filing = this.#filing.then(() => (this.#isLost ? undefined : act())).catch(failed)
  }

  async #fileOne(of: Segmented, fragment: Fragment) {
    const { run, n, init } = of
    const before = this.shelf.until
    // At once: a recorder that takes over from here sees no gap before what is filed.
    const filed = () => n === 0 && this.#markGap(before)
    const isStreamed = await this.shelf.fileSegment(of, fragment, this.row.unstreamed, filed)
    if (isStreamed) this.streams.push({ run, init: init.bytes, bytes: fragment.bytes })
    this.#delay = Date.now() - (this.shelf.until ?? 0)
    if (n === 0) this.#delivers()
    if (this.row.state === 'starting') await this.#markLive()
  }

  /** Of the first of a run; `before`: up to when there was something before it. */
  #markGap(before: number | null) {
    const { id: recordingId, wantedSince } = this.row
    const from = before !== null && before > wantedSince ? before : this.#owes ? wantedSince : null
    const until = this.shelf.latest?.from
    if (from !== null && until !== undefined && until - from >= SHORTEST_GAP)
      this.teller.tell({ type: 'recording.mark-gap', data: { recordingId, from, until } })
    this.#owes = false
  }

  /** The first of a run is there. */
  #delivers() {
    this.#failures = 0
    this.#say(this.#disk)
    this.teller.tell({ type: 'recording.deliver', data: { recordingId: this.row.id, on: true } })
  }

  /** With the next segment again, where it did not work. */
  async #markLive() {
    const where = { id: this.row.id, recorder: this.recorder, state: 'starting' }
    await this.around.db.recording
      .updateMany({ where, data: { state: 'live' } })
      .catch((error) => this.around.logger.warn({ recording: this.row.id, err: error }, 'it was not said to be live'))
  }

  /** What is in the way by itself, as long as nothing else is. */
  get #disk(): 'disk-low' | null {
    return this.#left > 0 && this.#problem === 'disk-low' ? 'disk-low' : null
  }

  #ended(end: RunEnd) {
    const { id: recordingId } = this.row
    this.around.logger.info({ recording: recordingId, ...end }, 'a run ended')
    this.#settling = Promise.all([this.#settling, this.#run?.settled])
    this.#run = null
    void this.#filing.then(() => this.streams.breakOff())
    if (end.is === 'over') this.#notBefore = performance.now() + UNTIL_HEARD
    if (end.is !== 'broken') return
    this.#owes = true
    this.#notBefore = performance.now() + Math.min(MOST_WAIT, this.#failures++ * SECOND)
    this.teller.tell({ type: 'recording.deliver', data: { recordingId, on: false } })
    if (this.#failures > GIVES_UP_SAYING_WELL_AFTER) this.#say('interrupted')
    this.see(this.row)
  }

  /** Tells what is in the way, once. */
  #say(problem: Problem | null) {
    if (problem === this.#problem) return
    this.#problem = problem
    this.teller.tell({ type: 'recording.warn', data: { recordingId: this.row.id, problem } })
  }

  /** With the last bytes the session must still be able to write: before that it is over here. */
  async #mindDisk() {
    if (performance.now() - this.#diskAt < DISK_EVERY) return
    this.#diskAt = performance.now()
    this.#left = await bytesLeft(this.around.dataDir)
    const state: DiskState = diskState(this.#left, this.around.diskReserve)
    if (state === 'low') this.#say('disk-low')
    else if (state === 'enough' && this.#problem === 'disk-low') this.#say(null)
    if (state !== 'full' || this.#isFull || this.row.state === 'stopping') return
    this.#isFull = true
    this.#say('disk-full')
    this.teller.tell({ type: 'recording.stop', data: { recordingId: this.row.id } })
  }

  async #tellFigures({ fps, bitrate, dropped, memory }: RunFigures) {
    if (++this.#seconds % FIGURES_EVERY !== 0) return
    const figures = { fps, bitrate, dropped, memory, delay: this.#delay / SECOND, diskLeft: this.#left }
    const where = { id: this.row.id, recorder: this.recorder }
    await this.around.db.recording.updateMany({ where, data: { figures } }).catch(() => {})
  }

  async #conclude() {
    const { id, records } = this.row
    await this.#filed()
    const isLeft = await this.shelf.conclude(this.row)
    const outcome = records && !isLeft ? { state: 'failed', problem: 'nothing-recorded' } : { state: 'ready' }
    const where = { id, recorder: this.recorder, state: 'stopping' }
    await this.around.db.recording.updateMany({ where, data: { ...outcome, recorder: null, heardAt: null } })
    this.#isOver = true
    await this.#close()
  }

  /** Resolves when all that was filmed is filed. */
  async #filed() {
    await this.#settling
    await this.#filing
  }

  async #close() {
    await this.#filed()
    await this.streams.stop()
    await this.teller.close()
    this.#resolve()
  }
}

import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { nameIn, OFFERS, type Offer } from '@/domain/recording/renditions'
import { type Anchor, kept, type Placed, placed, type Stretch } from '@/domain/recording/timeline'
import type { Database } from '@/prisma/client'
import {
  placedSegments,
  recordingDir,
  type StoredSegment,
  writeCutPlaylists,
  writeLivePlaylists,
} from '@/prisma/recording-files'
import { tellGeneration } from '@/prisma/recording-generation'
import { keepOnly, removeUnnamed } from '@/server/recordings/keep-only'
import type { Claimed } from './claims'
import type { Fragment } from './fragments'
import { type SoundOnly, soundOnly } from './sound-only'

const AGAIN = 500
/** So many segments are placed anew with each that comes: longer than from one anchor to the next. */
const TAIL = 8

/** As long as one of these, nobody finds it by guessing. */
const randomName = () => randomBytes(16).toString('base64url')

/** The init of a run, with its name on disk. */
export interface FiledInit {
  readonly name: string
  readonly bytes: Buffer
  /** How its sound is had alone; null when it has none. */
  readonly sound: SoundOnly | null
}

/** Which segment it is. `small`: there may be a small one of it later. */
export interface Segmented extends Pick<StoredSegment, 'run' | 'n'> {
  readonly init: FiledInit
  readonly small: boolean
}

/** Of a small one that comes later. */
const LATER: readonly Offer[] = ['small', 'auto']
const ALL_BUT_LATER: readonly Offer[] = ['high', 'sound']

/**
 * What was recorded, on disk and in the database, in the order in which it was. A segment's file is there before its row,
 * and its row before the playlists name it.
 */
export class Shelf {
  #placed: Placed<StoredSegment>[] = []
  #anchors: Anchor[] = []
  /** Files of which there may yet be a small one. */
  readonly #awaited = new Set<string>()
  readonly #smallInits = new Set<string>()
  /** What is still on its way, one after the other. */
  #work: Promise<void> = Promise.resolve()

  private constructor(
    private readonly db: Database,
    private readonly dataDir: string,
    private readonly recordingId: string,
    private readonly logger: Logger,
  ) {}

  /** With what was recorded before, perhaps by another recorder. */
  static async open(db: Database, dataDir: string, recordingId: string, logger: Logger): Promise<Shelf> {
    const shelf = new Shelf(db, dataDir, recordingId, logger)
    const anchors = await db.recordingAnchor.findMany({ where: { recordingId }, orderBy: { run: 'asc' } })
    shelf.#anchors = anchors.map(({ run, position, at }) => ({ run, position, at: at.getTime() }))
    shelf.#placed = [...(await placedSegments(db, recordingId))]
    await mkdir(join(recordingDir(dataDir, recordingId), 'kept'), { recursive: true })
    // Somebody may have been closed out before there was a place to say so.
    await tellGeneration(db, dataDir, recordingId)
    return shelf
  }

  get nextRun(): number {
    return 1 + Math.max(0, ...[this.#placed.at(-1), this.#anchors.at(-1)].map((last) => last?.run ?? 0))
  }

  /** The newest segment. */
  get latest(): Placed<StoredSegment> | undefined {
    return this.#placed.at(-1)
  }

  /** The time of the log up to which there is something; null for nothing. */
  get until(): number | null {
    return this.latest?.until ?? null
  }

  /** The init of a run; its name is what segments refer to. */
  async fileInit(bytes: Buffer): Promise<FiledInit> {
    const name = `${randomName()}.mp4`
    const sound = soundOnly(bytes)
    await writeFile(this.#path(name), bytes)
    if (sound) await writeFile(this.#path(nameIn('sound', name)), sound.init)
    return { name, bytes, sound }
  }

  /** What small segments of a run begin with: the same all through it. It may fail: then there are none. */
  async fileSmallInit({ name }: FiledInit, bytes: Buffer): Promise<void> {
    if (!this.#smallInits.has(name) && (await this.#writeSmall(name, bytes))) this.#smallInits.add(name)
  }

  /**
   * Resolves when it can be played, and says whether those see all of it who watch while it runs.
   * @param unstreamed what they do not see, also not by going back
   * @param filed hears that it is kept, before it can be played
   */
  async fileSegment(
    of: Segmented,
    fragment: Fragment,
    unstreamed: readonly Stretch[],
    filed: () => unknown = () => {},
  ): Promise<boolean> {
    const { run, n, init, small } = of
    const { bytes, position, duration } = fragment
    const file = `${randomName()}.m4s`
    const sound = this.#soundOf(init, fragment)
    const sizes = { bytes: bytes.length, smallBytes: null, soundBytes: sound?.length ?? null }
    const segment = { run, n, init: init.name, position, duration, file, ...sizes }
    await writeFile(this.#path(file), bytes)
    if (sound) await writeFile(this.#path(nameIn('sound', file)), sound)
    await this.#write(() =>
      this.db.recordingSegment.createMany({
        data: { recordingId: this.recordingId, ...segment },
        skipDuplicates: true,
      }),
    )
    if (small) this.#awaited.add(file)
    this.#place(segment)
    filed()
    const streamed = await this.#tell(unstreamed, small ? ALL_BUT_LATER : OFFERS)
    return streamed.at(-1)?.file === file
  }

  /** The small one of a segment that was filed before; null: there will be none. */
  async fileSmall(run: number, n: number, bytes: Buffer | null, unstreamed: readonly Stretch[]): Promise<void> {
    const i = this.#placed.findLastIndex((each) => each.run === run && each.n === n)
    const segment = this.#placed[i]
    if (!segment) return
    const { recordingId } = this
    if (bytes && this.#smallInits.has(segment.init) && (await this.#writeSmall(segment.file, bytes))) {
      const smallBytes = bytes.length
      const where = { recordingId, run, n }
      await this.#write(() => this.db.recordingSegment.updateMany({ where, data: { smallBytes } }))
      this.#placed[i] = { ...segment, smallBytes }
    }
    this.#awaited.delete(segment.file)
    await this.#tell(unstreamed, LATER)
  }

  anchor(anchor: Anchor) {
    const { recordingId } = this
    this.#anchors.push(anchor)
    const data = { recordingId, ...anchor, at: new Date(anchor.at) }
    void this.#write(() => this.db.recordingAnchor.createMany({ data, skipDuplicates: true }))
  }

  /**
   * Puts all in order when nothing more comes: without what was only streamed, with the playlists for watching again.
   * Whoever watches sees it to its end; the files of what is not kept are deleted when nobody can any more.
   * Answers whether anything is left.
   */
  async conclude({ unkept, unstreamed, cuts }: Pick<Claimed, 'unkept' | 'unstreamed' | 'cuts'>): Promise<boolean> {
    await this.#work
    const { recordingId } = this
    const left = await keepOnly(this.db, recordingId, unkept)
    const streamed = kept(this.#placed, unstreamed)
    if (streamed.length > 0) await writeLivePlaylists(this.dataDir, recordingId, streamed, { ended: true })
    else await removeUnnamed(this.db, this.dataDir, recordingId)
    if (left.length === 0) return false
    await writeCutPlaylists(this.dataDir, recordingId, left, cuts)
    return true
  }

  /** Says to those who watch what there is. Answers that. */
  async #tell(unstreamed: readonly Stretch[], offers: readonly Offer[]) {
    const streamed = kept(this.#placed, unstreamed)
    const awaited = streamed.findIndex(({ file }) => this.#awaited.has(file))
    const settled = awaited === -1 ? streamed.length : awaited
    await writeLivePlaylists(this.dataDir, this.recordingId, streamed, { ended: false, settled, offers })
    return streamed
  }

  /** Where the latest lie may be known better with every anchor; the others stay where they are. */
  #place(segment: StoredSegment) {
    const tail = [...this.#placed.splice(-TAIL), segment]
    const anchors = this.#anchors.filter(({ run }) => run >= tail[0]!.run)
    this.#placed.push(...placed(tail, anchors))
  }

  #path = (name: string) => join(recordingDir(this.dataDir, this.recordingId), 'kept', name)

  /** What sounds alone; where that cannot be had, what was recorded goes on without. */
  #soundOf({ sound }: FiledInit, fragment: Fragment): Buffer | null {
    try {
      return sound?.fragment(fragment) ?? null
    } catch (error) {
      this.logger.warn({ recording: this.recordingId, err: error }, 'there is no sound alone of a segment')
      return null
    }
  }

  /** The small one of a file; what was recorded goes on without. */
  #writeSmall = (name: string, bytes: Buffer): Promise<boolean> =>
    writeFile(this.#path(nameIn('small', name)), bytes).then(
      () => true,
      (error) => {
        this.logger.warn({ recording: this.recordingId, err: error }, 'a small one could not be filed')
        return false
      },
    )

  /** Written in order, and however long the database is not there. */
  #write(act: () => Promise<unknown>): Promise<void> {
    this.#work = this.#work.then(async () => {
      while (
        !(await act().then(
          () => true,
          (error) => this.#failed(error),
        ))
      )
        await new Promise((resolve) => setTimeout(resolve, AGAIN))
    })
    return this.#work
  }

  #failed(error: unknown): false {
    this.logger.warn({ recording: this.recordingId, err: error }, 'the database did not take a segment; trying again')
    return false
  }
}

import { Value } from '@/app/_session/value'
import { type Clock, type Playback, within } from './clock'
import { type DatedPiece, edgeOf, placeOf, timeOf } from './dated'
import { goingOn, HAVE_METADATA, PictureTime, type Playing } from './picture-time'

/** What of a stream is loaded: its newest pieces, as they come; or all that there was when somebody went back. */
export type Extent = 'newest' | 'whole'

/** The picture is so far behind the newest piece when it is live: three of them. Nearer, there is nothing to come. */
const DELAY = 6_000
/** Whoever is no further behind is live. */
const NEAR = 12_000
const SECOND = 1_000

export const isLive = ({ position, length }: Playback): boolean => length - position < NEAR

/**
 * A stream that runs, as a clock. Positions count from its beginning in log time, pauses and all. At its end only the
 * newest pieces are loaded; whoever goes back further gets all that there is by then, and goes on from there.
 */
export class StreamClock implements Clock {
  readonly playback: Value<Playback>
  readonly #hearers = new Set<(at: number) => void>()
  readonly #picture: PictureTime
  #extent: Extent = 'newest'
  #pieces: readonly DatedPiece[] = []
  /** Which time of the log is shown. */
  #at: number
  /** The newest there was, and when that was known. */
  #edge: { readonly at: number; readonly since: number }
  /** Where to begin once the pieces are known; null at the end. */
  #wanted: number | null = null
  #isOpening = true
  #goes = false
  #hasBegun = false
  #isOver = false

  /**
   * @param startedAt of the stream, milliseconds since 1970
   * @param open loads another extent of the stream into the element
   */
  constructor(
    private readonly media: Playing,
    private readonly startedAt: number,
    private readonly open: (extent: Extent) => void,
  ) {
    this.#at = startedAt
    this.#edge = { at: startedAt, since: performance.now() }
    this.playback = new Value<Playback>(this.#now())
    this.#picture = new PictureTime(media, this.#changed, this.#shows)
  }

  at = (): number => this.#at
  listen = (hear: (at: number) => void) => {
    this.#hearers.add(hear)
    return () => this.#hearers.delete(hear)
  }
  timeAt = (position: number): number => this.startedAt + position
  positionOf = (at: number): number => within(at - this.startedAt, this.playback.get().length)

  play = () => {
    if (this.#isOver && this.media.ended) return this.#reopen('whole', this.startedAt, true)
    // Who looks for the first time wants what is now, however long the page lay open.
    if (!this.#hasBegun && !isLive(this.playback.get())) return this.toLive()
    this.#go()
  }
  pause = () => {
    this.#goes = false
    this.media.pause()
    this.#look()
  }

  seek = (position: number) => {
    const { length } = this.playback.get()
    const at = this.timeAt(within(position, length))
    if (!this.#isOver && length - position < NEAR) return this.toLive()
    this.#hasBegun = true
    const place = this.#isOpening ? null : placeOf(this.#pieces, at)
    if (place === null) return this.#reopen('whole', at, this.#goes)
    this.media.currentTime = place
    this.#showAt(at)
  }

  /** To the newest there is, and on with it. */
  toLive = () => {
    this.setSpeed(1)
    this.#hasBegun = true
    const edge = edgeOf(this.#pieces)
    const place = edge === null ? null : (placeOf(this.#pieces, edge - DELAY) ?? this.#pieces[0]!.start)
    if (this.#extent !== 'newest' || place === null) return this.#reopen('newest', null, true)
    this.media.currentTime = place
    this.#go()
  }

  setSpeed = (speed: number) => {
    this.media.playbackRate = speed
    this.media.defaultPlaybackRate = speed
    this.#look()
  }

  /** Nothing more will come. */
  end() {
    this.#isOver = true
    this.#look()
  }

  /** Hears which pieces there are; those of the newest move on. */
  dated = (pieces: readonly DatedPiece[]) => {
    this.#pieces = pieces
    const at = edgeOf(pieces)
    if (at !== null && (at >= this.#newest() || this.#extent === 'newest' || this.#isOver))
      this.#edge = { at, since: performance.now() }
    this.#look()
    const isHeld = this.#hasBegun && !this.#goes && !this.#isOpening
    if (this.#extent === 'newest' && isHeld && this.#isBehindPieces()) this.#reopen('whole', this.#at, false)
  }

  /** Where to begin in what was opened, in seconds of the element; null at its end. */
  startAt = (pieces: readonly DatedPiece[]): number | null =>
    this.#wanted === null ? null : (placeOf(pieces, this.#wanted) ?? pieces[0]?.start ?? null)

  /** Opens the same anew, and goes on where it is. */
  openAnew = () => {
    const at = this.#isOpening ? this.#wanted : this.#hasBegun ? this.#at : null
    this.#reopen(this.#extent, at, this.#goes)
  }

  /** The element is emptied, and loaded anew where it was. */
  reloads = () => {
    this.#isOpening = true
    if (this.#extent === 'whole') this.#wanted ??= this.#at
  }

  close = () => {
    this.#picture.close()
    this.media.pause()
  }

  #isBehindPieces = (): boolean => this.#at < (this.#pieces[0]?.at ?? Number.NEGATIVE_INFINITY)

  #newest(): number {
    const { at, since } = this.#edge
    return this.#extent === 'newest' || this.#isOver ? at : at + (performance.now() - since)
  }

  #go() {
    this.#goes = true
    this.#hasBegun = true
    // Browsers may want a click before they play anything; then the button is still there.
    if (!this.#isOpening) this.media.play().catch(() => this.#changed())
    this.#look()
  }

  #reopen(extent: Extent, at: number | null, goes: boolean) {
    this.#extent = extent
    this.#wanted = at
    this.#goes = goes
    this.#isOpening = true
    this.#pieces = []
    if (at !== null) this.#showAt(at)
    else this.#look()
    this.open(extent)
  }

  #changed = () => {
    if (this.#isOpening) {
      if (this.media.readyState < HAVE_METADATA) return
      this.#isOpening = false
      this.#wanted = null
      if (this.#goes) return this.#go()
    }
    if (this.media.ended && this.#extent === 'whole' && this.#isThereMore()) return this.#goOn()
    this.#goes = !this.media.paused
    this.#shows(this.media.currentTime)
    this.#look()
  }

  #isThereMore = (): boolean => !this.#isOver || this.#newest() - this.#at > SECOND

  /** What was there when it was opened is over; by now there is more. */
  #goOn() {
    const isNear = this.#newest() - this.#at < NEAR && !this.#isOver
    this.#reopen(isNear ? 'newest' : 'whole', this.#at, true)
  }

  #shows = (seconds: number) => {
    const at = this.#isOpening ? null : timeOf(this.#pieces, seconds)
    if (at !== null) this.#showAt(at)
  }

  #showAt(at: number) {
    const isNew = at !== this.#at
    this.#at = at
    this.#look()
    if (isNew) for (const hear of this.#hearers) hear(at)
  }

  #look() {
    const before = this.playback.get()
    const now = this.#now()
    if ((Object.keys(now) as (keyof Playback)[]).some((key) => now[key] !== before[key])) this.playback.set(now)
  }

  #now(): Playback {
    const { isPlaying, isWaiting } = goingOn(this.media)
    const length = Math.max(this.#newest(), this.#at) - this.startedAt
    return {
      isPlaying: isPlaying || (this.#goes && this.#isOpening),
      isWaiting: isWaiting || (this.#goes && this.#isOpening),
      position: Math.max(0, this.#at - this.startedAt),
      length: Math.max(0, length),
      speed: this.media.playbackRate,
    }
  }
}

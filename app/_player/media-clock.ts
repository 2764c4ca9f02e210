import { Value } from '@/app/_session/value'
import { lengthOf, logTimeAt, positionAt, type Span } from '@/domain/recording/timeline'
import { type Clock, type Playback, within } from './clock'
import { goingOn, HAVE_METADATA, PictureTime, type Playing } from './picture-time'

const SECOND = 1_000

/** The picture of a recording as a clock: what it shows is the time, by the timeline of the recording. */
export class MediaClock implements Clock {
  readonly playback: Value<Playback>
  readonly #length: number
  readonly #hearers = new Set<(at: number) => void>()
  readonly #picture: PictureTime
  /** Where to go once it is known what there is, in seconds. */
  #wanted: number | null = 0
  /** It goes on when it is loaded anew. */
  #goes = false

  constructor(
    private readonly media: Playing,
    private readonly timeline: readonly Span[],
  ) {
    this.#length = lengthOf(timeline) * SECOND
    this.playback = new Value<Playback>(this.#now())
    this.#picture = new PictureTime(media, this.#changed, (seconds) => this.#look(this.#wanted ?? seconds))
  }

  at = (): number => this.timeAt(this.playback.get().position)
  listen = (hear: (at: number) => void) => {
    this.#hearers.add(hear)
    return () => this.#hearers.delete(hear)
  }
  timeAt = (position: number): number => logTimeAt(this.timeline, position / SECOND)
  positionOf = (at: number): number => positionAt(this.timeline, at) * SECOND

  play = () => {
    const { position, length } = this.playback.get()
    if (position >= length) this.seek(0)
    this.#go()
  }
  pause = () => {
    this.#goes = false
    this.media.pause()
    this.#look()
  }

  seek = (position: number) => {
    const seconds = within(position, this.#length) / SECOND
    if (this.media.readyState < HAVE_METADATA) this.#wanted = seconds
    else this.media.currentTime = seconds
    this.#look()
  }

  setSpeed = (speed: number) => {
    this.media.playbackRate = speed
    // A source that is loaded anew begins with this.
    this.media.defaultPlaybackRate = speed
    this.#look()
  }

  /** Keeps the place while the source is loaded anew, and goes on from there if it did. The element may be empty by now. */
  keepPlace() {
    const { position, isPlaying } = this.playback.get()
    this.#wanted ??= position / SECOND
    this.#goes ||= isPlaying
    this.#look()
  }

  close = () => {
    this.#picture.close()
    this.media.pause()
  }

  #go() {
    // What is attached only now stops it again: it goes on when that is loaded.
    this.#goes = this.media.readyState < HAVE_METADATA
    // Browsers may want a click before they play anything; then the button is still there.
    void this.media.play().catch(({ name }: DOMException) => {
      if (name !== 'NotAllowedError') return
      this.#goes = false
      this.#look()
    })
    // What is attached meanwhile takes the event with it.
    this.#look()
  }

  #changed = () => {
    if (this.media.readyState >= HAVE_METADATA) {
      if (this.#wanted !== null) {
        // The beginning too: what was loaded may have been told to begin elsewhere.
        this.media.currentTime = this.#wanted
        this.#wanted = null
      }
      if (this.#goes) this.#go()
    }
    this.#look()
  }

  #look(position = this.#wanted ?? this.media.currentTime) {
    const before = this.playback.get()
    const now = this.#now(position)
    if ((Object.keys(now) as (keyof Playback)[]).every((key) => now[key] === before[key])) return
    this.playback.set(now)
    if (now.position !== before.position) for (const hear of this.#hearers) hear(this.timeAt(now.position))
  }

  #now(position = this.#wanted ?? 0): Playback {
    const { playbackRate: speed } = this.media
    const length = this.#length
    const { isPlaying, isWaiting } = goingOn(this.media)
    const going = { isPlaying: isPlaying || this.#goes, isWaiting: isWaiting || this.#goes }
    return { ...going, position: within(position * SECOND, length), length, speed }
  }
}

/** What a clock needs of an element that plays. */
export type Playing = Pick<
  HTMLVideoElement,
  | 'currentTime'
  | 'paused'
  | 'ended'
  | 'seeking'
  | 'readyState'
  | 'playbackRate'
  | 'defaultPlaybackRate'
  | 'play'
  | 'pause'
  | 'addEventListener'
  | 'removeEventListener'
> &
  Partial<Pick<HTMLVideoElement, 'requestVideoFrameCallback' | 'cancelVideoFrameCallback'>>

export const HAVE_METADATA = 1
const HAVE_FUTURE_DATA = 3
/** Often enough where the browser does not tell of each picture, such as when there is only sound. */
const LOOK_EVERY = 50
/** So long after a picture, the next one is not waited for. */
const PICTURE_IS_LATE = 200
const TELLING = [
  'play',
  'pause',
  'playing',
  'waiting',
  'seeking',
  'seeked',
  'ratechange',
  'ended',
  'loadedmetadata',
  'canplay',
] as const

/** Whether an element plays, and whether it has to wait for that. */
export const goingOn = ({ paused, ended, readyState }: Playing) => ({
  isPlaying: !paused && !ended,
  isWaiting: !paused && !ended && readyState < HAVE_FUTURE_DATA,
})

/** Which moment of what an element plays is shown: told with each picture, and often where there is only sound. */
export class PictureTime {
  #last = Number.NEGATIVE_INFINITY
  #timer: ReturnType<typeof setInterval> | null = null
  #frame: number | null = null

  /**
   * @param changed hears when the element goes on, stops, waits, or was moved
   * @param shows hears of the moment that is shown, in seconds of the element
   */
  constructor(
    private readonly media: Playing,
    private readonly changed: () => void,
    private readonly shows: (seconds: number) => void,
  ) {
    for (const event of TELLING) media.addEventListener(event, this.#heard)
  }

  close() {
    for (const event of TELLING) this.media.removeEventListener(event, this.#heard)
    this.#rest()
  }

  #heard = () => {
    if (this.media.paused) this.#rest()
    else this.#watch()
    this.changed()
  }

  #watch() {
    this.#timer ??= setInterval(() => {
      if (performance.now() - this.#last > PICTURE_IS_LATE) this.shows(this.media.currentTime)
    }, LOOK_EVERY)
    this.#frame ??= this.media.requestVideoFrameCallback?.(this.#pictured) ?? null
  }

  #rest() {
    if (this.#timer) clearInterval(this.#timer)
    if (this.#frame !== null) this.media.cancelVideoFrameCallback?.(this.#frame)
    this.#timer = null
    this.#frame = null
  }

  #pictured = (_now: number, { mediaTime }: Pick<VideoFrameCallbackMetadata, 'mediaTime'>) => {
    this.#frame = null
    this.#last = performance.now()
    if (!this.media.paused) this.#watch()
    // A picture from before a seek must not take it back.
    if (!this.media.seeking) this.shows(mediaTime)
  }
}

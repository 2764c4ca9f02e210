import type { Clock } from '@/app/_player/clock'
import { MediaClock } from '@/app/_player/media-clock'
import { pictureElement } from '@/app/_player/picture-element'
import { type Attached, attach, type Source } from '@/app/_player/source'
import { TimerClock } from '@/app/_player/timer-clock'
import { type Telling, type Who, whatThereIs } from '@/app/_player/watching'
import { Refused } from '@/app/_session/live-http'
import { ReplayDriver } from '@/app/_session/replay-driver'
import { Value } from '@/app/_session/value'
import { type Chapter, chaptersOf } from '@/domain/recording/chapters'
import type { RoomThen } from '@/domain/recording/perspective'
import type { RecordingsPage, ReplayPage, ShownRecording } from '@/domain/recording/watching'

const SECOND = 1_000
const AGAIN_AFTER = 3_000
/** Of each so many milliseconds, so many go into what may be gone to later. */
const FOLD_EVERY = 40
const FOLD_FOR = 8

/** A replay that is under way: the log, the clock it goes by, and the picture, if there is one. */
export class Replaying {
  readonly driver: ReplayDriver
  readonly clock: Clock
  readonly video: HTMLVideoElement | null = null
  readonly isLost = new Value(false)
  readonly recording: ShownRecording | null
  readonly room: RoomThen | null
  readonly chapters: readonly Chapter[]
  #attached: Promise<Attached> | null = null
  #base: string
  #isClosed = false
  #ahead: ReturnType<typeof setTimeout> | null = null

  constructor(
    private readonly who: Who,
    readonly page: RecordingsPage,
    readonly telling: Telling,
    log: readonly ReplayPage[],
  ) {
    this.recording = page.recordings.find(({ id }) => id === telling.recording) ?? null
    this.room = page.rooms.find(({ id }) => id === telling.room) ?? null
    this.#base = this.recording?.media ?? ''
    this.driver = new ReplayDriver(log)
    this.chapters = this.recording?.chapters?.map(titled) ?? chaptersOf(this.driver.events)
    if (this.recording && this.recording.timeline.length > 0) {
      this.video = pictureElement()
      this.clock = new MediaClock(this.video, this.recording.timeline)
      this.#attached = attach(this.video, this.#source(this.recording), (isLost) => this.isLost.set(isLost))
    } else {
      const { openedAt = this.driver.from, closedAt = null } = this.room ?? {}
      this.clock = new TimerClock(openedAt, closedAt ?? this.driver.until)
    }
    this.driver.follow(this.clock)
    this.#foldAhead()
  }

  /** What is to come is loaded ahead from now on. */
  loadAhead = () => void this.#attached?.then(({ loadAhead }) => loadAhead())

  close = () => {
    this.#isClosed = true
    if (this.#ahead) clearTimeout(this.#ahead)
    void this.#attached?.then(({ detach }) => detach())
    this.driver.close()
    this.clock.close()
    this.video?.remove()
  }

  #foldAhead = () => {
    this.#ahead = this.driver.foldAhead(FOLD_FOR) ? setTimeout(this.#foldAhead, FOLD_EVERY) : null
  }

  #source = ({ playlist }: ShownRecording): Source => ({
    base: () => this.#base,
    playlist,
    extent: 'whole',
    startAt: () => this.clock.playback.get().position / SECOND,
    reloads: () => {
      if (this.clock instanceof MediaClock) this.clock.keepPlace()
    },
    renew: async () => {
      while (!this.#isClosed) {
        try {
          const { recordings } = await whatThereIs(this.who)
          const now = recordings.find(({ id }) => id === this.telling.recording)
          if (now) this.#base = now.media
          return now !== undefined
        } catch (error) {
          // Without a line it comes back; whoever may no longer, may no longer.
          if (error instanceof Refused && error.status >= 400 && error.status < 500) return false
          await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER))
        }
      }
      return false
    },
  })
}

const titled = ({ at, title }: { readonly at: number; readonly title: string }): Chapter => ({
  kind: 'titled',
  at,
  title,
})

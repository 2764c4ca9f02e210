import type { Clock } from '@/app/_player/clock'
import { Deck } from '@/app/_player/deck'
import { keepSpeed } from '@/app/_player/kept-speed'
import { MediaClock } from '@/app/_player/media-clock'
import { pictureElement } from '@/app/_player/picture-element'
import type { Wish } from '@/app/_player/quality'
import type { Source } from '@/app/_player/source'
import { TimerClock } from '@/app/_player/timer-clock'
import { type Telling, type Who, whatThereIs } from '@/app/_player/watching'
import { Refused } from '@/app/_session/live-http'
import { ReplayDriver } from '@/app/_session/replay-driver'
import { type Chapter, chaptersOf } from '@/domain/recording/chapters'
import { chaptersKept, chaptersShown } from '@/domain/recording/chapters-shown'
import type { RoomThen } from '@/domain/recording/perspective'
import type { RecordingsPage, ReplayPage, ShownRecording } from '@/domain/recording/watching'
import type { HeardEvent } from '@/domain/session'

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
  /** Null where there is no picture. */
  readonly deck: Deck | null = null
  readonly recording: ShownRecording | null
  readonly room: RoomThen | null
  readonly chapters: readonly Chapter[]
  #base: string
  readonly #forgetSpeed: () => void
  #isClosed = false
  #ahead: ReturnType<typeof setTimeout> | null = null

  constructor(
    private readonly who: Who,
    readonly page: RecordingsPage,
    readonly telling: Telling,
    readonly wish: Wish,
    log: readonly ReplayPage[],
  ) {
    this.recording = page.recordings.find(({ id }) => id === telling.recording) ?? null
    this.room = page.rooms.find(({ id }) => id === telling.room) ?? null
    this.#base = this.recording?.media ?? ''
    this.driver = new ReplayDriver(log)
    this.chapters = chaptersIn(this.recording, this.driver.events)
    if (this.recording && this.recording.timeline.length > 0) {
      const { timeline, bytesAnHour } = this.recording
      const video = pictureElement()
      const clock = new MediaClock(video, timeline)
      const source = this.#source(this.recording, clock)
      const deck = new Deck(video, this.wish, bytesAnHour, () => {
        clock.keepPlace()
        deck.open(source)
      })
      deck.open(source)
      ;[this.video, this.clock, this.deck] = [video, clock, deck]
    } else {
      const { openedAt = this.driver.from, closedAt = null } = this.room ?? {}
      this.clock = new TimerClock(openedAt, closedAt ?? this.driver.until)
    }
    this.#forgetSpeed = keepSpeed(this.clock)
    this.driver.follow(this.clock)
    this.#foldAhead()
  }

  close = () => {
    this.#isClosed = true
    if (this.#ahead) clearTimeout(this.#ahead)
    this.#forgetSpeed()
    this.deck?.close()
    this.driver.close()
    this.clock.close()
    this.video?.remove()
  }

  #foldAhead = () => {
    this.#ahead = this.driver.foldAhead(FOLD_FOR) ? setTimeout(this.#foldAhead, FOLD_EVERY) : null
  }

  #source = ({ playlist }: ShownRecording, clock: MediaClock): Source => ({
    base: () => this.#base,
    playlist,
    extent: 'whole',
    startAt: () => clock.playback.get().position / SECOND,
    reloads: () => clock.keepPlace(),
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

/** Of a recording those that it shows; without a picture all that follow from what happened. */
function chaptersIn(recording: ShownRecording | null, events: readonly HeardEvent[]): readonly Chapter[] {
  const happened = chaptersOf(events)
  if (!recording) return happened
  const chapters = chaptersKept(recording.chapters, happened)
  return recording.timeline.length === 0 ? chapters : chaptersShown(chapters, recording.timeline)
}

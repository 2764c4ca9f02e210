import { Deck } from '@/app/_player/deck'
import { pictureElement } from '@/app/_player/picture-element'
import type { Wish } from '@/app/_player/quality'
import type { Source } from '@/app/_player/source'
import { type Extent, StreamClock } from '@/app/_player/stream-clock'
import { logAfter, type Who, whatThereIs } from '@/app/_player/watching'
import { Refused } from '@/app/_session/live-http'
import { ReplayDriver } from '@/app/_session/replay-driver'
import { Value } from '@/app/_session/value'
import { CATCHING_UP } from '@/domain/recording/retention'
import type { RecordingsPage, ReplayPage, ShownStream } from '@/domain/recording/watching'

/** The picture comes some seconds after what happened, so there is time to hear of it. */
const ASK_EVERY = 2_500
/** How often it is asked what there is, in these. */
const LOOK_EVERY = 4
const PLAYLISTS: Readonly<Record<Extent, string>> = { newest: 'live.m3u8', whole: 'dvr.m3u8' }

/** A stream that is watched while it runs: its picture, the clock that this is, and the log, told as far as the picture. */
export class Streaming {
  readonly driver: ReplayDriver
  readonly video = pictureElement()
  readonly clock: StreamClock
  readonly deck: Deck
  /** What there is to watch just now. */
  readonly page: Value<RecordingsPage>
  #base: string
  #to: number
  #asked = 0
  #timer: ReturnType<typeof setTimeout> | null = null
  #isClosed = false
  /** Since when it is known to be over, in milliseconds since 1970; null while it runs, and for whoever may not watch it. */
  #overSince: number | null = null

  constructor(
    private readonly who: Who,
    page: RecordingsPage,
    readonly stream: ShownStream,
    readonly wish: Wish,
    log: readonly ReplayPage[],
  ) {
    this.page = new Value(page)
    this.#base = stream.media
    this.#to = log.at(-1)!.to
    this.driver = new ReplayDriver(log)
    this.clock = new StreamClock(this.video, stream.startedAt, this.#open)
    this.deck = new Deck(this.video, this.wish, stream.bytesAnHour, this.clock.openAnew)
    this.deck.loadAhead()
    this.driver.follow(this.clock)
    this.#open('newest')
    this.#later()
  }

  close = () => {
    this.#isClosed = true
    if (this.#timer) clearTimeout(this.#timer)
    this.deck.close()
    this.driver.close()
    this.clock.close()
    this.video.remove()
  }

  #open = (extent: Extent) => this.deck.open(this.#source(extent))

  #source = (extent: Extent): Source => ({
    base: () => this.#base,
    playlist: PLAYLISTS[extent],
    extent,
    startAt: this.clock.startAt,
    dated: this.clock.dated,
    reloads: this.clock.reloads,
    renew: async () => {
      await this.#look()
      return !this.#isClosed && (this.#isOn() || this.#mayCatchUp())
    },
  })

  /** Not all who watch at the same moment. */
  #later() {
    if (!this.#isClosed) this.#timer = setTimeout(() => void this.#ask(), ASK_EVERY * (0.75 + Math.random() / 2))
  }

  async #ask() {
    if (this.#asked++ % LOOK_EVERY === 0) await this.#look()
    if (this.#isOn()) await this.#listen()
    this.#later()
  }

  #isOn = (): boolean => this.page.get().live?.id === this.stream.id

  /** The end is there for a while, for those who are behind it. */
  #mayCatchUp = (): boolean => this.#overSince !== null && Date.now() - this.#overSince < CATCHING_UP

  /** Looks what there is. Without a line it is as it was. */
  async #look() {
    try {
      const page = await whatThereIs(this.who)
      if (page.live?.id === this.stream.id) {
        this.#base = page.live.media
        this.deck.there.set(page.live.bytesAnHour)
      } else {
        this.#overSince ??= Date.now()
        this.clock.end()
      }
      this.page.set(page)
    } catch (error) {
      if (error instanceof Refused && error.code === 'not-admitted') {
        this.#overSince = null
        this.page.set({ ...this.page.get(), live: null })
        this.clock.end()
      }
    }
  }

  /** Hears what has happened since. */
  async #listen() {
    try {
      for (;;) {
        const page = await logAfter(this.who, { recording: this.stream.id }, this.#to)
        if (this.#isClosed) return
        this.#to = page.to
        this.driver.add(page)
        if (page.to >= page.head) return
      }
    } catch (error) {
      // Over perhaps; otherwise it is asked again soon.
      if (error instanceof Refused && error.status === 403) await this.#look()
    }
  }
}

import type { Ease, Told } from '@/domain/recording/capture'
import { programKey } from '@/prisma/program-key'
import type { Around } from './around'
import { Film } from './film'
import type { Fragment } from './fragments'
import type { Slot } from './inlet'
import { PulseWatch } from './pulse'
import { Smalls } from './smalls'
import { Studio } from './studio'

/** What a run brings about, in order. */
export interface RunListener {
  readonly init: (bytes: Buffer) => void
  /** `small`: there may be a small one of it later. */
  readonly fragment: (n: number, fragment: Fragment, small: boolean) => void
  readonly smallInit: (bytes: Buffer) => void
  /** Null: there will be none. May come when the run has ended. */
  readonly small: (n: number, bytes: Buffer | null) => void
  /** `position` in seconds of the run, `at` in milliseconds since 1970. */
  readonly anchor: (position: number, at: number) => void
  readonly figures: (figures: RunFigures) => void
  /** So much is asked of the page now; `all` when it is as it should be. */
  readonly eased: (to: Ease) => void
}

export interface RunFigures {
  /** Pictures and bits in the last second. */
  readonly fps: number
  readonly bitrate: number
  /** Pictures for which there was no time. */
  readonly dropped: number
  /** Bytes that the browser holds. */
  readonly memory: number
}

/** How a run ended: the session says so, or we; its page should be changed; or something broke. */
export type RunEnd = { readonly is: 'over' | 'stopped' | 'worn' } | { readonly is: 'broken'; readonly why: string }

const SECOND = 1_000
const KEY_LASTS = 120 * SECOND
const MEMORY_EVERY = 10
/** Until the page has handed over the last it filmed. */
const LAST_WORDS = 2_500

/** One page and one film: what they deliver without a break. */
export class Run {
  /** Resolves when all of it was heard. */
  readonly ended: Promise<RunEnd>
  #end!: (end: RunEnd) => void
  readonly #film: Film
  readonly #smalls: Smalls
  readonly #slot: Slot
  readonly #watch = new PulseWatch()
  readonly #begunAt = performance.now()
  #studio: Studio | null = null
  #timer: NodeJS.Timeout
  #heardAt = this.#begunAt
  #picturedAt = this.#begunAt
  #cutAt = this.#begunAt
  #trim: number | null = null
  #anchors: Extract<Told, { is: 'anchor' }>[] = []
  #n = 0
  #count = { pictures: 0, bytes: 0, missed: 0, seconds: 0 }
  #memory = 0
  #latest: Extract<Told, { is: 'anchor' }> | null = null
  /** From this time of the log on there is nothing to be kept. */
  #overAt = Number.POSITIVE_INFINITY
  /** How it ends when the page has answered. */
  #asked: RunEnd | null = null
  #ending: Promise<void> | null = null

  constructor(
    private readonly around: Around,
    private readonly about: { readonly sessionId: string; readonly recordingId: string },
    private readonly listener: RunListener,
  ) {
    this.ended = new Promise((resolve) => {
      this.#end = resolve
    })
    this.#smalls = new Smalls(around.programs.ffmpeg, {
      init: listener.smallInit,
      fragment: listener.small,
      stops: (why) => around.logger.warn({ recording: about.recordingId, why }, 'it is not made small for a while'),
    })
    this.#film = new Film(around.programs.ffmpeg, {
      begins: (at) => this.#begins(at),
      init: (bytes) => {
        listener.init(bytes)
        this.#smalls.begin(bytes)
      },
      fragment: (fragment) => this.#file(fragment),
      picture: () => {
        const now = performance.now()
        this.#count.pictures++
        // Before the first there is nothing to be cut into fragments.
        if (this.#picturedAt === this.#begunAt) this.#cutAt = now
        this.#picturedAt = now
      },
    })
    this.#slot = around.inlet.open({
      film: (chunk) => this.#take(chunk),
      told: (told) => this.#hear(told),
      gone: () => void this.finish({ is: 'broken', why: 'the page is gone' }),
    })
    this.#timer = setInterval(() => void this.#beat(), SECOND)
    void this.#film.ended.then((why) => this.finish({ is: 'broken', why }))
    void this.#open()
  }

  /** Resolves when the last small one was heard. */
  get settled(): Promise<unknown> {
    return this.#smalls.ended
  }

  /** Asks the page for the last of it, and ends. */
  async stop(end: RunEnd = { is: 'stopped' }): Promise<void> {
    this.#asked = end
    this.#slot.order({ do: 'stop' })
    const late = setTimeout(() => void this.finish(end), LAST_WORDS)
    await this.ended
    clearTimeout(late)
  }

  /** Ends it for this reason; what was handed in by now becomes a segment. */
  finish(end: RunEnd): Promise<void> {
    this.#ending ??= (async () => {
      clearInterval(this.#timer)
      this.#slot.close()
      await Promise.all([this.#film.finish(), this.#studio?.close()])
      // The next run need not wait for it.
      void this.#smalls.finish()
      this.#end(end)
    })()
    return this.#ending
  }

  async #open() {
    const { inlet: _inlet, programs, programUrl: origin, logger } = this.around
    const address = `${origin}/program/${this.about.sessionId}?key=${this.#key()}#${this.#slot.address}`
    try {
      const studio = await Studio.open({ chromium: programs.chromium, origin, logger }, address, () => !this.#ending)
      this.#studio = studio
      if (this.#ending) return await studio.close()
      await studio.gone
      await this.finish({ is: 'broken', why: 'the browser is gone' })
    } catch (error) {
      // The browser's words hold the whole address, and that lets somebody in.
      const why = (error as Error).message.replaceAll(/https?:\/\/\S+/g, 'the program')
      await this.finish({ is: 'broken', why })
    }
  }

  /** Works long enough for the page to come in, or to come back. */
  #key(): string {
    const { sessionId, recordingId } = this.about
    return programKey(this.around.secret, sessionId, recordingId, Date.now() + KEY_LASTS)
  }

  #take(chunk: Buffer) {
    if (this.#ending || chunk.length === 0) return
    this.#heardAt = performance.now()
    this.#count.bytes += chunk.length
    try {
      this.#film.write(chunk)
    } catch (error) {
      void this.finish({ is: 'broken', why: (error as Error).message })
    }
  }

  #hear(told: Told) {
    if (told.is === 'figures') this.#count.missed = told.missed
    else if (told.is === 'over') {
      this.#overAt = told.at
      void this.finish(this.#asked ?? { is: 'over' })
    } else if (this.#trim === null) this.#anchors.push(told)
    else {
      this.#latest = { ...told, position: told.position - this.#trim }
      this.listener.anchor(this.#latest.position, told.at)
    }
  }

  /** What shows nothing but that nobody is shown any more, is none. */
  #file(fragment: Fragment) {
    this.#cutAt = performance.now()
    const { position, at } = this.#latest ?? { position: 0, at: 0 }
    const from = at + (fragment.position - position) * SECOND
    if (from >= this.#overAt) return
    const n = this.#n++
    const small = this.#smalls.takes()
    this.listener.fragment(n, fragment, small)
    if (small) this.#smalls.push(n, fragment)
  }

  #begins(at: number) {
    this.#trim = at
    for (const told of this.#anchors.splice(0)) this.#hear(told)
  }

  async #beat() {
    const { pictures, bytes, missed, seconds } = this.#count
    this.#count = { pictures: 0, bytes: 0, missed: 0, seconds: seconds + 1 }
    const now = performance.now()
    const verdict = this.#watch.judge({
      age: now - this.#begunAt,
      silent: now - this.#heardAt,
      blind: now - this.#picturedAt,
      uncut: now - this.#cutAt,
      pictures,
      memory: this.#memory,
      busy: this.#smalls.isBusy,
    })
    if (verdict.is === 'dead') return this.finish({ is: 'broken', why: verdict.why })
    if (verdict.is === 'worn') return this.stop({ is: 'worn' })
    if (verdict.is === 'crowded') this.#smalls.giveUp('the recorder is too slow')
    if (verdict.is === 'slow' || verdict.is === 'better') {
      this.#slot.order({ do: 'ease', to: verdict.ease })
      this.listener.eased(verdict.ease)
    }
    this.listener.figures({ fps: pictures, bitrate: 8 * bytes, dropped: missed, memory: this.#memory })
    if (seconds % MEMORY_EVERY !== 0) return
    this.#slot.order({ do: 'key', key: this.#key() })
    this.#memory = (await this.#studio?.memory()) ?? 0
  }
}

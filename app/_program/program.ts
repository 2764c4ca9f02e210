import type { Snapshot } from '@/app/_session/store'
import { type Ease, type Order, RATE } from '@/domain/recording/capture'
import { Beat } from './beat'
import { Hearing } from './hearing'
import { ProgramLine } from './line'
import { type Look, loadFonts, type Words } from './look'
import { Mix } from './mix'
import { Painter } from './painter'
import { fetchPass, fetchReport } from './program-http'
import type { Report } from './report'
import { capturedOf, type Shown, shownOf } from './shown'
import { Tape } from './tape'

export interface ProgramSettings {
  readonly sessionId: string
  readonly domainVersion: string
  readonly key: string
  /** Where the recorder listens; null when the page is only looked at, by LiveKit's own recorder for instance. */
  readonly capture: string | null
  readonly look: Look
  readonly words: Words
}

const SECOND = 1_000
/** Without a word of the session for so long it is not known any more who agreed: then nobody is shown. */
const CUT_OFF_AFTER = 10 * SECOND
/** How long a pause is announced before nothing is filmed any more. */
const PAUSE_CARD = 0.6 * SECOND
const FONTS_WITHIN = 3 * SECOND
const HEARING_WITHIN = 4 * SECOND

/** The picture and sound of a session as it is recorded and streamed, from the first to the last. */
export class Program {
  readonly #painter: Painter
  readonly #line: ProgramLine
  readonly #mix = new Mix()
  readonly #hearing: Hearing
  #key: string
  #ease: Ease = 'all'
  #tape: Tape | null = null
  #beat: Beat | null = null
  #shown: Shown = { kind: 'card', line: 'empty' }
  #known: readonly unknown[] = []
  #report: { readonly of: string; readonly report: Report | null } = { of: '', report: null }
  #drawn = 0
  #beats = 0
  #isEnding = false
  #pausedAt: number | null = null

  constructor(
    canvas: HTMLCanvasElement,
    private readonly settings: ProgramSettings,
  ) {
    const { sessionId, domainVersion, key, look, words } = settings
    this.#key = key
    this.#painter = new Painter(canvas, look, words)
    this.#line = new ProgramLine({ sessionId, domainVersion, key: () => this.#key }, () => void this.end())
    this.#hearing = new Hearing(() => fetchPass(sessionId, this.#key), this.#mix)
  }

  /** Resolves when it is on. Rejects when there is nobody to film for. */
  async start(): Promise<void> {
    await Promise.all([
      within(FONTS_WITHIN, loadFonts()),
      new Promise((resolve) => this.#line.store.subscribe(() => resolve(undefined))),
      this.#mix.start(),
    ])
    this.#look()
    await within(HEARING_WITHIN, this.#hearing.start())
    if (this.#isEnding) return
    this.#beat = new Beat(SECOND / RATE, () => this.#draw())
    if (this.settings.capture === null) this.#show()
    else await this.#film(this.settings.capture)
  }

  /** At once nobody is seen or heard any more; what was filmed is handed over. */
  async end(): Promise<void> {
    if (this.#isEnding) return
    this.#isEnding = true
    const at = this.#pausedAt ?? this.#line.now()
    this.#mix.removeAll()
    this.#hearing.want(new Set(), [])
    await this.#tape?.stop(at)
    this.close()
    this.#say('END_RECORDING')
  }

  close() {
    this.#beat?.stop()
    this.#line.close()
    void this.#hearing.close()
    void this.#mix.close()
  }

  async #film(address: string) {
    const picture = this.#painter.canvas.captureStream(0)
    const [track] = picture.getVideoTracks() as CanvasCaptureMediaStreamTrack[]
    const stream = new MediaStream([track!, this.#mix.track])
    const obey = (order: Order) => this.#obey(order)
    this.#tape = await Tape.start({ address, stream, now: this.#line.now, obey })
    // It was ended while the recorder was looked for.
    if (this.#isEnding) await this.#tape.stop(this.#pausedAt ?? this.#line.now())
    this.#handOver = () => track!.requestFrame()
  }
  #handOver = () => {}

  #show() {
    this.#mix.playAloud()
    this.#say('START_RECORDING')
  }

  /** For recorders that look at the page: LiveKit's own waits for these words (its documentation, "Custom recording templates"). */
  #say(word: 'START_RECORDING' | 'END_RECORDING') {
    // biome-ignore lint/suspicious/noConsole: that is where they are waited for
    if (this.settings.capture === null) console.log(word)
  }

  #obey(order: Order) {
    if (order.do === 'key') this.#key = order.key
    else if (order.do === 'ease') this.#ease = order.to
    else void this.end()
  }

  #draw() {
    this.#beats++
    if (this.#beats % RATE === 0) this.#tellFigures()
    if (this.#ease !== 'all' && this.#beats % 2 === 0) return
    this.#look()
    this.#painter.paint(this.#shown, this.#report.report, this.#isEnding ? () => null : this.#hearing.videoOf)
    this.#handOver()
    this.#drawn++
  }

  #tellFigures() {
    this.#tape?.tell({ is: 'figures', drawn: this.#drawn, missed: this.#beat?.missed ?? 0 })
    this.#drawn = 0
    if (this.#beat) this.#beat.missed = 0
  }

  /** Sees what is to be seen now, if anything about it may have changed. */
  #look() {
    const snapshot = this.#line.store.get()
    if (!snapshot || this.#isEnding) return
    const isCutOff = this.#line.silentFor > CUT_OFF_AFTER
    const now = this.#line.now()
    const known = [snapshot, this.#hearing.speaking, this.#ease, isCutOff, Math.floor(now / SECOND)]
    if (known.every((each, i) => each === this.#known[i])) return
    this.#known = known
    if (isCutOff) return this.#see({ kind: 'card', line: 'empty' }, new Set())
    const seen = { snapshot, speaking: this.#hearing.speaking, now, alone: this.#ease === 'alone' }
    this.#see(shownOf(seen), capturedOf(snapshot))
    this.#mindPause(snapshot)
  }

  #see(shown: Shown, captured: ReadonlySet<string>) {
    this.#hearing.want(captured, shown.kind === 'stage' ? shown.boxes.filter((box) => box.captured) : [])
    // The same again is not drawn again.
    if (JSON.stringify(shown) !== JSON.stringify(this.#shown)) this.#shown = shown
    if (shown.kind === 'stage' && shown.report) void this.#read(shown.report.card, shown.report.edition)
    else this.#report = { of: '', report: null }
  }

  #mindPause({ view }: Snapshot) {
    if (!view.session.recording.all.running?.paused) return
    this.#pausedAt ??= this.#line.now()
    setTimeout(() => void this.end(), PAUSE_CARD)
  }

  /** What is written on the card that is reported on; anew when it was read out again. */
  async #read(card: string, edition: number) {
    const of = `${card} ${edition}`
    if (this.#report.of === of) return
    const before = this.#report.of.startsWith(card) ? this.#report.report : null
    this.#report = { of, report: before }
    const { sessionId, words } = this.settings
    const report = await fetchReport(sessionId, this.#key, card, words.language)
    if (this.#report.of !== of) return
    // Without an answer it is asked again in a moment.
    this.#report = report ? { of, report } : { of: '', report: before }
  }
}

const within = (ms: number, promise: Promise<unknown>): Promise<unknown> =>
  Promise.race([promise.catch(() => {}), new Promise((resolve) => setTimeout(resolve, ms))])

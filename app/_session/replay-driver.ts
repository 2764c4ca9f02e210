import type { Cards } from '@/domain/protocol/messages'
import type { Viewer } from '@/domain/protocol/standing'
import { type HeardEvent, type SessionView, session } from '@/domain/session'
import type { Connection, Driver, Pending } from './driver'
import { type Books, HistoryBook } from './history'
import { SessionStore } from './store'
import { Value } from './value'

/** A stretch of the log as this viewer may see it. */
export interface ReplayPage {
  readonly viewer: Viewer
  readonly events: readonly HeardEvent[]
  readonly cards: Cards
  readonly to: number
  readonly head: number
}

export interface Playback {
  readonly isPlaying: boolean
  /** Milliseconds since the beginning of the replay. */
  readonly position: number
  readonly speed: number
}

/** How the session stood at a place in the log. States never change, so to keep one costs next to nothing. */
interface Keyframe {
  readonly seq: number
  readonly view: SessionView
  readonly books: Books
}

const STEP = 200
/** Events from one keyframe to the next; wherever one has been, no more than that is folded to go there again. */
export const STRIDE = 500

/**
 * A session that is over: the whole log, folded as far as the recording's clock has come, by the same reducers as live.
 * There is no `send`, so every button is read-only by construction.
 */
export class ReplayDriver implements Driver {
  readonly store = new SessionStore()
  readonly connection = new Value<Connection>({ state: 'connected' })
  readonly pending = new Value<readonly Pending[]>([])
  readonly history = new HistoryBook(this.store, null)
  readonly presence = null
  readonly wall = new Value(null)
  readonly report = null
  readonly whoWrites = null
  readonly send = null
  readonly playback: Value<Playback>
  /** When the replay begins and ends, milliseconds since 1970. */
  readonly from: number
  readonly until: number
  readonly #viewer: Viewer
  readonly events: readonly HeardEvent[]
  /** How many events are folded. */
  #next = 0
  /** The nth is how the session stood after n strides. */
  readonly #keyframes: Keyframe[] = []
  #timer: ReturnType<typeof setInterval> | null = null

  constructor(
    pages: readonly ReplayPage[],
    private readonly stride = STRIDE,
  ) {
    this.events = readable(pages.flatMap(({ events }) => events))
    this.#viewer = pages[0]!.viewer
    const live = this.events.find(({ type }) => type === 'session.went-live')
    this.from = (live ?? this.events[0])?.at ?? 0
    this.until = this.events.findLast(({ type }) => type === 'session.ended')?.at ?? this.events.at(-1)?.at ?? 0
    this.playback = new Value<Playback>({ isPlaying: false, position: 0, speed: 1 })
    const view = session.view(session.initial, this.#viewer) as SessionView
    this.#show({ seq: 0, view, books: new Map() }, Object.assign({}, ...pages.map(({ cards }) => cards)))
    this.#keep()
    this.seek(0)
  }

  get length(): number {
    return Math.max(0, this.until - this.from)
  }

  now = (): number => this.from + this.playback.get().position

  play = () => {
    const { position } = this.playback.get()
    if (position >= this.length) this.seek(0)
    this.#change({ isPlaying: true })
    this.#timer ??= setInterval(() => this.#step(), STEP)
  }

  pause = () => {
    this.#change({ isPlaying: false })
    if (this.#timer) clearInterval(this.#timer)
    this.#timer = null
  }

  setSpeed = (speed: number) => this.#change({ speed })

  /** Goes to a place: to the nearest keyframe, if that is nearer than here, and folds from there what had happened by then. */
  seek = (position: number) => {
    const wanted = Math.min(this.length, Math.max(0, position))
    this.#change({ position: wanted })
    const end = this.#countUntil(this.from + wanted)
    const nearest = Math.min(Math.floor(end / this.stride), this.#keyframes.length - 1)
    if (end < this.#next || nearest * this.stride > this.#next) {
      this.#next = nearest * this.stride
      this.#show(this.#keyframes[nearest]!)
    }
    while (this.#next < end) this.#foldTo(Math.min(end, this.#next + this.stride - (this.#next % this.stride)))
  }

  takeBack = () => false
  whenRefused = () => () => {}
  close = () => this.pause()

  #step() {
    const { position, speed } = this.playback.get()
    this.seek(position + STEP * speed)
    if (this.playback.get().position >= this.length) this.pause()
  }

  /** How many events had happened by then; looked for from here. */
  #countUntil(at: number): number {
    let count = this.#next
    while (count < this.events.length && this.events[count]!.at <= at) count++
    while (count > 0 && this.events[count - 1]!.at > at) count--
    return count
  }

  /** At most to the next stride. */
  #foldTo(end: number) {
    const events = this.events.slice(this.#next, end)
    this.#next = end
    this.store.apply({ from: this.store.cursor, to: events.at(-1)!.seq, events })
    if (end === this.#keyframes.length * this.stride) this.#keep()
  }

  #keep() {
    const { view, cursor } = this.store.get()!
    this.#keyframes.push({ seq: cursor, view, books: this.history.keep() })
  }

  #show({ seq, view, books }: Keyframe, cards: Cards = {}) {
    this.store.welcome({ seq, epoch: 0, now: this.from, viewer: this.#viewer, view, cards })
    this.history.open(books)
  }

  #change(change: Partial<Playback>) {
    this.playback.set({ ...this.playback.get(), ...change })
  }
}

/** What this build cannot read ends the replay there (S17). */
function readable(events: readonly HeardEvent[]): readonly HeardEvent[] {
  const end = events.findIndex((event) => !session.canRead(event))
  return end === -1 ? events : events.slice(0, end)
}

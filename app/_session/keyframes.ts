import type { Viewer } from '@/domain/protocol/standing'
import { type HeardEvent, type SessionView, session } from '@/domain/session'
import { type Books, HistoryBook } from './history'
import { SessionStore } from './store'

/** How the session stood at a place in the log. States never change, so to keep one costs next to nothing. */
export interface Keyframe {
  /** So many events are folded in it; the last has this seq. */
  readonly count: number
  readonly seq: number
  readonly view: SessionView
  readonly books: Books
}

/** Folds a log once from its beginning, and keeps how it stood after every so many events: from there it is not far to anywhere. */
export class Keyframes {
  readonly #store = new SessionStore()
  readonly #books = new HistoryBook(this.#store, null)
  readonly #kept: Keyframe[] = []

  /** @param events may grow */
  constructor(
    private readonly events: readonly HeardEvent[],
    viewer: Viewer,
    readonly stride: number,
  ) {
    const view = session.view(session.initial, viewer) as SessionView
    this.#store.welcome({ seq: 0, epoch: 0, now: 0, viewer, view, cards: {} })
    this.#keep(0)
  }

  /** The last one in which no more than so many events are folded. What was never folded is folded now. */
  before(count: number): Keyframe {
    const wanted = Math.floor(Math.min(count, this.events.length) / this.stride)
    while (this.#kept.length <= wanted) this.#next()
    return this.#kept[wanted]!
  }

  /** Folds on for so many milliseconds. Answers whether there is more to fold. */
  ahead(ms: number): boolean {
    const until = performance.now() + ms
    while (this.#hasNext() && performance.now() < until) this.#next()
    return this.#hasNext()
  }

  #hasNext = (): boolean => this.#kept.length * this.stride <= this.events.length

  #next() {
    const end = this.#kept.length * this.stride
    const events = this.events.slice(end - this.stride, end)
    this.#store.apply({ from: this.#store.cursor, to: events.at(-1)!.seq, events })
    this.#keep(end)
  }

  #keep(count: number) {
    const { view, cursor } = this.#store.get()!
    this.#kept.push({ count, seq: cursor, view, books: this.#books.keep() })
  }
}

import type { Cards } from '@/domain/protocol/messages'
import type { Viewer } from '@/domain/protocol/standing'
import { happenedBy } from '@/domain/recording/happened-by'
import type { ReplayPage } from '@/domain/recording/watching'
import { type HeardEvent, session } from '@/domain/session'
import type { Connection, Driver, Pending } from './driver'
import { HistoryBook } from './history'
import { type Keyframe, Keyframes } from './keyframes'
import { SessionStore } from './store'
import { Value } from './value'

/** The time that is shown, and whoever moves it. */
export interface ReplayTime {
  /** Milliseconds since 1970, in the log's time. */
  readonly at: () => number
  /** Calls with every change of it. Returns how to hear no more. */
  readonly listen: (hear: (at: number) => void) => () => void
}

/** Events from one keyframe to the next. */
export const STRIDE = 500

/**
 * A session as its log has it, folded as far as the time that is shown, by the same reducers as live. What moves the time
 * is a clock of its own, or the picture of a recording. There is no `send`, so every button is read-only by construction.
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
  readonly #viewer: Viewer
  readonly #events: HeardEvent[] = []
  /** Kept: a long log in which it is not, or late, would be looked through with every seek. */
  #live: HeardEvent | undefined
  /** How many events are folded. */
  #next = 0
  readonly #keyframes: Keyframes
  #isReadable = true
  #at: number
  #leave = () => {}

  constructor(pages: readonly ReplayPage[], stride = STRIDE) {
    for (const { events } of pages) this.#take(events)
    this.#viewer = pages[0]!.viewer
    this.#keyframes = new Keyframes(this.#events, this.#viewer, stride)
    this.#at = this.from
    this.#show(this.#keyframes.before(0), Object.assign({}, ...pages.map(({ cards }) => cards)))
    this.show(this.from)
  }

  get events(): readonly HeardEvent[] {
    return this.#events
  }
  /** When the session went live and when it ended, milliseconds since 1970, as far as it is known. */
  get from(): number {
    return (this.#live ?? this.#events[0])?.at ?? 0
  }
  get until(): number {
    return this.#events.findLast(({ type }) => type === 'session.ended')?.at ?? this.#events.at(-1)?.at ?? 0
  }

  now = (): number => this.#at

  /** Goes where a clock goes, from now on. */
  follow(time: ReplayTime) {
    this.#leave()
    this.#leave = time.listen(this.show)
    this.show(time.at())
  }

  /** Takes more of a log that still grows. */
  add({ events, cards }: ReplayPage) {
    this.#take(events)
    if (Object.keys(cards).length > 0) this.store.know(cards)
    this.show(this.#at)
  }

  /** Shows a time: goes to the nearest keyframe, if that is nearer than here, and folds from there what had happened by then. */
  show = (at: number) => {
    this.#at = at
    const end = happenedBy(this.#events, at)
    if (end < this.#next || end - this.#next > this.#keyframes.stride) {
      const nearest = this.#keyframes.before(end)
      if (end < this.#next || nearest.count > this.#next) this.#show(nearest)
    }
    this.#foldTo(end)
  }

  /** Folds for so many milliseconds what may be gone to later. Answers whether there is more of that. */
  foldAhead = (ms: number): boolean => this.#keyframes.ahead(ms)

  takeBack = () => false
  whenRefused = () => () => {}
  close = () => this.#leave()

  /** What this build cannot read ends the replay there (S17). */
  #take(events: readonly HeardEvent[]) {
    const end = events.findIndex((event) => !session.canRead(event))
    const readable = end === -1 ? events : events.slice(0, end)
    if (this.#isReadable) {
      this.#events.push(...readable)
      this.#live ??= readable.find(({ type }) => type === 'session.went-live')
    }
    this.#isReadable &&= end === -1
  }

  #foldTo(end: number) {
    if (end === this.#next) return
    const events = this.#events.slice(this.#next, end)
    this.#next = end
    this.store.apply({ from: this.store.cursor, to: events.at(-1)!.seq, events })
  }

  #show({ count, seq, view, books }: Keyframe, cards: Cards = {}) {
    this.#next = count
    this.store.welcome({ seq, epoch: 0, now: this.from, viewer: this.#viewer, view, cards })
    this.history.open(books)
  }
}

import type { Cards, Frame, Welcome } from '@/domain/protocol/messages'
import type { Viewer } from '@/domain/protocol/standing'
import { type HeardEvent, type NewEvent, type SessionView, session } from '@/domain/session'

/** What every component reads: immutable, replaced as a whole. */
export interface Snapshot {
  readonly view: SessionView
  readonly viewer: Viewer
  readonly cards: Cards
  /** Everything up to this seq is in `view`. */
  readonly cursor: number
}

/**
 * What became of a frame: `applied`; `ignored`, it told nothing new; `gap`, it does not join on and the driver must ask
 * again; `unreadable`, it holds what this build does not know (S4, S17).
 */
export type Applied = 'applied' | 'ignored' | 'gap' | 'unreadable'

type Listener = (events: readonly HeardEvent[] | 'welcome') => void

/** What every driver feeds and every component reads. Live and replay use the same one. */
export class SessionStore {
  #snapshot: Snapshot | null = null
  #epoch = 0
  readonly #watchers = new Set<() => void>()
  readonly #listeners = new Set<Listener>()

  get = (): Snapshot | null => this.#snapshot
  get epoch() {
    return this.#epoch
  }
  get cursor() {
    return this.#snapshot?.cursor ?? 0
  }

  /** Called after every change. */
  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** Called with the events of every frame, before the watchers. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  welcome({ seq, epoch, viewer, view, cards }: Welcome<SessionView>) {
    this.#snapshot = { view, viewer, cards: { ...this.#snapshot?.cards, ...cards }, cursor: seq }
    this.#epoch = epoch
    this.#tell('welcome')
  }

  apply({ from, to, events, cards }: Frame<NewEvent>): Applied {
    const before = this.#snapshot
    if (!before) return 'gap'
    if (to <= before.cursor) return 'ignored'
    if (from > before.cursor) return 'gap'
    const fresh = events.filter(({ seq }) => seq > before.cursor)
    if (!fresh.every(session.canRead)) return 'unreadable'
    const view = fresh.reduce((view, event) => session.reduceView(view, event, before.viewer), before.view)
    this.#snapshot = { ...before, view, cards: cards ? { ...before.cards, ...cards } : before.cards, cursor: to }
    this.#tell(fresh)
    return 'applied'
  }

  /** Takes names that are newer than what is held, or not held yet. */
  know(cards: Cards) {
    if (!this.#snapshot) return
    this.#snapshot = { ...this.#snapshot, cards: { ...this.#snapshot.cards, ...cards } }
    this.#tell([])
  }

  #tell(events: readonly HeardEvent[] | 'welcome') {
    for (const listener of this.#listeners) listener(events)
    for (const watcher of this.#watchers) watcher()
  }
}

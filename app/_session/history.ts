import type { Cards } from '@/domain/protocol/messages'
import type { RoomId } from '@/domain/protocol/standing'
import { type HeardEvent, type SessionView, session } from '@/domain/session'
import type { SessionStore } from './store'

/** What the server answers for older items: events to fold like frames, complete up to `head`. */
export interface HistoryPage {
  readonly events: readonly HeardEvent[]
  readonly cards: Cards
  readonly head: number
  readonly more: boolean
}
export type FetchPage = (
  room: RoomId,
  feature: string,
  query: { before?: number; items?: string },
) => Promise<HistoryPage>

type FeatureName = 'chat' | 'questions'
type All<F extends FeatureName> = SessionView['rooms'][RoomId][F]['all']

interface Book {
  all: unknown
  /** The oldest item that was loaded. */
  oldest: number
  more: boolean
  loading: Promise<void> | null
  /** Events that came while a page was on its way. */
  since: HeardEvent[]
}

export interface Chapter<T> {
  readonly all: T
  readonly more: boolean
  readonly loading: boolean
}

/**
 * What left the window: pages out of the log, folded by the same reducers, beside the view. It hears later edits and
 * deletions, and goes when the viewer changes. In a replay, which holds the whole log, it is simply fed everything.
 */
export class HistoryBook {
  readonly #books = new Map<string, Book>()
  readonly #chapters = new Map<string, Chapter<unknown>>()
  readonly #watchers = new Set<() => void>()

  constructor(
    private readonly store: SessionStore,
    /** Null in a replay. */
    private readonly fetchPage: FetchPage | null,
  ) {
    store.listen((events) => (events === 'welcome' ? this.#clear() : this.#hear(events)))
  }

  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** What is held of a feature beyond its window; null until something was loaded. The same object until it changes. */
  read<F extends FeatureName>(room: RoomId, feature: F): Chapter<All<F>> | null {
    return (this.#chapters.get(keyOf(room, feature)) as Chapter<All<F>> | undefined) ?? null
  }

  /** Loads the next older page. A second call while one is on its way waits for the same. */
  loadOlder(room: RoomId, feature: FeatureName): Promise<void> {
    if (!this.fetchPage) return Promise.resolve()
    const book = this.#book(room, feature)
    if (!book.more) return Promise.resolve()
    // The newest page shows little more than the window does: the first time, two are loaded.
    const load = async () => {
      const isFirst = book.all === undefined
      await this.#load(room, feature, book)
      if (isFirst && book.more) await this.#load(room, feature, book)
    }
    book.loading ??= load().finally(() => {
      book.loading = null
      book.since = []
      this.#changed(room, feature)
    })
    this.#changed(room, feature)
    return book.loading
  }

  /** Folds single items, such as a pinned message, out of the log. */
  async lookUp<F extends FeatureName>(room: RoomId, feature: F, ids: readonly string[]): Promise<All<F>> {
    const page = await this.fetchPage!(room, feature, { items: ids.join(',') })
    this.store.know(page.cards)
    return this.#fold(room, feature, undefined, page.events) as All<F>
  }

  /** In a replay: forgets everything, before it is fed anew. */
  clear() {
    this.#clear()
  }

  async #load(room: RoomId, feature: FeatureName, book: Book) {
    const page = await this.fetchPage!(room, feature, book.all === undefined ? {} : { before: book.oldest })
    this.store.know(page.cards)
    const { item, join } = historyOf(feature)
    const later = book.since.filter(({ seq }) => seq > page.head)
    const older = this.#fold(
      room,
      feature,
      undefined,
      book.all === undefined ? [...page.events, ...later] : page.events,
    )
    const mended =
      book.all === undefined
        ? older
        : this.#fold(
            room,
            feature,
            older,
            later.filter(({ type }) => type !== item),
          )
    book.all = book.all === undefined ? mended : join(mended as never, book.all as never)
    book.oldest = page.events.find(({ type }) => type === item)?.seq ?? book.oldest
    book.more = page.more
  }

  #hear(events: readonly HeardEvent[]) {
    for (const event of events) {
      const { name, feature } = session.registry.ofEvent(event.type)
      if (!feature.history || feature.history.trims.includes(event.type)) continue
      if (!this.fetchPage) this.#book(event.room, name as FeatureName).more = false
      const book = this.#books.get(keyOf(event.room, name))
      if (!book) continue
      if (book.loading) book.since.push(event)
      if (book.all === undefined && this.fetchPage) continue
      book.all = this.#fold(event.room, name as FeatureName, book.all, [event])
      this.#changed(event.room, name as FeatureName)
    }
  }

  /** Folds events into the `all` of one feature, as if its room held nothing else. */
  #fold(room: RoomId, feature: FeatureName, from: unknown, events: readonly HeardEvent[]): unknown {
    const { viewer } = this.store.get()!
    const empty = session.view(session.initial, viewer)
    const slices = empty.rooms[room]
    if (!slices) return from
    const start =
      from === undefined
        ? empty
        : { ...empty, rooms: { [room]: { ...slices, [feature]: { ...slices[feature], all: from } } } }
    const folded = events.reduce((view, event) => session.reduceView(view, event, viewer), start as SessionView)
    return folded.rooms[room]![feature].all
  }

  #book(room: RoomId, feature: FeatureName): Book {
    const key = keyOf(room, feature)
    const book = this.#books.get(key) ?? { all: undefined, oldest: 0, more: true, loading: null, since: [] }
    this.#books.set(key, book)
    return book
  }

  #changed(room: RoomId, feature: FeatureName) {
    const { all, more, loading } = this.#book(room, feature)
    const known = all ?? session.view(session.initial, this.store.get()!.viewer).rooms[room]?.[feature].all
    this.#chapters.set(keyOf(room, feature), { all: known, more, loading: loading !== null })
    for (const watcher of this.#watchers) watcher()
  }

  #clear() {
    this.#books.clear()
    this.#chapters.clear()
    for (const watcher of this.#watchers) watcher()
  }
}

const keyOf = (room: RoomId, feature: string) => `${room} ${feature}`

const historyOf = (feature: FeatureName) => session.registry.features.room[feature]!.history!

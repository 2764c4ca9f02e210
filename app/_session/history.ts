import type { Cards } from '@/domain/protocol/messages'
import { MAIN, type RoomId } from '@/domain/protocol/standing'
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

export type FeatureName = 'chat' | 'questions' | 'harvest'
type Slices = SessionView['rooms'][RoomId] & SessionView['session']
export type All<F extends FeatureName> = Slices[F]['all']

/** A few items, and the ids of all that came into it. */
interface Leaf {
  readonly all: unknown
  readonly ids: ReadonlySet<string | null>
}

/** The items in leaves, so that one more copies a leaf and not the book; and beside them what is no item. */
interface Held {
  readonly leaves: readonly Leaf[]
  readonly rest: unknown
}

interface Book {
  /** Null until something was loaded. */
  held: Held | null
  /** The oldest item that was loaded. */
  oldest: number
  more: boolean
  loading: Promise<void> | null
  /** Events that came while a page was on its way. */
  since: HeardEvent[]
  /** What is read of it; null when it changed since. */
  chapter: Chapter<unknown> | null
}

export interface Chapter<T> {
  readonly all: T
  readonly more: boolean
  readonly loading: boolean
}

/** All that is held at one place of a replay. */
export type Books = ReadonlyMap<string, Readonly<Book>>

/** As many items come into a leaf. */
const LEAF = 32

/**
 * What left the window: pages out of the log, folded by the same reducers, beside the view. It hears later edits and
 * deletions, and goes when the viewer changes. In a replay, which holds the whole log, it is simply fed everything.
 */
export class HistoryBook {
  #books = new Map<string, Book>()
  readonly #watchers = new Set<() => void>()

  constructor(
    private readonly store: SessionStore,
    /** Null in a replay. */
    private readonly fetchPage: FetchPage | null,
  ) {
    store.listen((events) => (events === 'welcome' ? this.open(new Map()) : this.#hear(events)))
  }

  subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher)
    return () => this.#watchers.delete(watcher)
  }

  /** What is held of a feature beyond its window; null until something was loaded. The same object until it changes. */
  read<F extends FeatureName>(room: RoomId, feature: F): Chapter<All<F>> | null {
    const book = this.#books.get(keyOf(room, feature))
    if (!book) return null
    const { held, more, loading } = book
    book.chapter ??= { all: allOf(feature, held ?? nothingOf(feature)), more, loading: loading !== null }
    return book.chapter as Chapter<All<F>>
  }

  /** Loads the next older page. A second call while one is on its way waits for the same. */
  loadOlder(room: RoomId, feature: FeatureName): Promise<void> {
    if (!this.fetchPage) return Promise.resolve()
    const book = this.#book(room, feature)
    if (!book.more) return Promise.resolve()
    // The newest page shows little more than the window does: the first time, two are loaded.
    const load = async () => {
      const isFirst = book.held === null
      await this.#load(room, feature, book)
      if (isFirst && book.more) await this.#load(room, feature, book)
    }
    book.loading ??= load().finally(() => {
      book.loading = null
      book.since = []
      this.#changed(book)
    })
    this.#changed(book)
    return book.loading
  }

  /** Folds single items, such as a pinned message, out of the log. */
  async lookUp<F extends FeatureName>(room: RoomId, feature: F, ids: readonly string[]): Promise<All<F>> {
    const page = await this.fetchPage!(room, feature, { items: ids.join(',') })
    this.store.know(page.cards)
    return allOf(feature, fold(feature, nothingOf(feature), page.events)) as All<F>
  }

  /** In a replay: what is held here, to be opened again. */
  keep = (): Books => copyOf(this.#books)

  /** In a replay: holds what was held there, and nothing else. */
  open(books: Books) {
    this.#books = copyOf(books)
    this.#tell()
  }

  async #load(room: RoomId, feature: FeatureName, book: Book) {
    const page = await this.fetchPage!(room, feature, book.held === null ? {} : { before: book.oldest })
    this.store.know(page.cards)
    const { item } = historyOf(feature)
    const later = book.since.filter(({ seq }) => seq > page.head)
    const mending = book.held === null ? later : later.filter(({ type }) => type !== item)
    const older = fold(feature, nothingOf(feature), [...page.events, ...mending])
    book.held = book.held === null ? older : { ...book.held, leaves: [...older.leaves, ...book.held.leaves] }
    book.oldest = page.events.find(({ type }) => type === item)?.seq ?? book.oldest
    book.more = page.more
    // The chapter stays as it was read until all that was asked for is there: a list must not jump in between.
  }

  /** Folds a stretch of the log, all of a book at once. */
  #hear(events: readonly HeardEvent[]) {
    const stretches = new Map<Book, { feature: FeatureName; events: HeardEvent[] }>()
    for (const event of events) {
      const { name, feature } = session.registry.ofEvent(event.type)
      if (!feature.history || feature.history.trims.includes(event.type)) continue
      const book = this.fetchPage
        ? this.#books.get(keyOf(event.room, name))
        : this.#book(event.room, name as FeatureName)
      if (!book) continue
      const stretch = stretches.get(book) ?? { feature: name as FeatureName, events: [] }
      stretches.set(book, stretch)
      stretch.events.push(event)
    }
    for (const [book, stretch] of stretches) {
      if (book.loading) book.since.push(...stretch.events)
      if (book.held === null && this.fetchPage) continue
      book.held = fold(stretch.feature, book.held ?? nothingOf(stretch.feature), stretch.events)
      book.chapter = null
    }
    if (stretches.size > 0) this.#tell()
  }

  #book(room: RoomId, feature: FeatureName): Book {
    const key = keyOf(room, feature)
    const more = this.fetchPage !== null
    const book = this.#books.get(key) ?? { held: null, oldest: 0, more, loading: null, since: [], chapter: null }
    this.#books.set(key, book)
    return book
  }

  #changed(book: Book) {
    book.chapter = null
    this.#tell()
  }

  #tell() {
    for (const watcher of this.#watchers) watcher()
  }
}

const keyOf = (room: RoomId, feature: string) => `${room} ${feature}`

const ownerOf = (feature: FeatureName) => session.registry.owners.find(({ name }) => name === feature)!
const featureOf = (name: FeatureName) => ownerOf(name).feature

/** The room that what is read back is found by: what concerns the whole session stands in the plenary. */
export const roomOf = (feature: FeatureName, room: RoomId): RoomId =>
  ownerOf(feature).scope === 'session' ? MAIN : room
const historyOf = (name: FeatureName) => featureOf(name).history!
const nothingOf = (name: FeatureName): Held => ({ leaves: [], rest: featureOf(name).initial.all })

/** What is kept of a place does not change with the book. */
const copyOf = (books: Books) => new Map([...books].map(([key, book]) => [key, { ...book, chapter: null }]))

/** Folds events of one feature and room: an item into the last leaf, what happens to an item into the one that has it. */
function fold(name: FeatureName, held: Held, events: readonly HeardEvent[]): Held {
  const { initial, history } = featureOf(name)
  const leaves = [...held.leaves]
  let { rest } = held
  for (const event of events) {
    const owner = session.registry.ofEvent(event.type)
    const reduce = owner.name === name && session.registry.reducer(owner, 'all', event.type)
    if (!reduce) continue
    const after = (all: unknown) => reduce(all as never, event as never) as unknown
    const subject = session.subjectOf(event)
    if (event.type === history!.item) {
      const isFull = (leaves.at(-1)?.ids.size ?? LEAF) >= LEAF
      const leaf = isFull ? { all: initial.all, ids: [] } : leaves.pop()!
      leaves.push({ all: after(leaf.all), ids: new Set(leaf.ids).add(subject) })
      continue
    }
    leaves.forEach((leaf, i) => {
      if (subject === null || leaf.ids.has(subject)) leaves[i] = { ...leaf, all: after(leaf.all) }
    })
    rest = after(rest)
  }
  return { leaves, rest }
}

const allOf = (name: FeatureName, { leaves, rest }: Held): unknown =>
  joined(historyOf(name).join, [...leaves.map(({ all }) => all), rest])

/** By halves, so that nothing is copied more often than there are halves. */
function joined(join: (older: never, newer: never) => unknown, parts: readonly unknown[]): unknown {
  if (parts.length === 1) return parts[0]
  const middle = parts.length >> 1
  return join(joined(join, parts.slice(0, middle)) as never, joined(join, parts.slice(middle)) as never)
}

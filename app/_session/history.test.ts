import { describe, expect, test, vi } from 'vitest'
import { reduce } from '@/domain/features/chat/reduce'
import type { Recorded } from '@/domain/protocol/feature'
import { MAIN, type RoomId } from '@/domain/protocol/standing'
import { type HeardEvent, type NewEvent, session } from '@/domain/session'
import { Scenario } from '@/tests/support/scenario'
import { type FetchPage, HistoryBook, type HistoryPage } from './history'
import { SessionStore } from './store'

const PAGE = 3
const CARD = { name: 'Ada', organisation: null, partnership: null, role: 'attendee', muted: false } as const

/** A session, and the page of somebody who came when there was nothing to read yet. */
class Talk {
  readonly scenario = Scenario.with({ mod: 'moderator', ada: 'attendee', ben: 'attendee' })
  readonly viewer = session.viewerOf(this.scenario.state, 'ben')!
  readonly store = new SessionStore()
  readonly asked: unknown[] = []
  readonly #onTheWay = new Map<number, Promise<void>>()
  readonly #log: Recorded<NewEvent>[] = []

  readonly fetchPage: FetchPage = async (room, feature, query) => {
    const nth = this.asked.push(query)
    const page = this.#page(room, feature, query)
    await this.#onTheWay.get(nth)
    return page
  }
  readonly book: HistoryBook

  constructor(isReplay = false) {
    this.book = new HistoryBook(this.store, isReplay ? null : this.fetchPage)
    this.welcome()
  }

  welcome() {
    const view = session.view(this.scenario.state, this.viewer)
    this.store.welcome({ seq: this.#log.at(-1)?.seq ?? 0, epoch: 1, now: 0, viewer: this.viewer, view, cards: {} })
  }

  /** Somebody does something, and the page hears of it. */
  by(id: string, type: string, data: unknown): Recorded<NewEvent>[] {
    const outcome = this.scenario.by(id, type, data)
    if ('refused' in outcome) throw new Error(outcome.refused)
    const events = outcome.events as Recorded<NewEvent>[]
    this.#log.push(...events)
    this.hear(events)
    return events
  }

  hear(events: readonly Recorded<NewEvent>[]) {
    this.store.apply({ from: 0, to: events.at(-1)!.seq, events: this.#cut(events) })
  }

  /** Posts messages; their ids. */
  post = (...texts: string[]): string[] =>
    texts.map((text) => {
      const { data } = this.by('ada', 'chat.post', { text })[0]!
      return (data as { messageId: string }).messageId
    })

  /** Keeps the nth page on its way until it is let through. */
  hold(nth: number): () => void {
    let letThrough = () => {}
    this.#onTheWay.set(nth, new Promise((resolve) => (letThrough = resolve)))
    return () => letThrough()
  }

  lose = (nth: number) => this.#onTheWay.set(nth, Promise.reject(new Error('offline')))

  get held() {
    return this.book.read(MAIN, 'chat')
  }
  get texts() {
    return this.held?.all.latest.map(({ text }) => text)
  }

  #cut = (events: readonly Recorded<NewEvent>[]) =>
    events.map((event) => session.heardBy(event, this.viewer)).filter((event) => event !== null) as HeardEvent[]

  /** What the server answers: items, and whatever happened to them; what was deleted is no item. */
  #page(room: RoomId, feature: string, { before = Number.POSITIVE_INFINITY, items }: Parameters<FetchPage>[2]) {
    const { item } = session.registry.features.room[feature]!.history!
    const gone = this.#log.filter(({ type }) => type === 'chat.deleted').map(session.subjectOf)
    const found = this.#log
      .filter((event) => event.type === item && event.room === room && event.seq < before)
      .map(session.subjectOf)
      .filter((subject) => !gone.includes(subject))
    const wanted = items?.split(',') ?? found.slice(-PAGE)
    const about = this.#log.filter((event) => wanted.includes(session.subjectOf(event)!))
    return { events: this.#cut(about), cards: { ada: CARD }, head: this.#log.at(-1)!.seq, more: found.length > PAGE }
  }
}

const letters = (word: string) => [...word]

describe('reading back', () => {
  test('begins with the two newest pages, because the first shows little more than the window', async () => {
    const talk = new Talk()
    const ids = talk.post(...letters('abcdefgh'))
    expect(talk.held).toBeNull()
    await talk.book.loadOlder(MAIN, 'chat')
    expect(talk.texts).toEqual(letters('cdefgh'))
    expect(talk.held).toMatchObject({ more: true, loading: false })
    const sixth = talk.held!.all.latest.find(({ messageId }) => messageId === ids[5])!
    expect(talk.asked).toEqual([{}, { before: sixth.seq }])
  })

  test('joins older pages in order, until there are none', async () => {
    const talk = new Talk()
    talk.post(...letters('abcdefghij'))
    await talk.book.loadOlder(MAIN, 'chat')
    await talk.book.loadOlder(MAIN, 'chat')
    expect(talk.texts).toEqual(letters('bcdefghij'))
    expect(talk.held!.more).toBe(true)
    await talk.book.loadOlder(MAIN, 'chat')
    expect(talk.texts).toEqual(letters('abcdefghij'))
    expect(talk.held!.more).toBe(false)
    await talk.book.loadOlder(MAIN, 'chat')
    expect(talk.asked).toHaveLength(4)
  })

  test('asks once for what fits into one page', async () => {
    const talk = new Talk()
    talk.post('a')
    await talk.book.loadOlder(MAIN, 'chat')
    expect(talk.asked).toHaveLength(1)
    expect(talk.held).toMatchObject({ more: false, loading: false })
  })

  test('does not ask again while a page is on its way', async () => {
    const talk = new Talk()
    talk.post('a')
    const letThrough = talk.hold(1)
    const both = [talk.book.loadOlder(MAIN, 'chat'), talk.book.loadOlder(MAIN, 'chat')]
    expect(talk.held).toMatchObject({ loading: true, all: { latest: [] } })
    letThrough()
    await Promise.all(both)
    expect(talk.asked).toHaveLength(1)
    expect(talk.texts).toEqual(['a'])
  })

  test('tells its readers, and gives the same object until it changes', async () => {
    const talk = new Talk()
    talk.post('a')
    const seen: unknown[] = []
    const stop = talk.book.subscribe(() => seen.push(talk.held))
    await talk.book.loadOlder(MAIN, 'chat')
    expect(seen.at(-1)).toMatchObject({ loading: false })
    expect(talk.held).toBe(talk.held)
    const before = talk.held
    talk.post('b')
    expect(seen.at(-1)).not.toBe(before)
    stop()
    const { length } = seen
    talk.post('c')
    expect(seen).toHaveLength(length)
  })

  test('learns the names that a page brings', async () => {
    const talk = new Talk()
    talk.post('a')
    await talk.book.loadOlder(MAIN, 'chat')
    expect(talk.store.get()!.cards.ada).toEqual(CARD)
  })

  test('that failed can be tried again', async () => {
    const talk = new Talk()
    talk.post('a')
    talk.lose(1)
    await expect(talk.book.loadOlder(MAIN, 'chat')).rejects.toThrow('offline')
    expect(talk.held).toMatchObject({ loading: false, more: true, all: { latest: [] } })
    await talk.book.loadOlder(MAIN, 'chat')
    expect(talk.texts).toEqual(['a'])
  })

  test('works for questions too', async () => {
    const talk = new Talk()
    talk.by('mod', 'questions.moderate', { on: false })
    for (const text of letters('abcd')) talk.by('ada', 'question.ask', { text })
    await talk.book.loadOlder(MAIN, 'questions')
    expect(talk.book.read(MAIN, 'questions')!.all.items.map(({ text }) => text)).toEqual(letters('abcd'))
    expect(talk.held).toBeNull()
  })
})

describe('what happens while a page is on its way', () => {
  test.each([
    [1, 'that page', 8],
    [2, 'that page', 5],
    [2, 'a page that is held', 8],
    [3, 'that page', 0],
  ])('is not lost: page %i is awaited, and a message of %s is edited', async (nth, _where, edited) => {
    const talk = new Talk()
    const ids = talk.post(...letters('abcdefghi'))
    const letThrough = talk.hold(nth)
    const loading = talk.book.loadOlder(MAIN, 'chat').then(() => talk.book.loadOlder(MAIN, 'chat'))
    await vi.waitUntil(() => talk.asked.length === nth, { interval: 1 })
    talk.by('ada', 'chat.edit', { messageId: ids[edited], text: 'edited' })
    letThrough()
    await loading
    expect(talk.texts).toEqual(letters('abcdefghi').with(edited, 'edited'))
  })

  test('is not lost: a deletion', async () => {
    const talk = new Talk()
    const [, second] = talk.post('a', 'b', 'c')
    const letThrough = talk.hold(1)
    const loading = talk.book.loadOlder(MAIN, 'chat')
    talk.by('mod', 'chat.delete', { messageId: second })
    letThrough()
    await loading
    expect(talk.texts).toEqual(['a', 'c'])
  })

  test.each([1, 2, 3])('is there once: page %i is awaited, and a message comes', async (nth) => {
    const talk = new Talk()
    talk.post(...letters('abcdefghi'))
    const letThrough = talk.hold(nth)
    const loading = talk.book.loadOlder(MAIN, 'chat').then(() => talk.book.loadOlder(MAIN, 'chat'))
    await vi.waitUntil(() => talk.asked.length === nth, { interval: 1 })
    talk.post('j')
    letThrough()
    await loading
    talk.post('k')
    expect(talk.texts).toEqual(letters('abcdefghijk'))
  })

  test('is there once: a message that the page holds already', async () => {
    const talk = new Talk()
    talk.post('a')
    let answer = (_page: HistoryPage) => {}
    const book = new HistoryBook(
      talk.store,
      () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    )
    const loading = book.loadOlder(MAIN, 'chat')
    talk.post('b')
    answer(await talk.fetchPage(MAIN, 'chat', {}))
    await loading
    expect(book.read(MAIN, 'chat')!.all.latest.map(({ text }) => text)).toEqual(['a', 'b'])
  })
})

describe('what happens later', () => {
  const read = async () => {
    const talk = new Talk()
    const ids = talk.post(...letters('abcde'))
    await talk.book.loadOlder(MAIN, 'chat')
    return { talk, ids }
  }

  test('is added: messages', async () => {
    const { talk } = await read()
    talk.post('f')
    expect(talk.texts).toEqual(letters('abcdef'))
  })

  test('changes what is held: edits and deletions', async () => {
    const { talk, ids } = await read()
    talk.by('ada', 'chat.edit', { messageId: ids[0], text: 'A' })
    talk.by('mod', 'chat.delete', { messageId: ids[4] })
    expect(talk.texts).toEqual(letters('Abcd'))
  })

  test('takes nothing away by leaving the window', async () => {
    const { talk } = await read()
    const long = Array.from({ length: 12 }, (_, i) => `${i} ${'x'.repeat(1_900)}`)
    const trimmed = long.flatMap((text) => talk.by('ada', 'chat.post', { text })).map(({ type }) => type)
    expect(trimmed).toContain('chat.trimmed')
    const window = talk.store.get()!.view.rooms[MAIN]!.chat.all.latest
    expect(window.length).toBeLessThan(12)
    expect(talk.texts).toEqual([...letters('abcde'), ...long])
  })

  test('does not fill a book that nobody opened', () => {
    const talk = new Talk()
    talk.post('a')
    expect(talk.held).toBeNull()
  })

  test('ends it: a welcome clears all, and it can be read anew', async () => {
    const { talk } = await read()
    talk.welcome()
    expect(talk.held).toBeNull()
    await talk.book.loadOlder(MAIN, 'chat')
    expect(talk.texts).toEqual(letters('abcde'))
  })
})

test('a page that was on its way at a welcome is dropped: it was cut for somebody else', async () => {
  const talk = new Talk()
  talk.post('a')
  const letThrough = talk.hold(1)
  const loading = talk.book.loadOlder(MAIN, 'chat')
  talk.welcome()
  letThrough()
  await loading
  expect(talk.texts ?? []).toEqual([])
  await talk.book.loadOlder(MAIN, 'chat')
  expect(talk.texts).toEqual(['a'])
})

test('single items can be looked up, and change nothing that is held', async () => {
  const talk = new Talk()
  const [first, second] = talk.post('a', 'b', 'c')
  talk.by('ada', 'chat.edit', { messageId: first, text: 'A' })
  const { latest } = await talk.book.lookUp(MAIN, 'chat', [first!, second!])
  expect(latest.map(({ text }) => text)).toEqual(['A', 'b'])
  expect(talk.asked).toEqual([{ items: `${first},${second}` }])
  expect(talk.held).toBeNull()
})

describe('in a replay', () => {
  test('nobody is asked for more, not even before anything was fed', async () => {
    const talk = new Talk(true)
    await talk.book.loadOlder(MAIN, 'chat')
    expect(talk.asked).toEqual([])
    expect(talk.held).toBeNull()
  })

  test('everything that was fed is held, also what left the window', async () => {
    const talk = new Talk(true)
    const long = Array.from({ length: 12 }, (_, i) => `${i} ${'x'.repeat(1_900)}`)
    const [first] = talk.post(...long)
    talk.by('ada', 'chat.edit', { messageId: first, text: 'edited' })
    expect(talk.texts).toEqual(long.with(0, 'edited'))
    expect(talk.held).toMatchObject({ more: false, loading: false })
    await talk.book.loadOlder(MAIN, 'chat')
    expect(talk.asked).toEqual([])
  })

  test('a place that was kept is opened again, whatever happened since', () => {
    const talk = new Talk(true)
    const [first] = talk.post('a', 'b')
    const kept = talk.book.keep()
    talk.by('ada', 'chat.edit', { messageId: first, text: 'edited' })
    talk.post('c')
    expect(talk.texts).toEqual(['edited', 'b', 'c'])
    for (const _ of [1, 2]) {
      talk.book.open(kept)
      expect(talk.texts).toEqual(['a', 'b'])
      talk.post('d')
      expect(talk.texts).toEqual(['a', 'b', 'd'])
    }
    talk.book.open(new Map())
    expect(talk.held).toBeNull()
  })

  test('a stretch of the log is told once, however long it is', () => {
    const talk = new Talk(true)
    const told = vi.fn()
    const events = Array.from(
      { length: 200 },
      (_, i) => talk.scenario.done('ada', 'chat.post', { text: `${i}` }).events,
    )
    talk.book.subscribe(told)
    talk.hear(events.flat() as Recorded<NewEvent>[])
    expect(talk.texts).toHaveLength(200)
    expect(told).toHaveBeenCalledTimes(1)
  })

  test('what happens to a message looks at a few others, and not at all of them', () => {
    const talk = new Talk(true)
    const ids = talk.post(...Array.from({ length: 500 }, (_, i) => `${i}`))
    const edited = vi.spyOn(reduce.all!, 'chat.edited')
    talk.by('ada', 'chat.edit', { messageId: ids[100], text: 'edited' })
    const lookedAt = edited.mock.calls.reduce((sum, [{ latest }]) => sum + latest.length, 0)
    edited.mockRestore()
    expect(talk.texts).toEqual(ids.map((_, i) => (i === 100 ? 'edited' : `${i}`)))
    // Three times the window: in what the session holds, and what the page holds of it, and a leaf of the book.
    expect(lookedAt).toBeLessThan(300)
  })
})

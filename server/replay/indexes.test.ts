import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Index, Indexes } from './indexes'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

function counted(most?: { readonly indexes: number; readonly entries: number }, entries = 1) {
  const indexes = new Indexes(most)
  const made: string[] = []
  const make = async (key: string): Promise<Index> => {
    made.push(key)
    const found = { at: 0, room: 'main', kind: 'message', text: '', by: null } as const
    return { entries: Array(entries).fill({ found, words: '' }), cards: {}, isWhole: true }
  }
  return { made, get: (key: string, version: number | null = 1) => indexes.get(key, version, () => make(key)) }
}

test('all rooms of a large session are read once while somebody types', async () => {
  const { get, made } = counted()
  const rooms = Array.from({ length: 250 }, (_, n) => `room ${n}`)
  for (let letters = 0; letters < 5; letters++) await Promise.all(rooms.map((room) => get(room)))
  expect(made).toEqual(rooms)
})

test('what happened since is looked through some seconds later at most', async () => {
  const { get, made } = counted()
  await get('log', 1)
  vi.advanceTimersByTime(2_900)
  await get('log', 2)
  expect(made).toHaveLength(1)
  vi.advanceTimersByTime(200)
  await get('log', 2)
  expect(made).toHaveLength(2)
  vi.advanceTimersByTime(50_000)
  await get('log', 2)
  expect(made).toHaveLength(2)
  vi.advanceTimersByTime(20_000)
  await get('log', 2)
  expect(made).toHaveLength(3)
})

test('without a version it is good for some seconds', async () => {
  const { get, made } = counted()
  await get('cards', null)
  await get('cards', null)
  expect(made).toHaveLength(1)
  vi.advanceTimersByTime(3_100)
  await get('cards', null)
  expect(made).toHaveLength(2)
})

test('what was not used for longest goes first, by number and by size', async () => {
  for (const few of [counted({ indexes: 2, entries: 100 }), counted({ indexes: 100, entries: 25 }, 10)]) {
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await few.get(key)
    expect(few.made).toEqual(['a', 'b', 'c', 'b'])
  }
})

test('what could not be read is read again', async () => {
  const indexes = new Indexes()
  await expect(indexes.get('log', 1, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  const empty = { entries: [], cards: {}, isWhole: true }
  expect(await indexes.get('log', 1, async () => empty)).toBe(empty)
})

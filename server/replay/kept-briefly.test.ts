import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { KeptBriefly } from './kept-briefly'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

function counted(most = 10) {
  const kept = new KeptBriefly<number>(most)
  let made = 0
  return { get: (key: string) => kept.get(key, async () => ++made), kept }
}

test('ten thousand who ask for the same cost what one does, until a second is over', async () => {
  const { get } = counted()
  const all = await Promise.all(Array.from({ length: 10_000 }, () => get('page')))
  expect(new Set(all)).toEqual(new Set([1]))
  expect(await get('another')).toBe(2)
  vi.advanceTimersByTime(1_001)
  expect(await get('page')).toBe(3)
})

test('no more is kept than may be, and what was kept first goes', async () => {
  const { get } = counted(2)
  for (const key of ['a', 'b', 'c']) await get(key)
  expect([await get('c'), await get('b'), await get('a')]).toEqual([3, 2, 4])
})

test('what could not be had is asked for again', async () => {
  const { get, kept } = counted()
  await expect(kept.get('page', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  expect(await get('page')).toBe(1)
})

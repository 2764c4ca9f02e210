import { afterEach, expect, test, vi } from 'vitest'
import { type Quality, Wish } from './quality'

const ALL = { high: 900e6, small: 180e6, sound: 60e6 }
const OLD = { high: 900e6, small: null, sound: null }

function given({ kept = new Map<string, string>(), saveData = false } = {}) {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  })
  vi.stubGlobal('navigator', { connection: { saveData } })
  return { kept, wish: new Wish() }
}
afterEach(() => void vi.unstubAllGlobals())

test('by itself it is as good as the line allows; little for those who save data', () => {
  expect(given().wish.of(ALL)).toBe('auto')
  expect(given({ saveData: true }).wish.of(ALL)).toBe('small')
})

test('a choice is kept in this browser, and stands above saving data', () => {
  const { kept, wish } = given({ saveData: true })
  for (const [quality, offer] of [
    ['low', 'small'],
    ['automatic', 'auto'],
    ['high', 'high'],
  ] as readonly (readonly [Quality, string])[]) {
    wish.choose(quality)
    expect(wish.of(ALL)).toBe(offer)
  }
  expect(given({ kept, saveData: true }).wish.of(ALL)).toBe('high')
})

test('the sound alone is not kept', () => {
  const { kept, wish } = given()
  wish.audioOnly.set(true)
  expect(wish.of(ALL)).toBe('sound')
  expect(given({ kept }).wish.of(ALL)).toBe('auto')
})

test('of what was recorded before there was more, there is one', () => {
  const { wish } = given({ saveData: true })
  expect(wish.of(OLD)).toBe('high')
  wish.audioOnly.set(true)
  expect(wish.of(OLD)).toBe('high')
})

test('where nothing can be kept, or what was kept is none, it begins anew', () => {
  expect(given({ kept: new Map([['auftakt-quality', '4k']]) }).wish.quality.get()).toBe('automatic')
  vi.stubGlobal('localStorage', undefined)
  const wish = new Wish()
  wish.choose('low')
  expect(wish.of(ALL)).toBe('small')
})

import { expect, test } from 'vitest'
import { Film } from './film'

const T = 1_800_000_000_000
const sent = (from: number) => [T + from, T + from + 2_000, 2] as const
/** Ten seconds, a pause of a minute, six seconds. */
const film = new Film([0, 2_000, 4_000, 6_000, 8_000, 70_000, 72_000, 74_000].map(sent))

test('a place leads to the log’s time and back', () => {
  expect(film.length).toBe(16)
  expect(film.timeAt(12) - T).toBe(72_000)
  expect(film.placeOf(T + 72_000)).toBe(12)
  expect(film.passage({ from: T + 3_000, until: T + 71_000 })).toEqual({ from: 3, until: 11 })
})

test('a cut takes whole segments away, and says so', () => {
  const cut = film.stretch({ from: 3, until: 4.5 })
  expect(film.effective([cut])).toEqual([{ from: 2, until: 6 }])
  expect(film.left([cut])).toBe(12)
  expect(film.left([{ from: film.from, until: film.until }])).toBe(0)
})

test('a trim to the end leaves nothing of it', () => {
  const trim = { from: film.timeAt(10), until: film.until }
  expect(film.effective([trim])).toEqual([{ from: 10, until: 16 }])
  expect(film.left([trim])).toBe(10)
})

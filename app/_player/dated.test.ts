import { expect, test } from 'vitest'
import { type DatedPiece, edgeOf, placeOf, timeOf } from './dated'

const T = 1_800_000_000_000
/** Two pieces, a minute that nobody recorded, and another piece. The element's time began before. */
const pieces: readonly DatedPiece[] = [
  { start: 10, duration: 2, at: T },
  { start: 12, duration: 2, at: T + 2_000 },
  { start: 14, duration: 2, at: T + 64_000 },
]

test('a place shows a time of the log', () => {
  expect([10, 11.5, 13.99, 14, 15].map((place) => timeOf(pieces, place)! - T)).toEqual([
    0, 1_500, 3_990, 64_000, 65_000,
  ])
  expect([9, 17].map((place) => timeOf(pieces, place)! - T)).toEqual([-1_000, 67_000])
})

test('a time of the log has a place, and what nobody recorded is where it goes on', () => {
  expect([0, 1_500, 3_000, 4_000, 30_000, 64_000, 66_000].map((at) => placeOf(pieces, T + at))).toEqual([
    10, 11.5, 13, 14, 14, 14, 16,
  ])
  expect([-1, 66_001].map((at) => placeOf(pieces, T + at))).toEqual([null, null])
})

test('the edge is the end of the newest', () => {
  expect(edgeOf(pieces)! - T).toBe(66_000)
})

test('of nothing is nothing', () => {
  expect([timeOf([], 3), placeOf([], T), edgeOf([])]).toEqual([null, null, null])
})

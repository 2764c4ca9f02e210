import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPlace, writePlace } from './places'

test.each([
  ['7', 7],
  ['2:03', 123],
  ['02:03.5', 123.5],
  ['1:02:03', 3_723],
  ['90:00', 5_400],
  [' 12:30 ', 750],
  ['0:07,5', 7.5],
])('%s is a place', (typed, seconds) => {
  expect(readPlace(typed)).toBe(seconds)
})

test.each(['', 'now', '1:60', '1:60:00', '-1', '1:2:3:4', '1e3', '12:30x'])('“%s” is none', (typed) => {
  expect(readPlace(typed)).toBeNull()
})

test('what is written is read as it was, to a tenth of a second', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 359_999 }), (tenths) => {
      expect(readPlace(writePlace(tenths / 10))).toBeCloseTo(tenths / 10, 5)
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Chapter } from '@/domain/recording/chapters'
import { placesOf } from './chapter-places'

const chapter = (at: number): Chapter => ({ kind: 'titled', at, until: null, title: `${at}` })
const places = (...at: number[]) =>
  placesOf(at.map(chapter), (each) => each, 100).map(({ position, width }) => [position, width])

test('each reaches to the next that is shown', () => {
  expect(places(0, 20, 60)).toEqual([
    [0, 0.2],
    [20, 0.4],
    [60, 0.4],
  ])
})

test('what is too short is left to the list, and what is long stands where it begins', () => {
  expect(places(0, 3, 20, 40, 44, 95)).toEqual([
    [0, 0],
    [3, 0.17],
    [20, 0.24],
    [40, 0],
    [44, 0.56],
    [95, 0],
  ])
})

test('of those that fall together the last is there, and none at the very end', () => {
  expect(places(0, 0, 50, 100)).toEqual([
    [0, 0.5],
    [50, 0.5],
  ])
})

test('those that are shown fill the line from the first on, and none lies on another', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 120 })), (some) => {
      const shown = places(...some.sort((a, b) => a - b)).filter(([, width]) => width! > 0)
      shown.forEach(([position, width], i) => {
        expect(position! + width! * 100).toBeCloseTo(shown[i + 1]?.[0] ?? 100, 6)
        expect(width).toBeGreaterThanOrEqual(0.07 - 1e-9)
      })
    }),
  )
})

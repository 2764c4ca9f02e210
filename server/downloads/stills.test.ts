import { expect, test } from 'vitest'
import { fitting } from './stills'

const still = (place: number, bytes = 10) => ({ place, bytes })

test('all pictures stay that fit', () => {
  expect(fitting([still(0), still(5)], 10, 20)).toHaveLength(2)
})

test('those go first that are shown for the shortest time, and the first picture stays', () => {
  const stills = [still(0), still(1), still(10), still(12), still(30)]
  expect(fitting(stills, 60, 30).map(({ place }) => place)).toEqual([0, 12, 30])
  expect(fitting(stills, 60, 5).map(({ place }) => place)).toEqual([0])
})

import { expect, test } from 'vitest'
import { shuffled } from './draw'

const numbers = Array.from({ length: 10 }, (_, i) => i)

test('a draw is the same for the same seed, for ever: plans of old can be made again', () => {
  expect(shuffled(numbers, 'kickoff')).toEqual(shuffled(numbers, 'kickoff'))
  expect(shuffled(numbers, 'kickoff').join('')).toMatchInlineSnapshot(`"9528460713"`)
  expect(shuffled(numbers, '').join('')).toMatchInlineSnapshot(`"7153082946"`)
})

test('nobody is lost, and nothing is changed', () => {
  expect(shuffled(numbers, 'x').sort()).toEqual(numbers)
  expect(numbers).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  expect(shuffled([], 'x')).toEqual([])
})

test('each comes first about equally often', () => {
  const firsts = Array.from({ length: 10_000 }, (_, i) => shuffled(numbers, `seed ${i}`)[0]!)
  for (const number of numbers) {
    const often = firsts.filter((each) => each === number).length
    expect(often).toBeGreaterThan(850)
    expect(often).toBeLessThan(1_150)
  }
})

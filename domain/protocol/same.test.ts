import { expect, test } from 'vitest'
import { saysTheSame } from './same'

test.each([
  [{ a: 1, b: [2, { c: null }] }, { b: [2, { c: null }], a: 1 }, true],
  [[], [], true],
  [[], {}, false],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: 1 }, { b: 1 }, false],
  [[1, 2], [2, 1], false],
  [null, {}, false],
  ['1', 1, false],
  [{ __proto__: null }, {}, true],
])('%j and %j', (one, other, same) => {
  expect(saysTheSame(one, other)).toBe(same)
  expect(saysTheSame(other, one)).toBe(same)
})

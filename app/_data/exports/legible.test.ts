import { expect, test } from 'vitest'
import { legible, legibleLine } from './legible'

test.each([
  ['a\u0000b\u001b[31m\u007f\u0085c', 'ab[31mc'],
  ['half \ud83d, whole \ud83d\udc4d', 'half , whole \ud83d\udc4d'],
  ['\ufffe\uffff\u202eabc\u200f\ufeff', 'abc'],
  ['one\r\ntwo\rthree\u2028four', 'one\ntwo\nthree\nfour'],
  ['a\u0308', 'ä'],
  ['👩\u200d🌾', '👩\u200d🌾'],
])('%j becomes %j', (typed, wanted) => {
  expect(legible(typed)).toBe(wanted)
})

test('a line has no breaks', () => {
  expect(legibleLine(' a \n\t b ')).toBe('a b')
})

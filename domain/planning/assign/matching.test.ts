import { expect, test } from 'vitest'
import { matched } from './matching'

const among = (fits: Readonly<Record<string, string>>, right: string) =>
  [...matched(Object.keys(fits), [...right], (one, other) => fits[one]!.includes(other))].sort().join(' ')

test.each([
  ['nobody is there', {}, 'xy', ''],
  ['nobody fits', { a: '', b: '' }, 'xy', ''],
  ['each fits one', { a: 'x', b: 'y' }, 'xy', 'a,x b,y'],
  ['the first must take another, so that the second gets one', { a: 'xy', b: 'x' }, 'xy', 'a,y b,x'],
  ['there are too few, and nobody who has one loses it', { a: 'xy', b: 'yz', c: 'xz', d: 'x' }, 'xyz', 'a,y b,z c,x'],
  ['there are too few, those that come first', { a: 'x', b: 'x' }, 'x', 'a,x'],
])('when %s', (_what, fits, right, pairs) => {
  expect(among(fits as unknown as Record<string, string>, right)).toBe(pairs)
})

test('a chain of changes', () => {
  expect(among({ a: 'xy', b: 'yz', c: 'x', d: 'w' }, 'xyzw')).toBe('a,y b,z c,x d,w')
})

import { expect, test } from 'vitest'
import { openStreamKey, sealStreamKey } from './stream-keys'

const SECRET = 'a secret of the tests'
const KEY = 'abcd-ef12-ä'

test('a key opens for its target alone', () => {
  const sealed = sealStreamKey(SECRET, 'target-1', KEY)
  expect(openStreamKey(SECRET, 'target-1', sealed)).toBe(KEY)
  expect(openStreamKey(SECRET, 'target-2', sealed)).toBeNull()
  expect(openStreamKey('another secret', 'target-1', sealed)).toBeNull()
})

test('the same key is never sealed alike, and cannot be read', () => {
  const [one, other] = [sealStreamKey(SECRET, 'target-1', KEY), sealStreamKey(SECRET, 'target-1', KEY)]
  expect(one).not.toEqual(other)
  expect(Buffer.from(one).includes('abcd')).toBe(false)
})

test('what was changed or cut opens nothing', () => {
  const sealed = sealStreamKey(SECRET, 'target-1', KEY)
  const changed = sealed.map((byte, i) => (i === sealed.length - 1 ? byte ^ 1 : byte))
  expect(openStreamKey(SECRET, 'target-1', changed)).toBeNull()
  expect(openStreamKey(SECRET, 'target-1', sealed.slice(0, 20))).toBeNull()
})

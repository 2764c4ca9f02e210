import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { bytesLeft, diskState } from './disk'

test.each([
  [99, 'full'],
  [100, 'low'],
  [299, 'low'],
  [300, 'enough'],
] as const)('with %i bytes left of a reserve of 100 the disk is %s', (left, state) => {
  expect(diskState(left, 100)).toBe(state)
})

test('what is left is read from the disk', async () => {
  expect(await bytesLeft(tmpdir())).toBeGreaterThan(0)
  await expect(bytesLeft('/nowhere/at/all')).rejects.toThrow('ENOENT')
})

import { expect, test } from 'vitest'
import { session } from '@/domain/session'
import { RecentStates } from './recent-states'

const [first, second, third] = [1, 2, 3].map(() => ({ ...session.initial }))

test('knows what was said when, and forgets what is long past', () => {
  let now = 1_000
  const recent = new RecentStates(first!, () => now)
  expect(recent.at(500)).toBe(first)
  now = 2_000
  recent.changed(second!)
  now = 3_000
  recent.changed(third!)
  for (const [time, said] of [
    [1_999, first],
    [2_000, second],
    [2_999, second],
    [3_000, third],
    [9_000, third],
  ] as const)
    expect(recent.at(time)).toBe(said)
  now = 32_500
  recent.changed(first!)
  expect(recent.at(1_000)).toBe(second)
})

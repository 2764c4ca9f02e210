import { expect, test } from 'vitest'
import { dueAt, NOTICE } from './retention'

const DAY = 86_400_000

test('a recording is deleted after its days', () => {
  expect(dueAt(0, 30, 0)).toBe(30 * DAY)
})

test('and never without a week’s notice, however old it is when that is decided', () => {
  expect(dueAt(0, 1, 0)).toBe(NOTICE)
  expect(dueAt(0, 30, 100 * DAY)).toBe(100 * DAY + NOTICE)
})

import { expect, test, vi } from 'vitest'
import { GRACE, Grace } from './grace'

const begin = () => {
  const clock = { now: 1_000 }
  const begun = vi.fn()
  return { clock, begun, grace: new Grace(begun, () => clock.now) }
}

test('what was rightful lasts for a moment, counted from when it was not any more', () => {
  const { clock, begun, grace } = begin()
  grace.isRightful('PA_1')
  clock.now += 60_000
  expect(grace.lasts('PA_1')).toBe(true)
  clock.now += GRACE - 1
  expect(grace.lasts('PA_1')).toBe(true)
  clock.now += 1
  expect(grace.lasts('PA_1')).toBe(false)
  expect(begun.mock.calls).toEqual([[GRACE]])
})

test('what never was rightful does not last', () => {
  const { begun, grace } = begin()
  grace.isRightful('PA_1')
  expect(grace.lasts('PA_2')).toBe(false)
  expect(begun).not.toHaveBeenCalled()
})

test('whoever comes back in time and leaves again has a new moment', () => {
  const { clock, grace } = begin()
  grace.isRightful('PA_1')
  grace.lasts('PA_1')
  clock.now += GRACE - 1
  grace.isRightful('PA_1')
  expect(grace.lasts('PA_1')).toBe(true)
  clock.now += GRACE - 1
  expect(grace.lasts('PA_1')).toBe(true)
})

test('who has left is forgotten', () => {
  const { grace } = begin()
  grace.isRightful('PA_1')
  grace.keepOnly(new Set(['PA_2']))
  expect(grace.lasts('PA_1')).toBe(false)
})

import { expect, test } from 'vitest'
import { nearAndOthers } from './near-sessions'

const sessions = (...phases: string[]) => phases.map((phase, i) => ({ id: `${i}`, title: `Session ${i}`, phase }))
const split = (...phases: string[]) => {
  const { near, others } = nearAndOthers(sessions(...phases))
  return [near, others].map((each) => each.map(({ id }) => id).join(' '))
}

test('few are all seen, whatever they are', () => {
  expect(split()).toEqual(['', ''])
  expect(split('ended', 'ended', 'live', 'planned')).toEqual(['0 1 2 3', ''])
})

test('of many those that run and those that come next', () => {
  expect(split('ended', 'ended', 'planned', 'planned', 'planned', 'live', 'planned')).toEqual(['2 3 4 5', '0 1 6'])
})

test('when few are left, the last of those that are over', () => {
  expect(split('ended', 'ended', 'ended', 'ended', 'planned')).toEqual(['1 2 3 4', '0'])
  expect(split('ended', 'ended', 'ended', 'ended', 'ended')).toEqual(['1 2 3 4', '0'])
})

import { expect, test } from 'vitest'
import type { HeardEvent } from '@/domain/session'
import { densityOf, totalOf } from './density'

const T = 1_000_000
const happened = (type: string, at: number, data: object = {}) =>
  ({ seq: at, at: T + at, room: 'main', type, data }) as unknown as HeardEvent
const positionOf = (at: number) => at - T

test('counts what was said, asked and voted where it happened', () => {
  const votes = (...counts: (readonly [string, number])[]) => ({
    votes: counts.map(([questionId, votes]) => ({ questionId, votes })),
  })
  const events = [
    happened('chat.posted', 0),
    happened('chat.posted', 499),
    happened('hand.raised', 100),
    happened('question.approved', 500),
    happened('question.counted', 600, votes(['a', 3], ['b', 1])),
    happened('question.counted', 999, votes(['a', 5], ['b', 0])),
    happened('chat.posted', 1_000),
    happened('chat.posted', 5_000),
  ]
  expect(densityOf(events, positionOf, 1_000, 2)).toEqual([
    { chat: 2, questions: 0, votes: 0 },
    { chat: 1, questions: 1, votes: 6 },
  ])
})

test('of nothing, and of no length, is nothing', () => {
  expect(densityOf([], positionOf, 0, 1)).toEqual([{ chat: 0, questions: 0, votes: 0 }])
  expect(densityOf([happened('chat.posted', 0)], positionOf, 0, 1)).toEqual([{ chat: 0, questions: 0, votes: 0 }])
  expect(totalOf({ chat: 2, questions: 1, votes: 4 })).toBe(9)
})

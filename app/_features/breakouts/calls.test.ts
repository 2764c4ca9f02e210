import { expect, test } from 'vitest'
import type { WallRoom } from '@/domain/protocol/messages'
import { aloneFor, callsIn, needsSomebody } from './calls'

const MINUTE = 60_000
const room = (more: Partial<WallRoom> = {}): WallRoom => ({
  room: 'north',
  here: 3,
  expected: 3,
  speaker: null,
  heardAt: 0,
  shares: [],
  poor: 0,
  unreachable: false,
  figures: {},
  ...more,
})
const asked = (takenBy: string | null) => room({ figures: { help: [{ takenBy }] } })
const alone = (since: number, here = 1) => room({ here, figures: { presence: { aloneSince: since } } })

test('a request waits until somebody looks after it', () => {
  expect(callsIn({ rooms: [asked(null), asked('mod'), room()], plenary: 0, withoutPlace: [], cards: {} })).toBe(1)
})

test('a room needs somebody when it asked, has no media, or one person is alone for a minute', () => {
  expect(needsSomebody(room(), 0)).toBe(false)
  expect(needsSomebody(asked(null), 0)).toBe(true)
  expect(needsSomebody(asked('mod'), 0)).toBe(false)
  expect(needsSomebody(room({ unreachable: true }), 0)).toBe(true)
  expect(needsSomebody(alone(0), MINUTE - 1)).toBe(false)
  expect(needsSomebody(alone(0), MINUTE)).toBe(true)
})

test('whoever got company since it was counted is not alone', () => {
  expect(aloneFor(alone(0, 2), MINUTE)).toBe(0)
})

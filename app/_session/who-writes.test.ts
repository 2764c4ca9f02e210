import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WhoWrites } from './who-writes'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const given = () => {
  const told: (string | null)[] = []
  const known: object[] = []
  const who = new WhoWrites(
    (field) => told.push(field),
    (cards) => known.push(cards),
    () => vi.getMockedSystemTime()!.getTime(),
  )
  const hear = (participantId: string, field: string | null, room = 'north') =>
    who.hear({ participantId, field, room, cards: {} })
  return {
    who,
    told,
    known,
    hear,
    shown: () => who.places.get().map(({ participantId, field }) => [participantId, field]),
  }
}

test('says it once, again after a while, and at once when it changes', () => {
  const { who, told } = given()
  for (let i = 0; i < 20; i++) {
    who.say('goals')
    vi.advanceTimersByTime(200)
  }
  expect(told).toEqual(['goals', 'goals'])
  who.say('resources')
  who.say(null)
  who.say(null)
  expect(told.slice(2)).toEqual(['resources', null])
})

test('shows everybody where they write last', () => {
  const { hear, shown } = given()
  hear('ada', 'goals')
  hear('ben', 'goals')
  hear('ada', 'resources')
  expect(shown()).toEqual([
    ['ben', 'goals'],
    ['ada', 'resources'],
  ])
  hear('ben', null)
  expect(shown()).toEqual([['ada', 'resources']])
})

test('forgets whoever says no more, and nobody else', () => {
  const { hear, shown } = given()
  hear('ada', 'goals')
  vi.advanceTimersByTime(6_000)
  hear('ben', 'goals')
  vi.advanceTimersByTime(5_000)
  expect(shown()).toEqual([['ben', 'goals']])
  vi.advanceTimersByTime(6_000)
  expect(shown()).toEqual([])
})

test('hearing the same again changes nothing that is shown', () => {
  const { who, hear } = given()
  hear('ada', 'goals')
  const before = who.places.get()
  hear('ada', 'goals')
  expect(who.places.get()).toBe(before)
})

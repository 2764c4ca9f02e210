import { expect, test } from 'vitest'
import { ROLES, SYSTEM_ID } from '@/domain/protocol/standing'
import { openRooms } from '@/tests/support/rooms'
import { Scenario } from '@/tests/support/scenario'

const people = { mod: 'moderator', ada: 'attendee' } as const

test('the product counts who is here, for all to see', () => {
  const scenario = Scenario.with(people)
  expect(scenario.by(SYSTEM_ID, 'people.count', { here: 2 })).toMatchObject({ happened: ['people.counted'] })
  expect(scenario.main('ada').presence.all.here).toBe(2)
})

test('each room has its own count', () => {
  const scenario = Scenario.with(people)
  openRooms(scenario, { names: ['North'], place: [['ada']] })
  const room = scenario.state.session.breakouts.all!.rooms[0]!.id
  scenario.by(SYSTEM_ID, 'people.count', { here: 1 }, room)
  expect(scenario.seenBy('ada').rooms[room]!.presence.all.here).toBe(1)
  expect(scenario.main('mod').presence.all.here).toBe(0)
})

test('the same count is refused, and changes nothing', () => {
  const scenario = Scenario.with(people)
  expect(scenario.by(SYSTEM_ID, 'people.count', { here: 0 })).toEqual({ refused: 'presence/same-count' })
  scenario.by(SYSTEM_ID, 'people.count', { here: 2 })
  const before = scenario.state
  expect(scenario.by(SYSTEM_ID, 'people.count', { here: 2 })).toEqual({ refused: 'presence/same-count' })
  expect(scenario.state).toBe(before)
})

test.each(ROLES)('is no business of a %s', (role) => {
  const scenario = Scenario.with({ eve: role })
  expect(scenario.by('eve', 'people.count', { here: 7 })).toEqual({ refused: 'forbidden' })
  expect(scenario.main('eve').presence.all.here).toBe(0)
})

test.each([-1, 1.5, 1_000_001])('%d is no number of people', (here) => {
  expect(Scenario.with(people).by(SYSTEM_ID, 'people.count', { here })).toEqual({ refused: 'malformed data.here' })
})

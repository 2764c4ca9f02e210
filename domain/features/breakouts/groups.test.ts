import { describe, expect, test } from 'vitest'
import { SYSTEM_ID } from '@/domain/protocol/standing'
import { roomFigures } from '@/domain/session'
import { openRooms, roomIds } from '@/tests/support/rooms'
import { Scenario } from '@/tests/support/scenario'

const people = { mod: 'moderator', ada: 'attendee', ben: 'attendee', dua: 'attendee' } as const

const given = (wanted: Partial<Parameters<typeof openRooms>[1]> = {}) => {
  const scenario = Scenario.with(people)
  const place = [['ada', 'ben'], ['dua']]
  openRooms(scenario, { names: ['North', 'South'], place, walking: true, ...wanted })
  const [north, south] = roomIds(scenario) as [string, string]
  const expected = () => roomFigures(scenario.state).map((room) => room.expected)
  const roomOf = (id: string) => scenario.seenBy(id) && Object.keys(scenario.seenBy(id).rooms)[0]
  return { scenario, north, south, expected, roomOf }
}

describe('those who are in a room', () => {
  test('are counted once, wherever they go', () => {
    const { scenario, north, south, expected } = given()
    expect(expected()).toEqual([2, 1])
    scenario.done('ada', 'breakouts.go', { room: south }, north)
    scenario.done('mod', 'breakouts.move', { participantId: 'dua', room: 'main' })
    expect(expected()).toEqual([1, 1])
  })

  test('are those of this round alone', () => {
    const { scenario, expected } = given()
    scenario.done('mod', 'breakouts.close', { room: null, grace: 0 })
    openRooms(scenario, { names: ['East', 'West'], place: [['ada'], []] })
    expect(expected()).toEqual([1, 0])
  })

  test('are in their own again when a room closes that they walked to, are counted there, and move with it', () => {
    const { scenario, north, south, expected, roomOf } = given({ names: ['North', 'South', 'East'] })
    const east = roomIds(scenario)[2]!
    scenario.done('ada', 'breakouts.go', { room: south }, north)
    scenario.done('mod', 'breakouts.close', { room: south, grace: 0 })
    expect(roomOf('ada')).toBe(north)
    expect(expected()).toEqual([2, 0])
    scenario.done('mod', 'breakouts.merge', { room: north, into: east })
    expect([roomOf('ada'), roomOf('ben'), roomOf('dua')]).toEqual([east, east, 'main'])
  })

  test('are not those who were removed, whether before they were placed or after', () => {
    const { scenario, south, expected } = given()
    scenario.done('mod', 'person.remove', { participantId: 'ada' })
    expect(expected()).toEqual([1, 1])
    // Their command was on its way when the other's took effect.
    scenario.done('mod', 'breakouts.move', { participantId: 'ada', room: south })
    expect(expected()).toEqual([1, 1])
    scenario.done('mod', 'breakouts.close', { room: null, grace: 0 })
    openRooms(scenario, { names: ['East'], place: [['ada', 'ben']] })
    expect(expected()).toEqual([1])
  })
})

test('whoever says in the countdown that they stay can still be moved to their room', () => {
  const { scenario, north, expected, roomOf } = given({ countdown: 60 })
  scenario.done('ada', 'breakouts.go', { room: 'main' })
  expect(expected()).toEqual([1, 1])
  scenario.done('mod', 'breakouts.move', { participantId: 'ada', room: north })
  expect(roomOf('ada')).toBe(north)
  expect(expected()).toEqual([2, 1])
  scenario.refuses('breakouts/already-there', 'mod', 'breakouts.move', { participantId: 'ben', room: north })
  expect(scenario.by(SYSTEM_ID, 'breakouts.start')).toMatchObject({ happened: ['breakouts.started'] })
})

import { describe, expect, test } from 'vitest'
import { type MediaSeat, mediaSeatsOf, type Source, VOICE } from '@/domain/media-seats'
import { MAIN } from '@/domain/protocol/standing'
import { openRooms, roomIds } from '@/tests/support/rooms'
import { Scenario } from '@/tests/support/scenario'

const people = { mod: 'moderator', max: 'moderator', ada: 'attendee', ben: 'attendee', eve: 'attendee' } as const

/** A live session: Ada in North, Ben in South, the others in the plenary. */
const given = () => {
  const scenario = Scenario.with(people)
  scenario.done('mod', 'session.go-live')
  openRooms(scenario, { names: ['North', 'South'], place: [['ada'], ['ben']] })
  const [north, south] = roomIds(scenario) as [string, string]
  const seatsOf = (id: string) => mediaSeatsOf(scenario.state, id)
  return { scenario, north, south, seatsOf }
}
const member = (channel: string, ...sources: Source[]): MediaSeat => ({ channel, sources, as: 'member' })

describe('where somebody stands', () => {
  test('all speak in a breakout room; in the plenary, whoever is on stage', () => {
    const { scenario, north, seatsOf } = given()
    expect(seatsOf('ada')).toEqual([member(north, 'microphone', 'camera')])
    expect(seatsOf('mod')).toEqual([member(MAIN)])
    scenario.done('mod', 'stage.join')
    expect(seatsOf('mod')).toEqual([member(MAIN, 'microphone', 'camera')])
  })

  test('whoever is removed or has not come has no seat', () => {
    const { scenario, seatsOf } = given()
    scenario.done('mod', 'person.remove', { participantId: 'ada' })
    expect(seatsOf('ada')).toEqual([])
    expect(seatsOf('nobody')).toEqual([])
  })

  test('before it is live the audience of the plenary has none, and a breakout room has', () => {
    const scenario = Scenario.with(people)
    openRooms(scenario, { names: ['North'], place: [['ada']] })
    expect(mediaSeatsOf(scenario.state, 'eve')).toEqual([])
    expect(mediaSeatsOf(scenario.state, 'ada')).toMatchObject([{ sources: ['microphone', 'camera'] }])
  })
})

describe('listening in', () => {
  test('is a second seat that sends nothing', () => {
    const { scenario, north, seatsOf } = given()
    scenario.done('mod', 'breakouts.listen', { room: north })
    expect(seatsOf('mod')).toEqual([member(MAIN), { channel: north, sources: [], as: 'listener' }])
  })

  test('ends with the room, and with the right to moderate', () => {
    const { scenario, north, seatsOf } = given()
    scenario.done('mod', 'breakouts.listen', { room: north })
    scenario.done('max', 'person.change-role', { participantId: 'mod', role: 'attendee' })
    expect(seatsOf('mod')).toEqual([member(MAIN)])
    scenario.done('max', 'breakouts.listen', { room: north })
    scenario.done('max', 'breakouts.close', { room: null, grace: 0 })
    expect(seatsOf('max')).toEqual([member(MAIN)])
  })
})

describe('an announcement by voice', () => {
  const announcer = { channel: VOICE, sources: ['microphone'], as: 'announcer' }
  const audience = { channel: VOICE, sources: [], as: 'audience' }

  test('is spoken by one and heard in all breakout rooms, not in the plenary', () => {
    const { scenario, seatsOf } = given()
    scenario.done('mod', 'breakouts.speak', { room: null })
    expect(seatsOf('mod').slice(1)).toEqual([announcer])
    for (const id of ['ada', 'ben']) expect(seatsOf(id).slice(1)).toEqual([audience])
    for (const id of ['eve', 'max']) expect(seatsOf(id).slice(1)).toEqual([])
    scenario.done('mod', 'breakouts.end-voice')
    for (const id of ['mod', 'ada']) expect(seatsOf(id)).toHaveLength(1)
  })

  test('is heard only in the rooms that it is for', () => {
    const { scenario, south, seatsOf } = given()
    scenario.done('mod', 'breakouts.speak', { room: south })
    expect(seatsOf('ada')).toHaveLength(1)
    expect(seatsOf('ben').slice(1)).toEqual([audience])
  })

  test('is made by nobody who may not run the session, and silent by whoever is muted', () => {
    const { scenario, seatsOf } = given()
    scenario.refuses('forbidden', 'eve', 'breakouts.speak', { room: null })
    scenario.done('mod', 'breakouts.speak', { room: null })
    scenario.done('max', 'person.mute', { participantId: 'mod' })
    expect(seatsOf('mod').slice(1)).toEqual([{ ...announcer, sources: [] }])
  })
})

import { describe, expect, test } from 'vitest'
import type { Recorded } from '@/domain/protocol/feature'
import { MAIN } from '@/domain/protocol/standing'
import { type NewEvent, session } from '@/domain/session'
import { Scenario } from '@/tests/support/scenario'

const MINUTE = 60_000
const people = { mod: 'moderator', sam: 'speaker', ada: 'attendee', ben: 'attendee', eve: 'attendee' } as const
const open = (scenario: Scenario, minutes?: number) =>
  scenario.by('mod', 'breakouts.open', { names: ['North', 'South'], place: [['ada'], ['ben']], minutes })
const move = (scenario: Scenario, participantId: string, room: string) =>
  scenario.by('mod', 'breakouts.move', { participantId, room })
const seats = (scenario: Scenario, id: string) => session.viewerOf(scenario.state, id)!.seats
const standsIn = (scenario: Scenario, id: string) => session.standing(scenario.state, id)!.room

/** North with Ada and South with Ben in it; the others are in the plenary. */
const given = (minutes?: number) => {
  const scenario = Scenario.with(people)
  open(scenario, minutes)
  const [north, south] = scenario.state.session.breakouts.all!.rooms.map(({ id }) => id) as [string, string]
  return { scenario, north, south }
}
/** Which events of an outcome somebody hears of. */
const heardOf = (scenario: Scenario, id: string, outcome: ReturnType<Scenario['by']>) =>
  ('events' in outcome ? (outcome.events as Recorded<NewEvent>[]) : [])
    .filter((event) => session.heardBy(event, session.viewerOf(scenario.state, id)!) !== null)
    .map(({ type }) => type)

describe('opening rooms', () => {
  test('places people, and leaves the others in the plenary', () => {
    const { scenario, north, south } = given()
    expect(['ada', 'ben', 'eve', 'mod'].map((id) => standsIn(scenario, id))).toEqual([north, south, MAIN, MAIN])
    expect(seats(scenario, 'ada')).toEqual([{ room: north, staff: false }])
  })

  test('tells all which rooms there are', () => {
    const { scenario, north, south } = given(20)
    expect(scenario.seenBy('eve').session.breakouts.all).toMatchObject({
      rooms: [
        { id: north, name: 'North' },
        { id: south, name: 'South' },
      ],
      closesAt: scenario.now + 20 * MINUTE,
    })
  })

  test('tells each where they belong, and nobody where others do', () => {
    const scenario = Scenario.with(people)
    const outcome = open(scenario)
    expect(outcome).toMatchObject({ happened: ['breakouts.opened', 'breakouts.placed', 'breakouts.placed'] })
    expect(heardOf(scenario, 'ada', outcome)).toEqual(['breakouts.opened', 'breakouts.placed'])
    for (const id of ['eve', 'mod']) expect(heardOf(scenario, id, outcome)).toEqual(['breakouts.opened'])
  })

  test('is refused while rooms are open', () => {
    given().scenario.refuses('breakouts/already-open', 'mod', 'breakouts.open', { names: ['East'], place: [] })
  })

  test.each([
    ['no room', { names: [], place: [] }, 'malformed data.names'],
    ['a room without a name', { names: [' '], place: [] }, 'malformed data.names.0'],
    ['no time at all', { names: ['North'], place: [], minutes: 0 }, 'malformed data.minutes'],
  ])('is refused with %s', (_what, data, refused) => {
    Scenario.with(people).refuses(refused, 'mod', 'breakouts.open', data)
  })

  test('takes names as they are', () => {
    const scenario = Scenario.with(people)
    scenario.by('mod', 'breakouts.open', { names: ['__proto__', 'North', 'North'], place: [['ada']] })
    const rooms = scenario.state.session.breakouts.all!.rooms
    expect(rooms.map(({ name }) => name)).toEqual(['__proto__', 'North', 'North'])
    expect(new Set(rooms.map(({ id }) => id)).size).toBe(3)
  })
})

describe('moving', () => {
  test('takes somebody to another room or back, and only they hear of it', () => {
    const { scenario, south } = given()
    const outcome = move(scenario, 'ada', south)
    expect(outcome).toMatchObject({ happened: ['breakouts.placed'] })
    expect(standsIn(scenario, 'ada')).toBe(south)
    expect(['ada', 'ben', 'mod'].map((id) => heardOf(scenario, id, outcome).length)).toEqual([1, 0, 0])
    move(scenario, 'ada', MAIN)
    expect(standsIn(scenario, 'ada')).toBe(MAIN)
  })

  test('takes latecomers along', () => {
    const { scenario, north } = given()
    move(scenario, 'eve', north)
    scenario.by('eve', 'chat.post', { text: 'Hello North' }, north)
    expect(scenario.seenBy('ada').rooms[north]!.chat.all.latest).toMatchObject([{ text: 'Hello North' }])
  })

  test('is refused where somebody is, to where nothing is, and while no room is open', () => {
    const { scenario, north } = given()
    scenario.refuses('breakouts/already-there', 'mod', 'breakouts.move', { participantId: 'ada', room: north })
    scenario.refuses('breakouts/already-there', 'mod', 'breakouts.move', { participantId: 'eve', room: MAIN })
    scenario.refuses('breakouts/no-such-room', 'mod', 'breakouts.move', { participantId: 'ada', room: 'none' })
    scenario.by('mod', 'breakouts.close')
    scenario.refuses('breakouts/not-open', 'mod', 'breakouts.move', { participantId: 'ada', room: north })
  })
})

test('whoever was moved has no business in the room before', () => {
  const { scenario, north, south } = given()
  move(scenario, 'ada', south)
  scenario.refuses('rooms/moved', 'ada', 'chat.post', { text: 'x' }, north)
  scenario.refuses('rooms/moved', 'eve', 'chat.post', { text: 'x' }, south)
})

describe('listening', () => {
  test('gives staff a second seat, in which they are staff, until they stop', () => {
    const { scenario, north } = given()
    expect(scenario.by('mod', 'breakouts.listen', { room: north })).toMatchObject({ happened: ['breakouts.listened'] })
    expect(seats(scenario, 'mod')).toEqual([
      { room: MAIN, staff: true },
      { room: north, staff: true },
    ])
    expect(standsIn(scenario, 'mod')).toBe(MAIN)
    expect(scenario.by('mod', 'hand.lower-all', {}, north)).toEqual({ refused: 'hands/none-raised' })
    scenario.by('mod', 'breakouts.listen', { room: null })
    expect(seats(scenario, 'mod')).toEqual([{ room: MAIN, staff: true }])
  })

  test('is known to whoever listens only', () => {
    const { scenario, north } = given()
    const outcome = scenario.by('mod', 'breakouts.listen', { room: north })
    expect(['mod', 'ada', 'eve'].map((id) => heardOf(scenario, id, outcome).length)).toEqual([1, 0, 0])
  })

  test('is refused twice, to where nothing is, and to stop when one does not listen', () => {
    const { scenario, north } = given()
    scenario.refuses('breakouts/already-there', 'mod', 'breakouts.listen', { room: null })
    scenario.refuses('breakouts/no-such-room', 'mod', 'breakouts.listen', { room: 'none' })
    scenario.by('mod', 'breakouts.listen', { room: north })
    scenario.refuses('breakouts/already-there', 'mod', 'breakouts.listen', { room: north })
  })
})

describe('closing rooms', () => {
  test('takes all back to the plenary, and what was said in the rooms goes', () => {
    const { scenario, north } = given()
    scenario.by('ada', 'chat.post', { text: 'Only for North' }, north)
    scenario.by('mod', 'breakouts.listen', { room: north })
    expect(scenario.by('mod', 'breakouts.close')).toMatchObject({ happened: ['breakouts.closed'] })
    for (const id of ['mod', 'ada', 'ben']) expect(seats(scenario, id)).toMatchObject([{ room: MAIN }])
    expect(Object.keys(scenario.state.rooms)).not.toContain(north)
    expect(JSON.stringify(scenario.state)).not.toContain('Only for North')
    scenario.refuses('rooms/moved', 'ada', 'chat.post', { text: 'x' }, north)
  })

  test('ends every placing: rooms that open later are empty', () => {
    const { scenario } = given()
    scenario.by('mod', 'breakouts.close')
    scenario.by('mod', 'breakouts.open', { names: ['North'], place: [] })
    expect(standsIn(scenario, 'ada')).toBe(MAIN)
  })

  test('is refused while none is open', () => {
    Scenario.with(people).refuses('breakouts/not-open', 'mod', 'breakouts.close')
  })

  test('happens by itself when the time is up', () => {
    const { scenario, north } = given(20)
    scenario.by('ada', 'hand.raise', {}, north)
    expect(scenario.after(20 * MINUTE - 1)).toEqual([])
    expect(scenario.after(1)).toEqual(['breakouts.closed'])
    expect(standsIn(scenario, 'ada')).toBe(MAIN)
    expect(Object.keys(scenario.state.rooms)).not.toContain(north)
    expect(scenario.after(20 * MINUTE)).toEqual([])
  })

  test('waits for a moderator when no time was set', () => {
    expect(given().scenario.after(600 * MINUTE)).toEqual([])
  })
})

test.each(['ada', 'sam'])('rooms are not in the hands of %s', (id) => {
  const { scenario, south } = given()
  const room = standsIn(scenario, id)
  scenario.refuses('forbidden', id, 'breakouts.open', { names: ['East'], place: [] }, room)
  scenario.refuses('forbidden', id, 'breakouts.move', { participantId: id, room: south }, room)
  scenario.refuses('forbidden', id, 'breakouts.listen', { room: south }, room)
  scenario.refuses('forbidden', id, 'breakouts.close', {}, room)
})

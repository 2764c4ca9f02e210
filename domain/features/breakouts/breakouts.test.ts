import { describe, expect, test } from 'vitest'
import { groups } from '@/domain/features/breakouts'
import type { Recorded } from '@/domain/protocol/feature'
import { MAIN, SYSTEM_ID } from '@/domain/protocol/standing'
import { type NewEvent, session } from '@/domain/session'
import { openRooms, roomIds } from '@/tests/support/rooms'
import { Scenario } from '@/tests/support/scenario'

const MINUTE = 60_000
const people = { mod: 'moderator', sam: 'speaker', ada: 'attendee', ben: 'attendee', eve: 'attendee' } as const
type Wanted = Partial<Parameters<typeof openRooms>[1]>
const open = (scenario: Scenario, wanted: Wanted = {}) =>
  openRooms(scenario, { names: ['North', 'South'], place: [['ada'], ['ben']], ...wanted })
const move = (scenario: Scenario, participantId: string, room: string) =>
  scenario.by('mod', 'breakouts.move', { participantId, room })
const go = (scenario: Scenario, id: string, room: string) =>
  scenario.by(id, 'breakouts.go', { room }, standsIn(scenario, id))
const seats = (scenario: Scenario, id: string) => session.viewerOf(scenario.state, id)!.seats
const standsIn = (scenario: Scenario, id: string) => session.standing(scenario.state, id)!.room
const staffSees = (scenario: Scenario) => scenario.seenBy('mod').session.breakouts.staff!
const openSeen = (scenario: Scenario, id = 'eve') => scenario.seenBy(id).session.breakouts.all!

/** North with Ada and South with Ben in it; the others are in the plenary. */
const given = (wanted: Wanted = {}) => {
  const scenario = Scenario.with(people)
  open(scenario, wanted)
  const [north, south] = roomIds(scenario) as [string, string]
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

  test('tells all which rooms there are, and until when', () => {
    const { scenario, north, south } = given({ minutes: 20 })
    expect(openSeen(scenario)).toMatchObject({
      name: 'Groups',
      rooms: [
        { id: north, name: 'North', closesAt: scenario.now + 20 * MINUTE },
        { id: south, name: 'South', closesAt: scenario.now + 20 * MINUTE },
      ],
    })
  })

  test('tells each where they belong, and nobody where others do', () => {
    const scenario = Scenario.with(people)
    const outcome = open(scenario)
    expect(outcome).toMatchObject({
      happened: ['breakouts.opened', 'breakouts.planned', 'breakouts.placed', 'breakouts.placed'],
    })
    expect(heardOf(scenario, 'ada', outcome)).toEqual(['breakouts.opened', 'breakouts.placed'])
    for (const id of ['eve', 'mod']) expect(heardOf(scenario, id, outcome)).toEqual(['breakouts.opened'])
  })

  test('is refused while rooms are open, with an unknown set, and when somebody is in it twice', () => {
    const { scenario } = given()
    expect(open(scenario)).toEqual({ refused: 'breakouts/already-open' })
    const other = Scenario.with(people)
    const data = { set: 's', minutes: null, countdown: 0, walking: false, returns: true }
    other.refuses('breakouts/no-such-set', 'mod', 'breakouts.open', data)
    expect(open(other, { place: [['ada'], ['ada']] })).toEqual({ refused: 'breakouts/placed-twice' })
  })

  test('tells all in which languages rooms work, and that somebody to interpret is missing', () => {
    const { scenario } = given({ languages: [['de', 'fr'], ['en']], lacking: [true] })
    expect(openSeen(scenario).rooms).toMatchObject([
      { languages: ['de', 'fr'], lacksInterpreter: true },
      { languages: ['en'], lacksInterpreter: false },
    ])
  })

  test('[S10] told nothing of languages before', () => {
    const room = { id: 'north', index: 0, name: 'North', limit: null, closesAt: null, awaited: 0 }
    const data = { round: 'r', set: 's', name: 'Groups', rooms: [room], startsAt: null, walking: false, returns: true }
    expect(session.read({ seq: 1, at: 1, room: MAIN, type: 'breakouts.opened', v: 1, data }).data).toEqual({
      ...data,
      rooms: [{ ...room, languages: [], lacksInterpreter: false }],
    })
  })

  test('takes names as they are', () => {
    const { scenario } = given({ names: ['__proto__', 'North', 'North'] })
    expect(openSeen(scenario).rooms.map(({ name }) => name)).toEqual(['__proto__', 'North', 'North'])
    expect(new Set(roomIds(scenario)).size).toBe(3)
  })
})

describe('the countdown', () => {
  test('leaves all where they are until it is over', () => {
    const { scenario, north } = given({ countdown: 10, minutes: 5 })
    expect(standsIn(scenario, 'ada')).toBe(MAIN)
    expect(scenario.after(9_999)).toEqual([])
    expect(scenario.after(1)).toEqual(['breakouts.started'])
    expect(standsIn(scenario, 'ada')).toBe(north)
    expect(openSeen(scenario).rooms[0]!.closesAt).toBe(scenario.now + 5 * MINUTE)
  })

  test('can be ended for all, and by each for themselves', () => {
    const { scenario, north, south } = given({ countdown: 10 })
    go(scenario, 'ada', north)
    expect([standsIn(scenario, 'ada'), standsIn(scenario, 'ben')]).toEqual([north, MAIN])
    scenario.by('mod', 'breakouts.start')
    expect(standsIn(scenario, 'ben')).toBe(south)
    scenario.refuses('breakouts/already-started', 'mod', 'breakouts.start')
  })

  test('is for saying that one stays', () => {
    const { scenario } = given({ countdown: 10 })
    go(scenario, 'ada', MAIN)
    scenario.by('mod', 'breakouts.start')
    expect(standsIn(scenario, 'ada')).toBe(MAIN)
    expect(staffSees(scenario).passed).toMatchObject([{ participantId: 'ada' }])
  })
})

describe('a hand that is raised in the plenary', () => {
  const raised = ({ state }: Scenario) => state.rooms[MAIN]!.hands.all.queue.map(({ participantId }) => participantId)
  const raise = (scenario: Scenario) => {
    for (const id of ['ada', 'eve']) scenario.by(id, 'hand.raise', {})
  }

  test('is lowered when its owner is taken to a room, and stays when they stay', () => {
    const scenario = Scenario.with(people)
    raise(scenario)
    open(scenario)
    expect(raised(scenario)).toEqual(['eve'])
  })

  test('stays through the countdown, and no longer', () => {
    const scenario = Scenario.with(people)
    raise(scenario)
    open(scenario, { countdown: 10 })
    expect(raised(scenario)).toEqual(['ada', 'eve'])
    scenario.by('mod', 'breakouts.start')
    expect(raised(scenario)).toEqual(['eve'])
  })
})

describe('the right to pass', () => {
  test('anybody goes to the plenary and back to their room, without asking; moderators see it', () => {
    const { scenario, north } = given()
    const outcome = go(scenario, 'ada', MAIN)
    expect(standsIn(scenario, 'ada')).toBe(MAIN)
    expect(heardOf(scenario, 'mod', outcome)).toEqual(['breakouts.went'])
    expect(heardOf(scenario, 'eve', outcome)).toEqual([])
    go(scenario, 'ada', north)
    expect(standsIn(scenario, 'ada')).toBe(north)
    expect(staffSees(scenario).passed).toEqual([])
  })

  test('holds in a locked room too', () => {
    const { scenario, north } = given()
    scenario.by('mod', 'breakouts.lock', { room: north, locked: true })
    expect(go(scenario, 'ada', MAIN)).toMatchObject({ happened: ['breakouts.went'] })
  })
})

describe('walking', () => {
  test('is not free unless somebody says so', () => {
    const { scenario, south } = given()
    expect(go(scenario, 'ada', south)).toEqual({ refused: 'forbidden' })
    scenario.by('mod', 'breakouts.set-walking', { on: true })
    go(scenario, 'ada', south)
    expect(standsIn(scenario, 'ada')).toBe(south)
    scenario.refuses('breakouts/same', 'mod', 'breakouts.set-walking', { on: true })
  })

  test('ends at locked doors and full rooms, for those who do not run the session', () => {
    const { scenario, north, south } = given({ walking: true, limits: [null, 1] })
    expect(go(scenario, 'ada', south)).toEqual({ refused: 'breakouts/full' })
    scenario.by('mod', 'breakouts.lock', { room: north, locked: true })
    expect(go(scenario, 'eve', north)).toEqual({ refused: 'breakouts/locked' })
    expect(go(scenario, 'ada', south)).toEqual({ refused: 'breakouts/locked' })
    expect(go(scenario, 'mod', south)).toMatchObject({ happened: ['breakouts.went'] })
  })

  test('frees a place when somebody leaves or is removed', () => {
    const { scenario, south } = given({ walking: true, limits: [null, 1] })
    go(scenario, 'ben', MAIN)
    expect(go(scenario, 'eve', south)).toMatchObject({ happened: ['breakouts.went'] })
    scenario.by('mod', 'person.remove', { participantId: 'eve' })
    expect(go(scenario, 'sam', south)).toMatchObject({ happened: ['breakouts.went'] })
  })
})

describe('moving', () => {
  test('takes somebody to another room or back; they and the moderators hear of it', () => {
    const { scenario, south } = given()
    const outcome = move(scenario, 'ada', south)
    expect(outcome).toMatchObject({ happened: ['breakouts.moved'] })
    expect(standsIn(scenario, 'ada')).toBe(south)
    expect(['ada', 'ben', 'mod'].map((id) => heardOf(scenario, id, outcome).length)).toEqual([1, 0, 1])
    move(scenario, 'ada', MAIN)
    expect(standsIn(scenario, 'ada')).toBe(MAIN)
  })

  test('swaps two', () => {
    const { scenario, north, south } = given()
    scenario.by('mod', 'breakouts.swap', { one: 'ada', other: 'ben' })
    expect([standsIn(scenario, 'ada'), standsIn(scenario, 'ben')]).toEqual([south, north])
    scenario.refuses('breakouts/already-there', 'mod', 'breakouts.swap', { one: 'ada', other: 'ada' })
  })

  test('takes a whole room into another', () => {
    const { scenario, north, south } = given()
    move(scenario, 'eve', north)
    scenario.by('mod', 'breakouts.merge', { room: north, into: south })
    expect(['ada', 'eve', 'ben'].map((id) => standsIn(scenario, id))).toEqual([south, south, south])
    scenario.refuses('breakouts/already-there', 'mod', 'breakouts.merge', { room: north, into: south })
  })

  test('is refused where somebody is, to where nothing is, and while no room is open', () => {
    const { scenario, north } = given()
    scenario.refuses('breakouts/already-there', 'mod', 'breakouts.move', { participantId: 'ada', room: north })
    scenario.refuses('breakouts/already-there', 'mod', 'breakouts.move', { participantId: 'eve', room: MAIN })
    scenario.refuses('breakouts/no-such-room', 'mod', 'breakouts.move', { participantId: 'ada', room: 'none' })
    scenario.by('mod', 'breakouts.close', { room: null, grace: 0 })
    scenario.refuses('breakouts/not-open', 'mod', 'breakouts.move', { participantId: 'ada', room: north })
  })

  test('leaves no business in the room before, and no raised hand', () => {
    const { scenario, north, south } = given()
    scenario.by('ada', 'hand.raise', {}, north)
    expect(move(scenario, 'ada', south)).toMatchObject({ happened: ['breakouts.moved', 'hand.lowered'] })
    scenario.refuses('rooms/moved', 'ada', 'chat.post', { text: 'x' }, north)
    scenario.refuses('rooms/moved', 'eve', 'chat.post', { text: 'x' }, south)
  })
})

describe('latecomers', () => {
  const late = (scenario: Scenario, room: string) =>
    scenario.by(SYSTEM_ID, 'breakouts.place', { participantId: 'eve', room, awaited: false })

  test('are placed by the product, once', () => {
    const { scenario, north, south } = given()
    late(scenario, north)
    expect(standsIn(scenario, 'eve')).toBe(north)
    expect(late(scenario, south)).toEqual({ refused: 'breakouts/already-there' })
    scenario.by('eve', 'chat.post', { text: 'Hello North' }, north)
    expect(scenario.seenBy('ada').rooms[north]!.chat.all.latest).toMatchObject([{ text: 'Hello North' }])
  })

  test('are not taken away from where a moderator put them', () => {
    const { scenario, north, south } = given()
    move(scenario, 'eve', south)
    expect(late(scenario, north)).toEqual({ refused: 'breakouts/already-there' })
  })

  test('find no place where those who are there and those who are awaited take it up', () => {
    const limited = { names: ['North', 'South'], place: [['ada'], ['ben']], limits: [1, 2] }
    const { scenario, north, south } = given({ ...limited, awaited: [0, 1] })
    for (const room of [north, south]) expect(late(scenario, room)).toEqual({ refused: 'breakouts/full' })
    scenario.by(SYSTEM_ID, 'breakouts.place', { participantId: 'eve', room: south, awaited: true })
    expect(standsIn(scenario, 'eve')).toBe(south)
  })
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
    scenario.by('mod', 'breakouts.listen', { room: null })
    expect(seats(scenario, 'mod')).toEqual([{ room: MAIN, staff: true }])
  })

  test('is shown to those who are listened to', () => {
    const { scenario, north } = given()
    scenario.by('mod', 'breakouts.listen', { room: north })
    expect(openSeen(scenario, 'ada').listening).toEqual([{ participantId: 'mod', room: north }])
    scenario.by('mod', 'breakouts.listen', { room: null })
    expect(openSeen(scenario, 'ada').listening).toEqual([])
  })

  test('ends by going there', () => {
    const { scenario, north } = given()
    scenario.by('mod', 'breakouts.listen', { room: north })
    go(scenario, 'mod', north)
    expect(openSeen(scenario, 'ada').listening).toEqual([])
    expect(seats(scenario, 'mod')).toEqual([{ room: north, staff: true }])
  })

  test('ends with the right to it', () => {
    const scenario = Scenario.with({ ...people, org: 'organiser' })
    open(scenario)
    const [north] = roomIds(scenario)
    scenario.by('mod', 'breakouts.listen', { room: north })
    scenario.by('mod', 'breakouts.speak', { room: null })
    scenario.by('org', 'person.change-role', { participantId: 'mod', role: 'attendee' })
    expect(openSeen(scenario)).toMatchObject({ listening: [], voice: null })
    expect(seats(scenario, 'mod')).toHaveLength(1)
  })

  test('is refused twice, to where nothing is, and to stop when one does not listen', () => {
    const { scenario, north } = given()
    scenario.refuses('breakouts/already-there', 'mod', 'breakouts.listen', { room: null })
    scenario.refuses('breakouts/no-such-room', 'mod', 'breakouts.listen', { room: 'none' })
    scenario.by('mod', 'breakouts.listen', { room: north })
    scenario.refuses('breakouts/already-there', 'mod', 'breakouts.listen', { room: north })
  })
})

describe('speaking to rooms', () => {
  test('is told to all, and one at a time does it', () => {
    const scenario = Scenario.with({ ...people, org: 'organiser' })
    open(scenario)
    const [north] = roomIds(scenario)
    scenario.by('mod', 'breakouts.speak', { room: null })
    expect(openSeen(scenario, 'ada').voice).toEqual({ by: 'mod', rooms: null })
    scenario.refuses('breakouts/voice-taken', 'org', 'breakouts.speak', { room: null })
    scenario.by('mod', 'breakouts.speak', { room: north })
    expect(openSeen(scenario, 'ada').voice).toEqual({ by: 'mod', rooms: [north] })
    scenario.by('mod', 'breakouts.end-voice')
    expect(openSeen(scenario, 'ada').voice).toBeNull()
    scenario.refuses('breakouts/nobody-speaks', 'mod', 'breakouts.end-voice')
  })

  test('ends with the room that is spoken to', () => {
    const { scenario, north } = given()
    scenario.by('mod', 'breakouts.speak', { room: north })
    scenario.by('mod', 'breakouts.close', { room: north, grace: 0 })
    expect(openSeen(scenario).voice).toBeNull()
  })
})

test('whoever is gone speaks to no rooms and listens to none, and others can', () => {
  const { scenario, north } = given()
  const hush = () => scenario.by(SYSTEM_ID, 'breakouts.hush', { participantId: 'mod' })
  scenario.by('mod', 'breakouts.speak', { room: null })
  scenario.by('mod', 'breakouts.listen', { room: north })
  hush()
  expect(openSeen(scenario, 'ada')).toMatchObject({ voice: null, listening: [] })
  expect(seats(scenario, 'mod')).toEqual([{ room: MAIN, staff: true }])
  expect(hush()).toEqual({ refused: 'breakouts/nobody-speaks' })
})

test('somebody who is not in the session cannot be moved into a room', () => {
  const { scenario, north } = given()
  move(scenario, 'nobody', north)
  expect(groups(scenario.state.session.breakouts).get(north)).toEqual(['ada'])
})

describe('time', () => {
  test('more time for all is not meant for a room without an end, and sets one where no room has one', () => {
    const { scenario, north, south } = given()
    scenario.by('mod', 'breakouts.extend', { room: north, minutes: 5 })
    const ends = () => openSeen(scenario).rooms.map(({ closesAt }) => closesAt && closesAt - scenario.now)
    expect(ends()).toEqual([5 * MINUTE, null])
    scenario.by('mod', 'breakouts.extend', { room: null, minutes: 1 })
    expect(ends()).toEqual([6 * MINUTE, null])
    scenario.by('mod', 'breakouts.extend', { room: south, minutes: 1 })
    expect(ends()).toEqual([6 * MINUTE, 1 * MINUTE])
  })

  test('can be given to one room or to all', () => {
    const { scenario, north, south } = given({ minutes: 10 })
    const end = scenario.now + 10 * MINUTE
    scenario.by('mod', 'breakouts.extend', { room: north, minutes: 5 })
    expect(openSeen(scenario).rooms.map(({ closesAt }) => closesAt)).toEqual([end + 5 * MINUTE, end])
    scenario.by('mod', 'breakouts.extend', { room: null, minutes: 1 })
    expect(openSeen(scenario).rooms.map(({ closesAt }) => closesAt)).toEqual([end + 6 * MINUTE, end + MINUTE])
    expect(scenario.after(11 * MINUTE)).toEqual(['breakouts.closed'])
    expect(roomIds(scenario)).toEqual([north])
    expect(standsIn(scenario, 'ben')).toBe(MAIN)
    expect(south).not.toBe(north)
  })

  test('closes the rooms when it is up, or leaves that to a moderator', () => {
    const { scenario } = given({ minutes: 20 })
    expect(scenario.after(20 * MINUTE - 1)).toEqual([])
    expect(scenario.after(1)).toEqual(['breakouts.closed'])
    expect(scenario.after(20 * MINUTE)).toEqual([])
    const { scenario: free } = given({ minutes: 20, returns: false })
    expect(free.after(600 * MINUTE)).toEqual([])
    free.by('mod', 'breakouts.close', { room: null, grace: 30 })
    expect(free.after(30_000)).toEqual(['breakouts.closed'])
  })

  test('runs on without end when none was set', () => {
    expect(given().scenario.after(600 * MINUTE)).toEqual([])
  })
})

describe('closing rooms', () => {
  test('leaves some seconds to finish, which more time takes back', () => {
    const { scenario, north } = given()
    scenario.by('mod', 'breakouts.close', { room: null, grace: 60 })
    expect(openSeen(scenario).rooms[0]).toMatchObject({ closing: true, closesAt: scenario.now + MINUTE })
    expect(standsIn(scenario, 'ada')).toBe(north)
    scenario.by('mod', 'breakouts.extend', { room: north, minutes: 5 })
    expect(scenario.after(MINUTE)).toEqual(['breakouts.closed'])
    expect(roomIds(scenario)).toEqual([north])
    expect(openSeen(scenario).rooms[0]!.closing).toBe(false)
  })

  test('takes all back to the plenary, and what was said in the rooms goes', () => {
    const { scenario, north } = given()
    scenario.by('ada', 'chat.post', { text: 'Only for North' }, north)
    scenario.by('mod', 'breakouts.listen', { room: north })
    const outcome = scenario.by('mod', 'breakouts.close', { room: null, grace: 0 })
    expect(outcome).toMatchObject({ happened: ['breakouts.closed'] })
    for (const id of ['mod', 'ada', 'ben']) expect(seats(scenario, id)).toMatchObject([{ room: MAIN }])
    expect(Object.keys(scenario.state.rooms)).not.toContain(north)
    expect(JSON.stringify(scenario.state)).not.toContain('Only for North')
    scenario.refuses('rooms/moved', 'ada', 'chat.post', { text: 'x' }, north)
  })

  test('of one room leaves the others', () => {
    const { scenario, north, south } = given()
    scenario.by('mod', 'breakouts.close', { room: north, grace: 0 })
    expect([standsIn(scenario, 'ada'), standsIn(scenario, 'ben')]).toEqual([MAIN, south])
    scenario.refuses('breakouts/no-such-room', 'mod', 'breakouts.close', { room: north, grace: 0 })
  })

  test('ends every placing: rooms that open later are empty', () => {
    const { scenario } = given()
    scenario.by('mod', 'breakouts.close', { room: null, grace: 0 })
    open(scenario, { place: [] })
    expect(standsIn(scenario, 'ada')).toBe(MAIN)
  })

  test('is refused while none is open', () => {
    Scenario.with(people).refuses('breakouts/not-open', 'mod', 'breakouts.close', { room: null, grace: 0 })
  })
})

test.each(['ada', 'sam'])('rooms are not in the hands of %s', (id) => {
  const { scenario, south } = given()
  const room = standsIn(scenario, id)
  const forbidden = (type: string, data: object) => scenario.refuses('forbidden', id, type, data, room)
  forbidden('breakouts.open', { set: 's', minutes: null, countdown: 0, walking: false, returns: true })
  forbidden('breakouts.move', { participantId: id, room: south })
  forbidden('breakouts.listen', { room: south })
  forbidden('breakouts.speak', { room: null })
  forbidden('breakouts.extend', { room: null, minutes: 5 })
  forbidden('breakouts.close', { room: null, grace: 0 })
})

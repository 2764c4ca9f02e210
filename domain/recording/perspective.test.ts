import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openRooms, roomIds } from '@/tests/support/rooms'
import { Scenario } from '@/tests/support/scenario'
import { MAIN, type ParticipantId, type RoomId, SYSTEM_ID } from '../protocol/standing'
import { type SessionEvent, session } from '../session'
import { perspectiveOn, roomsSeen, roomsThen, told, whereabouts } from './perspective'

const people = { mod: 'moderator', ada: 'attendee', ben: 'attendee', eve: 'attendee' } as const
type Name = keyof typeof people

/** A session with all that happened in it, a second apart. */
class Held {
  readonly scenario = new Scenario()
  readonly events: SessionEvent[] = []

  constructor() {
    this.by(SYSTEM_ID, 'session.open')
    for (const [participantId, role] of Object.entries(people))
      this.by(SYSTEM_ID, 'person.enter', { participantId, role })
  }

  by(id: ParticipantId, type: string, data: unknown = {}, room: RoomId = MAIN): this {
    return this.#happened(this.scenario.done(id, type, data, room))
  }

  tries(id: ParticipantId, type: string, data: unknown = {}, room: RoomId = MAIN): this {
    const outcome = this.scenario.by(id, type, data, room)
    return 'refused' in outcome ? this : this.#happened(outcome)
  }

  open(place: readonly (readonly Name[])[], more: Partial<Parameters<typeof openRooms>[1]> = {}): readonly RoomId[] {
    const names = place.map((_, i) => `Room ${i + 1}`)
    const outcome = openRooms(this.scenario, { names, place, walking: true, ...more })
    if ('refused' in outcome) throw new Error(outcome.refused)
    this.#happened(outcome)
    return roomIds(this.scenario)
  }

  says = (id: Name, text: string, room: RoomId = MAIN) => this.by(id, 'chat.post', { text }, room)

  /** As the log is asked: what is nobody's, and what is theirs. */
  seen = (id: ParticipantId) =>
    roomsSeen(
      this.events.filter(
        (event) =>
          whereabouts.includes(event.type) && (!('owner' in event) || event.owner === undefined || event.owner === id),
      ),
      id,
    )

  /** What somebody is told in the replay of a room: what was said there; null when they may not watch it. */
  heard(id: Name, room: RoomId): readonly string[] | null {
    const perspective = perspectiveOn(room, { staff: false, seen: this.seen(id) })
    return perspective && this.#texts((event) => told(event, perspective))
  }

  heardByStaff(room: RoomId): readonly string[] | null {
    const exists = (id: RoomId) => roomsThen(this.events).some((each) => each.id === id)
    const perspective = perspectiveOn(room, { staff: true, exists })
    return perspective && this.#texts((event) => told(event, perspective))
  }

  #texts = (hear: (event: SessionEvent) => unknown) =>
    this.events.filter((event) => hear(event) !== null && event.type === 'chat.posted').map((event) => textOf(event))

  #happened({ events }: { readonly events: readonly unknown[] }): this {
    this.events.push(...(events as SessionEvent[]))
    this.scenario.now += 1_000
    return this
  }
}

const textOf = (event: SessionEvent) => (event.data as { text: string }).text

describe('[S12] a member watches', () => {
  test('the plenary, wherever they were', () => {
    const held = new Held().says('ada', 'in the plenary')
    held.open([['ada'], ['ben']])
    held.says('mod', 'still in the plenary')
    for (const id of ['ada', 'eve'] as const)
      expect(held.heard(id, MAIN)).toEqual(['in the plenary', 'still in the plenary'])
  })

  test('the room where they were, from its beginning to its end, and no other', () => {
    const held = new Held()
    const [north, south] = held.open([['ada'], ['ben']]) as [string, string]
    held.says('ada', 'in the north', north).says('ben', 'in the south', south)
    held.by('mod', 'breakouts.close', { room: null, grace: 0 })
    expect(held.heard('ada', north)).toEqual(['in the north'])
    expect(held.heard('ada', south)).toBeNull()
    expect(held.heard('eve', north)).toBeNull()
  })

  test('what had been said before they came, as they could read then, and nothing after they left', () => {
    const held = new Held()
    const [north, south] = held.open([['ada'], ['ben']]) as [string, string]
    held.says('ada', 'before', north).by('ben', 'breakouts.go', { room: north }, south)
    held.says('ada', 'while', north).by('ben', 'breakouts.go', { room: MAIN }, north).says('ada', 'after', north)
    expect(held.heard('ben', north)).toEqual(['before', 'while'])
    expect(held.heard('ada', north)).toEqual(['before', 'while', 'after'])
  })

  test('all in between when they came back', () => {
    const held = new Held()
    const [north] = held.open([['ada', 'ben']]) as [string]
    held.by('ben', 'breakouts.go', { room: MAIN }, north).says('ada', 'meanwhile', north)
    held.by('ben', 'breakouts.go', { room: north }).says('ada', 'again', north)
    held.by('ben', 'breakouts.go', { room: MAIN }, north).says('ada', 'without', north)
    expect(held.heard('ben', north)).toEqual(['meanwhile', 'again'])
  })

  test('nothing of the room where they belonged but never went, because they stayed in the plenary', () => {
    const held = new Held()
    const [north] = held.open([['ada', 'ben']], { countdown: 60 }) as [string]
    held.by('ben', 'breakouts.go', { room: MAIN }).by(SYSTEM_ID, 'breakouts.start').says('ada', 'there', north)
    expect(held.heard('ben', north)).toBeNull()
    expect(held.heard('ada', north)).toEqual(['there'])
  })

  test('nothing of a room to which they were moved and from there at once to another', () => {
    const held = new Held()
    const [north, south] = held.open([['ada'], []]) as [string, string]
    held.says('ada', 'there', north)
    const { now } = held.scenario
    held.by('mod', 'breakouts.move', { participantId: 'ben', room: north })
    held.scenario.now = now
    held.by('mod', 'breakouts.move', { participantId: 'ben', room: south })
    expect(held.heard('ben', north)).toBeNull()
    expect(held.heard('ben', south)).toEqual([])
  })

  test('nothing any more of anything when they were removed', () => {
    const held = new Held()
    const [north] = held.open([['ada', 'ben']]) as [string]
    held.says('ada', 'before', north).by('mod', 'person.remove', { participantId: 'ben' }).says('ada', 'after', north)
    expect(held.heard('ben', north)).toEqual(['before'])
  })

  test('rooms of two openings by where they were in each', () => {
    const held = new Held()
    const [first] = held.open([['ada'], ['ben']]) as [string]
    held.says('ada', 'first', first).by('mod', 'breakouts.close', { room: null, grace: 0 })
    const [second] = held.open([['ben'], ['ada']]) as [string]
    held.says('ben', 'second', second)
    expect([held.heard('ada', first), held.heard('ada', second)]).toEqual([['first'], null])
    expect([held.heard('ben', first), held.heard('ben', second)]).toEqual([null, ['second']])
  })

  test('as staff no longer: only what they were shown, listened-in rooms too', () => {
    const held = new Held()
    const [north, south] = held.open([['ada'], ['ben']]) as [string, string]
    held.by('mod', 'breakouts.listen', { room: north }).says('ada', 'overheard', north)
    held.by('mod', 'breakouts.listen', { room: null }).says('ada', 'alone', north)
    expect(held.heard('mod', north)).toEqual(['overheard'])
    expect(held.heard('mod', south)).toBeNull()
  })
})

describe('[S12] guessing a room', () => {
  test.each(['', 'id-1', 'north', '__proto__', 'constructor', 'toString', 'MAIN', ' main', 'main '])('%j', (room) => {
    const held = new Held()
    held.open([['ada'], ['ben']])
    const theirs = roomIds(held.scenario)
    if (theirs.includes(room)) return
    expect(held.heard('ada', room)).toBeNull()
    expect(held.heardByStaff(room)).toBeNull()
  })
})

describe('[S12] staff watch', () => {
  test('any room there was, closed ones too', () => {
    const held = new Held()
    const [north, south] = held.open([['ada'], ['ben']]) as [string, string]
    held.says('ada', 'in the north', north).says('ben', 'in the south', south)
    held.by('mod', 'breakouts.close', { room: null, grace: 0 })
    expect([held.heardByStaff(north), held.heardByStaff(south)]).toEqual([['in the north'], ['in the south']])
  })

  test('what is staff’s, and still nothing of anybody’s own', () => {
    const held = new Held().by('ada', 'question.ask', { text: 'Who pays?' })
    const asked = held.events.at(-1)!
    const staff = perspectiveOn(MAIN, { staff: true, exists: () => false })!
    expect(told(asked, staff)).toMatchObject({ type: 'question.asked', mine: false })
    expect(told(asked, perspectiveOn(MAIN, { staff: false, seen: new Map() })!)).toBeNull()
  })
})

test('[S12] whatever people do, nobody is told more of a room than they could read there live, nor less', () => {
  const names = ['ada', 'ben', 'eve'] as const
  const who = fc.constantFrom(...names)
  const nth = fc.nat({ max: 2 })
  const step = fc.oneof(
    fc.tuple(fc.constant('go' as const), who, nth),
    fc.tuple(fc.constant('move' as const), who, nth),
    fc.tuple(fc.constant('say' as const), who, nth),
    fc.tuple(fc.constant('close' as const), who, nth),
    fc.tuple(fc.constant('listen' as const), who, nth),
    fc.tuple(fc.constant('remove' as const), fc.constant('eve' as const), nth),
  )
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), fc.boolean(), (steps, again) => {
      const held = new Held()
      const rooms = [...held.open([['ada'], ['ben'], ['eve']])]
      const last = new Map<string, number>()
      /** By the whole state: who is shown which rooms now, and up to where they have read there. */
      const note = () => {
        const seq = held.events.at(-1)!.seq
        for (const id of [...names, 'mod'] as const) {
          for (const { room } of session.viewerOf(held.scenario.state, id)?.seats ?? []) last.set(`${id} ${room}`, seq)
        }
      }
      note()
      for (const [what, id, i] of steps) {
        const room = rooms[i]!
        const here = session.standing(held.scenario.state, id)?.room
        if (what === 'go') held.tries(id, 'breakouts.go', { room }, here)
        if (what === 'move') held.tries('mod', 'breakouts.move', { participantId: id, room })
        if (what === 'say') held.tries(id, 'chat.post', { text: `${held.events.length}` }, here)
        if (what === 'close') held.tries('mod', 'breakouts.close', { room: i === 0 && again ? null : room, grace: 0 })
        if (what === 'listen') held.tries('mod', 'breakouts.listen', { room })
        if (what === 'remove') held.tries('mod', 'person.remove', { participantId: id })
        note()
      }
      for (const id of [...names, 'mod'] as const) {
        for (const room of rooms) {
          const until = last.get(`${id} ${room}`)
          const could = held.events.filter((event) => event.room === room && event.seq <= (until ?? 0))
          const expected = until === undefined ? null : could.filter(({ type }) => type === 'chat.posted').map(textOf)
          expect(held.heard(id as Name, room)).toEqual(expected)
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('rooms are remembered with their names and times, in the order in which they were opened', () => {
  const held = new Held()
  const [north, south] = held.open([['ada'], ['ben']]) as [string, string]
  const opened = held.scenario.now - 1_000
  held.by('mod', 'breakouts.close', { room: south, grace: 0 })
  expect(roomsThen(held.events)).toEqual([
    { id: north, name: 'Room 1', set: 'Groups', openedAt: opened, closedAt: null },
    { id: south, name: 'Room 2', set: 'Groups', openedAt: opened, closedAt: opened + 1_000 },
  ])
})

import { describe, expect, test } from 'vitest'
import type { HelpRequest } from '@/domain/features/help'
import type { WallRoom } from '@/domain/protocol/messages'
import { MAIN } from '@/domain/protocol/standing'
import { type SessionView, session } from '@/domain/session'
import { type Circumstances, type Course, nextRoomAct } from './facilitation'
import { ANNOUNCEMENT } from './words'

const view = session.view(session.initial, { id: 'lena', staff: true, seats: [{ room: MAIN, staff: true }] })
const intention = { set: 'set-1', opensAt: 60_000, closesAt: 300_000 }
const NOW = 5_000_000

const nothing: Course = {
  hasBeen: false,
  round: null,
  took: new Map(),
  did: new Map(),
  presented: [],
  presentedAt: 0,
}
const own: Course = { ...nothing, hasBeen: true, round: 'one' }
const done: Course = {
  ...own,
  did: new Map(['listen', 'stop-listening', 'announce', 'close'].map((each) => [each as 'close', 0])),
}

type Breakouts = SessionView['session']['breakouts']['all']
const live = (breakouts: Breakouts, harvest = view.session.harvest.all): SessionView => ({
  ...view,
  session: {
    ...view.session,
    life: { ...view.session.life, all: { ...view.session.life.all, phase: 'live' } },
    breakouts: { ...view.session.breakouts, all: breakouts },
    harvest: { ...view.session.harvest, all: harvest },
  },
})
const open: NonNullable<Breakouts> = {
  round: 'one',
  set: 'set-1',
  name: 'Groups',
  rooms: ['north', 'south'].map((id, index) => ({
    id,
    index,
    name: id,
    limit: null,
    closesAt: null,
    closing: false,
    locked: false,
    languages: [],
    lacksInterpreter: false,
  })),
  startsAt: null,
  walking: false,
  returns: true,
  voice: null,
  listening: [],
}
const tile = (room: string, here: number, ...help: HelpRequest[]): WallRoom => ({
  room,
  here,
  expected: here,
  speaker: null,
  heardAt: 0,
  shares: [],
  poor: 0,
  unreachable: false,
  figures: { help },
})
const request = (more: Partial<HelpRequest>): HelpRequest => ({
  requestId: 'r1',
  reason: 'help',
  text: null,
  participantId: 'ada',
  at: NOW - 20_000,
  takenBy: null,
  ...more,
})

const about = (more: Partial<Circumstances>): Circumstances => ({
  view: live(open),
  wall: { rooms: [], plenary: 0, withoutPlace: [], cards: {} },
  now: NOW,
  since: 70_000,
  intention,
  course: own,
  hasVoice: false,
  ...more,
})
const wallOf = (...rooms: WallRoom[]) => ({ rooms, plenary: 0, withoutPlace: [], cards: {} })
const card = (id: string) => ({ card: id, older: 0, edition: 0 })

describe('a co-moderator of rooms', () => {
  test('opens the set when it is time, once, and only in a live session', () => {
    const closed = { view: live(null), course: nothing }
    expect(nextRoomAct(about(closed))?.command).toMatchObject({ type: 'breakouts.open', data: { set: 'set-1' } })
    expect(nextRoomAct(about({ ...closed, since: 50_000 }))).toBeNull()
    expect(nextRoomAct(about({ ...closed, view }))).toBeNull()
    expect(nextRoomAct(about({ ...closed, course: { ...nothing, hasBeen: true } }))).toBeNull()
  })

  test('leaves alone what somebody else opened', () => {
    const wall = wallOf(tile('north', 3, request({})))
    expect(nextRoomAct(about({ course: { ...nothing, hasBeen: true }, wall, since: 400_000 }))).toBeNull()
  })

  test('looks after who asked and waited, settles it, and gives more time once', () => {
    const taken = { ...own, took: new Map([['r1', 50_000]]) }
    const mine = request({ takenBy: 'lena' })
    const next = (help: HelpRequest, course = own) =>
      nextRoomAct(about({ wall: wallOf(tile('north', 3, help)), course }))
    expect(next(request({}))).toMatchObject({ command: { type: 'help.take' }, room: 'north' })
    expect(next(request({ at: NOW - 2_000 }))).toBeNull()
    expect(next(mine)).toBeNull()
    expect(next(mine, taken)).toMatchObject({ command: { type: 'help.finish' }, room: 'north' })
    expect(next({ ...mine, reason: 'time' }, taken)?.command).toMatchObject({
      type: 'breakouts.extend',
      data: { room: 'north' },
    })
    expect(next({ ...mine, reason: 'time' }, { ...taken, did: new Map([['extend', 0]]) })?.command.type).toBe(
      'help.finish',
    )
  })

  test('listens in where most are, for a while, and tells all rooms at half-time', () => {
    const wall = wallOf(tile('north', 3), tile('south', 5))
    const at = (since: number, ...did: [keyof never | string, number][]) =>
      nextRoomAct(about({ wall, since, course: { ...own, did: new Map(did as [never, number][]) } }))
    expect(at(140_000)?.command).toEqual({ type: 'breakouts.listen', data: { room: 'south' } })
    expect(at(150_000, ['listen', 140_000])).toBeNull()
    expect(at(160_000, ['listen', 140_000])?.command).toEqual({ type: 'breakouts.listen', data: { room: null } })
    expect(at(190_000, ['listen', 0], ['stop-listening', 0])).toMatchObject({ once: 'announce', room: MAIN })
  })

  test('speaks to all rooms where that is heard', () => {
    const course = { ...own, did: new Map(done.did).set('announce', 0) }
    course.did.delete('close')
    const at = { since: 220_000, course }
    expect(nextRoomAct(about(at))).toBeNull()
    expect(nextRoomAct(about({ ...at, hasVoice: true }))?.command.type).toBe('breakouts.speak')
    course.did.set('speak', 210_000)
    expect(nextRoomAct(about({ ...at, hasVoice: true }))?.command.type).toBe('breakouts.end-voice')
  })

  test('calls everybody back in time, later when a room got longer', () => {
    const extended = { ...own, did: new Map([['extend', 0] as const]) }
    expect(nextRoomAct(about({ since: 301_000 }))).toMatchObject({
      command: { type: 'breakouts.close' },
      once: 'close',
    })
    expect(nextRoomAct(about({ since: 301_000, course: extended }))?.command.type).not.toBe('breakouts.close')
    expect(nextRoomAct(about({ since: 301_000, course: done }))).toBeNull()
  })

  test('takes down what it told the rooms when they are closed', () => {
    const said = { announcementId: 'a1', participantId: 'lena', text: ANNOUNCEMENT, at: 0 }
    const main = view.rooms[MAIN]!
    const announced = { ...main, announcements: { ...main.announcements, all: { latest: [said] } } }
    const closed = { ...live(null), rooms: { [MAIN]: announced } }
    expect(nextRoomAct(about({ view: closed }))?.command).toMatchObject({ data: { announcementId: 'a1' } })
    expect(nextRoomAct(about({ view: { ...live(open), rooms: closed.rooms } }))).toBeNull()
  })

  test('has groups report one after the other, and puts the last card away', () => {
    const cards = [card('first'), card('second')]
    const harvest = (presented: string | null) => ({
      cards,
      presented: presented === null ? null : { card: presented, endsAt: null },
      comments: [],
    })
    const reports = (shown: string | null, presented: string[], since = 330_000) =>
      nextRoomAct(
        about({ view: live(null, harvest(shown)), since, course: { ...own, presented, presentedAt: 300_000 } }),
      )
    expect(reports(null, [])?.command).toMatchObject({ type: 'harvest.present', data: { card: 'first' } })
    expect(reports('first', ['first'], 310_000)).toBeNull()
    expect(reports('first', ['first'])?.command).toMatchObject({ data: { card: 'second' } })
    expect(reports('second', ['first', 'second'])?.command.type).toBe('harvest.put-away')
    expect(reports(null, ['first', 'second'])).toBeNull()
    expect(reports('somebody-elses', ['first'])).toBeNull()
  })
})

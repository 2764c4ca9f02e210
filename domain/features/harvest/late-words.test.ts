import { describe, expect, test } from 'vitest'
import type { Template } from '@/domain/planning/workbook'
import { MAIN } from '@/domain/protocol/standing'
import { getFrom } from '@/domain/protocol/table'
import { openRooms, roomIds } from '@/tests/support/rooms'
import { Scenario } from '@/tests/support/scenario'

const template: Template = { name: { en: 'Kickoff' }, fields: [{ key: 'goals', kind: 'text', label: { en: 'Goals' } }] }
const people = { mod: 'moderator', host: 'moderator', ada: 'attendee', ben: 'attendee', cem: 'attendee' } as const
const MINUTE = 60_000

/** Ada and Ben are in North, Cem and the host in South. */
const given = (how: { readonly returns?: boolean; readonly walking?: boolean } = {}) => {
  const scenario = Scenario.with(people)
  const place = [
    ['ada', 'ben'],
    ['cem', 'host'],
  ]
  openRooms(scenario, { names: ['North', 'South'], place, workbook: { template }, ...how })
  const [north, south] = roomIds(scenario) as [string, string]
  const write = (by: string, room: string, update = 'AAAA') => scenario.by(by, 'workbook.write', { update }, room)
  const append = (by: string, card: string) => scenario.by(by, 'harvest.append', { card, update: 'BBBB' })
  const close = () => scenario.done('mod', 'breakouts.close', { room: null, grace: 0 })
  const move = (participantId: string, room: string) => scenario.done('mod', 'breakouts.move', { participantId, room })
  const updates = (room: string) => scenario.state.rooms[room]?.workbook.all.pieces.map(({ update }) => update)
  const content = (card: string) => getFrom(scenario.state.session.harvest.server.contents, card)!
  const group = (card: string) => ({ people: [...content(card).people].sort(), others: content(card).others })
  return { scenario, north, south, write, append, close, move, updates, content, group }
}

describe('what somebody wrote in a room that they have left', () => {
  test('comes to its workbook while the room is open, for a quarter of an hour', () => {
    const { scenario, north, south, write, move, updates } = given()
    move('ada', south)
    expect(write('ada', north)).toMatchObject({ happened: ['workbook.written'] })
    expect(updates(north)).toEqual(['AAAA'])
    scenario.after(15 * MINUTE + 1)
    scenario.refuses('rooms/moved', 'ada', 'workbook.write', { update: 'AAAA' }, north)
  })

  test.each([
    [
      'merged into another',
      (s: ReturnType<typeof given>) => s.scenario.done('mod', 'breakouts.merge', { room: s.north, into: s.south }),
    ],
    [
      'to the plenary by themselves',
      (s: ReturnType<typeof given>) => s.scenario.done('ada', 'breakouts.go', { room: MAIN }, s.north),
    ],
    [
      'swapped',
      (s: ReturnType<typeof given>) => s.scenario.done('mod', 'breakouts.swap', { one: 'ada', other: 'cem' }),
    ],
  ])('comes when they went %s', (_how, leave) => {
    const scene = given()
    leave(scene)
    expect(scene.write('ada', scene.north)).toMatchObject({ happened: ['workbook.written'] })
  })

  test('is all that comes: they read and say nothing there, and whoever never was there writes nothing', () => {
    const { scenario, north, south, write, move } = given()
    move('ada', south)
    expect(Object.keys(scenario.seenBy('ada').rooms)).toEqual([south])
    for (const [type, data] of [
      ['chat.post', { text: 'x' }],
      ['hand.raise', {}],
      ['help.ask', { reason: 'help', text: null }],
    ] as const)
      scenario.refuses('rooms/moved', 'ada', type, data, north)
    expect(write('cem', north)).toEqual({ refused: 'rooms/moved' })
  })

  test('comes to the card when the room has closed, however many rooms they were in since', () => {
    const { north, south, move, close, append, content } = given()
    move('ada', south)
    move('ada', MAIN)
    close()
    expect(append('ada', north)).toMatchObject({ happened: ['harvest.appended'] })
    expect(append('ada', south)).toMatchObject({ happened: ['harvest.appended'] })
    expect(append('cem', north)).toEqual({ refused: 'harvest/no-such-card' })
    expect(content(north).pieces.map(({ update }) => update)).toEqual(['BBBB'])
  })

  test('counts only in the round in which it was written', () => {
    const { scenario, north, write, close } = given()
    close()
    expect(write('ada', north)).toEqual({ refused: 'rooms/moved' })
    openRooms(scenario, { names: ['North'], place: [['ada']], workbook: { template } })
    expect(write('ben', roomIds(scenario)[0]!)).toEqual({ refused: 'rooms/moved' })
  })

  test('comes to the card after the end of the session, which closed the room', () => {
    const { scenario, north, write, append } = given()
    scenario.done('mod', 'session.end')
    expect(write('ada', north)).toEqual({ refused: 'rooms/moved' })
    expect(append('ada', north)).toMatchObject({ happened: ['harvest.appended'] })
    scenario.after(16 * MINUTE)
    expect(append('ada', north)).toEqual({ refused: 'harvest/too-late' })
  })
})

describe('the group of a card', () => {
  test('is those who have their place there, also when they went home before', () => {
    const { scenario, north, close, group } = given({ returns: false })
    for (const id of ['ada', 'ben']) scenario.done(id, 'breakouts.go', { room: MAIN }, north)
    close()
    expect(group(north)).toEqual({ people: ['ada', 'ben'], others: [] })
  })

  test('is those who worked there last, and not who only passed', () => {
    const { scenario, north, south, close, content, group } = given({ walking: true })
    scenario.done('ada', 'breakouts.go', { room: south }, north)
    scenario.done('cem', 'breakouts.go', { room: north }, south)
    scenario.done('cem', 'breakouts.go', { room: south }, north)
    close()
    // Those who stayed come first: there may be more than a stage can hold.
    expect(content(north)).toMatchObject({ people: ['ben', 'ada'], others: ['cem'] })
    expect(group(south)).toEqual({ people: ['ada', 'cem', 'host'], others: [] })
  })

  test('is not staff who only stepped in, but staff whose place it is; the last words of both are taken', () => {
    const { scenario, north, south, close, append, group } = given()
    scenario.done('mod', 'breakouts.go', { room: north })
    close()
    expect(group(north)).toEqual({ people: ['ada', 'ben'], others: ['mod'] })
    expect(group(south).people).toContain('host')
    expect(append('mod', north)).toMatchObject({ happened: ['harvest.appended'] })
  })

  test('is not whoever was removed', () => {
    const { scenario, north, close, group } = given()
    scenario.done('mod', 'person.remove', { participantId: 'ada' })
    close()
    expect(group(north)).toEqual({ people: ['ben'], others: [] })
  })
})

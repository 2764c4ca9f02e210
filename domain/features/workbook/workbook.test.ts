import { describe, expect, test } from 'vitest'
import type { Template } from '@/domain/planning/workbook'
import { MAIN, SYSTEM_ID } from '@/domain/protocol/standing'
import { session } from '@/domain/session'
import { openRooms, roomIds } from '@/tests/support/rooms'
import { Scenario } from '@/tests/support/scenario'

const template: Template = {
  name: { en: 'Kickoff' },
  fields: [
    { key: 'goals', kind: 'text', label: { en: 'Goals' } },
    { key: 'resources', kind: 'text', label: { en: 'Resources' } },
  ],
}
const people = { mod: 'moderator', ada: 'attendee', ben: 'attendee', wim: 'viewer' } as const

/** Ada and Wim are in North, Ben in South. */
const given = () => {
  const scenario = Scenario.with(people)
  openRooms(scenario, { names: ['North', 'South'], place: [['ada', 'wim'], ['ben']], workbook: { template } })
  const [north] = roomIds(scenario) as [string]
  const write = (by: string, update = 'AAAA') => scenario.by(by, 'workbook.write', { update }, north)
  const workbook = (id = 'ada') => scenario.seenBy(id).rooms[north]!.workbook.all
  const updates = () => workbook().pieces.map(({ update }) => update)
  const compact = (by: string, from: string | null | undefined, upTo: string | undefined, update: string) =>
    scenario.by(by, 'workbook.compact', { from, upTo, update }, north)
  const ids = () => workbook().pieces.map(({ pieceId }) => pieceId)
  return { scenario, north, write, compact, workbook, updates, ids }
}

describe('a workbook', () => {
  test('lies ready in every room, and only there', () => {
    const { scenario, workbook } = given()
    expect(workbook()).toMatchObject({ template, pieces: [] })
    expect(scenario.main('mod').workbook.all.template).toBeNull()
  })

  test('is written by those in the room who take part', () => {
    const { write, updates } = given()
    write('ada')
    expect(updates()).toEqual(['AAAA'])
    expect(write('wim')).toEqual({ refused: 'forbidden' })
    expect(write('ben')).toEqual({ refused: 'rooms/moved' })
  })

  test('takes pieces of a document only, and only so many', () => {
    const { scenario, write } = given()
    expect(write('ada', '<b>')).toEqual({ refused: 'malformed data.update' })
    for (let i = 0; i < 4; i++) write('ada', 'A'.repeat(15_000))
    expect(write('ada', 'A'.repeat(15_000))).toEqual({ refused: 'workbook/full' })
    scenario.refuses('workbook/none', 'mod', 'workbook.write', { update: 'AAAA' }, MAIN)
  })

  test('is joined by the product; what came before and after stays beside it', () => {
    const { write, compact, workbook, updates, ids } = given()
    for (const update of ['AAAA', 'BBBB', 'CCCC', 'DDDD']) write('ada', update)
    expect(compact('mod', ids()[1], ids()[2], 'BCBC')).toEqual({ refused: 'forbidden' })
    compact(SYSTEM_ID, ids()[1], ids()[2], 'BCBC')
    expect(updates()).toEqual(['AAAA', 'BCBC', 'DDDD'])
    expect(workbook().size).toBe(12)
  })

  test('is joined once, however many processes mean to: nothing is lost', () => {
    const { write, compact, updates, ids } = given()
    for (const update of ['AAAA', 'BBBB', 'CCCC']) write('ada', update)
    const [first, second, third] = ids()
    compact(SYSTEM_ID, first, second, 'ABAB')
    write('ada', 'DDDD')
    const late = [
      [first, second],
      [first, third],
      [null, second],
      [second, third],
      [third, third],
      [third, first],
    ]
    for (const [from, upTo] of late)
      expect(compact(SYSTEM_ID, from, upTo!, 'LATE')).toEqual({ refused: 'workbook/too-few-pieces' })
    expect(updates()).toEqual(['ABAB', 'CCCC', 'DDDD'])
  })

  test('says how far it is, to the wall and to nobody in the room', () => {
    const { scenario, north } = given()
    const count = (done: number) => scenario.by(SYSTEM_ID, 'workbook.count', { done }, north)
    const outcome = count(1)
    expect(session.digest(scenario.state, north).workbook).toEqual({ done: 1, of: 2 })
    if ('refused' in outcome) throw new Error(outcome.refused)
    for (const id of ['ada', 'mod'])
      expect(session.heardBy(outcome.events[0] as never, session.viewerOf(scenario.state, id)!)).toBeNull()
    expect(count(1)).toEqual({ refused: 'workbook/unchanged' })
    scenario.refuses('forbidden', 'mod', 'workbook.count', { done: 2 }, north)
    scenario.refuses('workbook/none', SYSTEM_ID, 'workbook.count', { done: 2 }, MAIN)
  })

  test('of older logs is read without the plain words that they hold besides', () => {
    const row = { seq: 1, at: 1, room: 'north', v: 1 }
    const old = { template: { ...template, name: 'Kickoff' }, doc: null, filled: { goals: 'Trees' }, partnership: null }
    const read = (type: string, data: object) => session.read({ ...row, type, data })
    expect(read('workbook.prepared', old).data).toEqual({
      template: { ...template, name: { de: 'Kickoff', en: 'Kickoff', fr: 'Kickoff' } },
      doc: null,
      partnership: null,
    })
    expect(read('workbook.read', { changes: { goals: 'Trees' } }).data).toEqual({})
  })
})

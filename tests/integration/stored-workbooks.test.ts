import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Filled, Template } from '@/domain/planning/workbook'
import { asPiece, documentFrom, documentOf, filledOf } from '@/domain/workbook-document'
import { connect, type Database } from '@/prisma/client'
import { type Harvested, keepOrder, keepWorkbook } from '@/server/workbooks/keep'
import { storedWorkbookFor } from '@/server/workbooks/stored'
import { type TestDatabase, testDatabase } from '../support/database'
import { newTestId, type Planned, plan } from '../support/planned'
import { kickoff } from '../support/writer'

let database: TestDatabase
let db: Database
let planned: Planned
let partnership: string
beforeAll(async () => {
  database = await testDatabase()
  db = connect(database.url, 6)
})
afterAll(async () => {
  await db.$disconnect()
  await database.drop()
})
beforeEach(async () => {
  planned = await plan(db)
  partnership = (await db.partnership.create({ data: { id: newTestId(), name: `P ${newTestId()}` } })).id
})

const piece = (filled: Filled, template = kickoff) => ({
  pieceId: newTestId(),
  update: asPiece(documentOf(template, filled)),
})
/** A room of this partnership wrote this, and was closed. */
const harvested = (filled: Filled, more: Partial<Harvested> = {}): Harvested => ({
  sessionId: planned.sessionId,
  room: newTestId(),
  name: 'North',
  unkept: { partnership, template: kickoff },
  pieces: [piece(filled)],
  position: 0,
  ...more,
})
const again = (conferenceId = planned.conferenceId, template: Template = kickoff) =>
  storedWorkbookFor(db, conferenceId, partnership, template)

describe('what a room wrote', () => {
  test('is kept once, however often and by however many it is kept at a time', async () => {
    const first = harvested({ goals: 'Trees' })
    const late = { ...first, pieces: [piece({ resources: 'Engineers' })] }
    const read = await Promise.all([first, late, first, late, first].map((each) => keepWorkbook(db, each)))
    expect(read.some((kept) => kept?.filled.goals === 'Trees')).toBe(true)
    const rows = await db.workbook.findMany({ where: { room: first.room } })
    expect(rows).toHaveLength(1)
    expect(rows[0]!.filled).toEqual({ goals: 'Trees', resources: 'Engineers' })
    expect(filledOf(documentFrom([Buffer.from(rows[0]!.doc!).toString('base64')]), kickoff)).toEqual(rows[0]!.filled)
  })

  test('is kept without its partnership when there is none any more, and read without a session', async () => {
    const orphan = harvested({ goals: 'Trees' }, { unkept: { partnership: 'gone', template: kickoff } })
    await keepWorkbook(db, orphan)
    expect(await db.workbook.findFirst({ where: { room: orphan.room } })).toMatchObject({ partnershipId: null })
    const nowhere = harvested({ goals: 'Wells' }, { sessionId: 'no-session' })
    expect(await keepWorkbook(db, nowhere)).toEqual({ template: kickoff, filled: { goals: 'Wells' } })
    expect(await db.workbook.count({ where: { room: nowhere.room } })).toBe(0)
  })

  test('takes late words by what is kept already, without which they have nowhere to go', async () => {
    const first = harvested({ goals: 'Trees' })
    await keepWorkbook(db, first)
    const late = { ...first, unkept: null, pieces: [piece({ resources: 'Engineers' })] }
    const filled = { goals: 'Trees', resources: 'Engineers' }
    expect(await keepWorkbook(db, late)).toEqual({ template: kickoff, filled })
    expect(await db.workbook.findFirst({ where: { room: first.room } })).toMatchObject({ filled, title: 'North' })
    expect(await keepWorkbook(db, { ...late, room: 'gone' })).toBeNull()
  })

  test('is kept when it is nothing, to be shown as a card, and nobody goes on with it', async () => {
    const empty = harvested({}, { pieces: [] })
    expect(await keepWorkbook(db, empty)).toEqual({ template: kickoff, filled: {} })
    expect(await db.workbook.findFirst({ where: { room: empty.room } })).toMatchObject({ doc: null, filled: {} })
    expect((await again()).doc).toBeNull()
  })

  test('with half letters and controls can be kept', async () => {
    const strange = harvested({ goals: 'a\u0000b \ud83d c' })
    expect((await keepWorkbook(db, strange))!.filled).toEqual({ goals: 'ab \ufffd c' })
  })

  test('lies in the order that was given', async () => {
    const rooms = [harvested({ goals: 'A' }), harvested({ goals: 'B' }), harvested({ goals: 'C' })]
    for (const each of rooms) await keepWorkbook(db, each)
    const order = [rooms[2]!.room, rooms[0]!.room, rooms[1]!.room]
    await keepOrder(db, planned.sessionId, order)
    const rows = await db.workbook.findMany({
      where: { sessionId: planned.sessionId },
      orderBy: { position: 'asc' },
    })
    expect(rows.map(({ room }) => room)).toEqual(order)
  })
})

describe('what a partnership goes on with', () => {
  test('is the newest that it wrote', async () => {
    await keepWorkbook(db, harvested({ goals: 'Trees' }))
    await keepWorkbook(db, harvested({ goals: 'Trees and wells' }))
    const { doc, filled, template } = await again()
    expect(filled).toEqual({ goals: 'Trees and wells' })
    expect(filledOf(documentFrom([doc!]), template)).toEqual(filled)
  })

  test('is nothing at first, nor without a partnership, nor of another template', async () => {
    const empty = { template: kickoff, doc: null, filled: {} }
    expect(await again()).toEqual(empty)
    await keepWorkbook(db, harvested({ goals: 'Trees' }))
    expect(await storedWorkbookFor(db, planned.conferenceId, null, kickoff)).toEqual(empty)
    const other = { ...kickoff, name: { en: 'Another' } }
    expect(await again(planned.conferenceId, other)).toEqual({ ...empty, template: other })
  })

  test('is of a template that has the same name in one language, whatever it is called in others', async () => {
    await keepWorkbook(
      db,
      harvested({ goals: 'Trees' }, { unkept: { partnership, template: { ...kickoff, name: { de: 'Anfang' } } } }),
    )
    const named = (name: Template['name']) => again(planned.conferenceId, { ...kickoff, name })
    expect((await named({ de: 'Anfang', en: 'Beginning' })).filled).toEqual({ goals: 'Trees' })
    expect((await named({ de: 'Ende', en: 'End' })).doc).toBeNull()
  })

  test('comes from another conference of the series, and from no other', async () => {
    await keepWorkbook(db, harvested({ goals: 'Trees' }))
    const next = await plan(db)
    expect((await again(next.conferenceId)).doc).toBeNull()
    const series = await db.series.create({ data: { id: newTestId(), title: 'Circle' } })
    const both = { id: { in: [planned.conferenceId, next.conferenceId] } }
    await db.conference.updateMany({ where: both, data: { seriesId: series.id } })
    expect((await again(next.conferenceId)).filled).toEqual({ goals: 'Trees' })
  })

  test('takes a template that has changed: what it lost rests, what it won is empty', async () => {
    await keepWorkbook(db, harvested({ goals: 'Trees', milestones: [{ what: 'Dig', by: '2027-01-01', who: 'Ada' }] }))
    const milestones = kickoff.fields.find((field) => field.kind === 'rows')!
    const place = { key: 'where', kind: 'text', label: { en: 'Where' } } as const
    const changed = { ...kickoff, fields: [{ ...milestones, columns: [...milestones.columns.slice(0, 1), place] }] }
    const { doc, filled } = await again(planned.conferenceId, changed)
    expect(filled).toEqual({ milestones: [{ what: 'Dig', where: '' }] })
    expect(filledOf(documentFrom([doc!]), kickoff).goals).toBe('Trees')
  })

  test('has room to go on: a long history is left behind', async () => {
    const document = documentOf(kickoff, {})
    const text = document.getText('goals')
    for (let i = 0; i < 4_000; i++) text.insert(0, 'x')
    for (let i = 0; i < 3_900; i += 2) text.delete(Math.floor(text.length / 2), 1)
    const pieces = [{ pieceId: 'p', update: asPiece(document) }]
    expect(pieces[0]!.update.length).toBeGreaterThan(24_000)
    const { filled } = (await keepWorkbook(db, harvested({}, { pieces })))!
    const stored = await again()
    expect(stored.filled).toEqual(filled)
    expect(stored.doc!.length).toBeLessThan(8_000)
  })
})

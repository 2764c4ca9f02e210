import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { kickoffTemplate } from '../planning/kickoff-template'
import { filled, type Template } from '../planning/workbook'
import {
  addColumns,
  addRow,
  asPiece,
  cellIn,
  documentFrom,
  documentOf,
  filledOf,
  joined,
  type RowsField,
  removeRow,
  rowsIn,
  takeIn,
  textIn,
  wordsIn,
} from '.'
import { fromBase64, toBase64 } from './base64'

const template = kickoffTemplate
const milestones = template.fields.find((field): field is RowsField => field.kind === 'rows')!

/** What somebody changes in a document, as the piece that they send. */
const pieceOf = (document: Y.Doc, change: (document: Y.Doc) => void): string => {
  const before = Y.encodeStateVector(document)
  change(document)
  return toBase64(Y.encodeStateAsUpdate(document, before))
}

describe('base64', () => {
  test('is what everybody else writes and reads', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
        expect(fromBase64(toBase64(bytes))).toEqual(bytes)
      }),
    )
  })
})

describe('two people who write at once', () => {
  test('lose no word, in whatever order it arrives', () => {
    const begun = pieceOf(new Y.Doc(), (document) => textIn(document, 'goals').insert(0, 'Trees.'))
    const [ada, ben] = [documentFrom([begun]), documentFrom([begun])]
    const byAda = pieceOf(ada, (document) => textIn(document, 'goals').insert(5, ' and wells'))
    const byBen = pieceOf(ben, (document) => textIn(document, 'goals').insert(6, ' By 2028.'))
    takeIn(ada, byBen)
    takeIn(ben, byAda)
    expect(filledOf(ada, template)).toEqual({ goals: 'Trees and wells. By 2028.' })
    for (const order of [
      [begun, byAda, byBen],
      [byBen, byAda, begun, byAda],
    ])
      expect(filledOf(documentFrom(order), template)).toEqual(filledOf(ada, template))
    expect(filledOf(ben, template)).toEqual(filledOf(ada, template))
  })

  test('each get their row, with all of its cells', () => {
    const [ada, ben] = [new Y.Doc(), new Y.Doc()]
    const rows = [
      pieceOf(ada, (document) => addRow(document, milestones, { what: 'Dig' })),
      pieceOf(ben, (document) => addRow(document, milestones, { what: 'Plant', by: '2027-03-01' })),
    ]
    const both = documentFrom(rows)
    cellIn(rowsIn(both, milestones.key)[0]!, 'who')!.insert(0, 'Ada')
    expect(filledOf(both, template).milestones).toHaveLength(2)
    removeRow(both, milestones.key, rowsIn(both, milestones.key)[0]!)
    expect(filledOf(both, template).milestones).toHaveLength(1)
  })

  test('and choose two days: the last counts', () => {
    const document = new Y.Doc()
    addRow(document, milestones, { by: '2027-03-012027-04-01' })
    expect(filledOf(document, template).milestones).toEqual([{ what: '', by: '2027-04-01', who: '' }])
  })
})

describe('a document', () => {
  test('is one piece when joined, which says the same and forgets what was deleted', () => {
    const document = new Y.Doc()
    const pieces = [...'Trees and wells'].map((letter, i) =>
      pieceOf(document, () => textIn(document, 'goals').insert(i, letter)),
    )
    pieces.push(pieceOf(document, () => textIn(document, 'goals').delete(5, 10)))
    const one = asPiece(documentFrom(pieces))
    expect(filledOf(documentFrom([one]), template)).toEqual({ goals: 'Trees' })
    expect(wordsIn(one)).toBe('Trees')
    expect(filledOf(documentFrom([joined([...pieces, 'AAAAAAA=', '////'])]), template)).toEqual({ goals: 'Trees' })
  })

  test('can be made of what was read', () => {
    const said = { goals: 'Trees', milestones: [{ what: 'Dig', by: '2027-03-01', who: 'Ada' }] }
    expect(filledOf(documentOf(template, said), template)).toEqual(said)
  })

  test('takes the columns that came into the template since', () => {
    const narrow: Template = { name: { en: 'W' }, fields: [{ ...milestones, columns: milestones.columns.slice(0, 1) }] }
    const document = documentOf(narrow, { milestones: [{ what: 'Dig' }] })
    expect(cellIn(rowsIn(document, 'milestones')[0]!, 'who')).toBeUndefined()
    addColumns(document, template)
    expect(cellIn(rowsIn(document, 'milestones')[0]!, 'who')!.toString()).toBe('')
    expect(filledOf(document, template)).toEqual({ milestones: [{ what: 'Dig', by: '', who: '' }] })
  })
})

describe('what is no piece of a workbook', () => {
  const intruders: Readonly<Record<string, (document: Y.Doc) => void>> = {
    'a picture in a text': (document) => document.getText('goals').insertEmbed(0, { image: 'x' }),
    'a number among the rows': (document) => document.getArray('milestones').push([1]),
    'bytes among the rows': (document) => document.getArray('milestones').push([new Uint8Array(8)]),
    'a document in a row': (document) =>
      document.getArray('milestones').push([new Y.Map([['what', new Y.Doc() as never]])]),
    'a list in a list': (document) => document.getArray('milestones').push([new Y.Array()]),
    'an element of XML': (document) => document.getXmlFragment('goals').insert(0, [new Y.XmlElement('script')]),
  }
  test.each(Object.entries(intruders))('is left out: %s', (_what, change) => {
    const document = documentOf(template, { goals: 'Trees' })
    expect(takeIn(document, pieceOf(new Y.Doc(), change))).toBe(false)
    expect(filledOf(document, template)).toEqual({ goals: 'Trees' })
  })

  test.each(['', 'AAAA', 'A', '////', 'AQ', 'not base64 at all'])('is left out, or changes nothing: %j', (piece) => {
    const document = documentOf(template, { goals: 'Trees' })
    takeIn(document, piece)
    expect(filledOf(document, template)).toEqual({ goals: 'Trees' })
  })

  test('is read as nothing where it is of another kind: a text in place of rows', () => {
    const document = documentFrom([pieceOf(new Y.Doc(), (other) => other.getText('milestones').insert(0, 'rows?'))])
    addRow(document, milestones, { what: 'Dig' })
    expect(filledOf(document, template)).toEqual({ milestones: [{ what: 'Dig', by: '', who: '' }] })
  })

  test('never breaks anything, and what was there can be read and written on', () => {
    const good = asPiece(documentOf(template, { goals: 'Trees', milestones: [{ what: 'Dig' }] }))
    const bytes = fromBase64(good)
    const broken = fc
      .array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 })
      .map((changes) => {
        const copy = Uint8Array.from(bytes)
        for (const [at, value] of changes) copy[at] = value
        return toBase64(copy)
      })
    const anything = fc.uint8Array({ maxLength: 60 }).map(toBase64)
    fc.assert(
      fc.property(fc.array(fc.oneof(broken, anything), { maxLength: 4 }), (pieces) => {
        const document = documentFrom([...pieces, good])
        textIn(document, 'goals').insert(0, 'Still ')
        addRow(document, milestones, { what: 'Plant' })
        expect(filledOf(document, template).goals).toMatch(/^Still /)
        expect(filled.safeParse(filledOf(document, template)).success).toBe(true)
        expect(filledOf(documentFrom([asPiece(document)]), template)).toEqual(filledOf(document, template))
      }),
      { numRuns: 400, seed: 4 },
    )
  })
})

test('what is joined of nothing sound is a piece that says nothing', () => {
  const document = documentOf(template, { goals: 'Trees' })
  expect(takeIn(document, joined(['////', '']))).toBe(true)
  expect(filledOf(document, template)).toEqual({ goals: 'Trees' })
})

describe('what is read out', () => {
  test('fits what readers take, however long and strange it is', () => {
    const document = documentOf(template, { goals: `\u0000\u202e${'🌍'.repeat(3_000)}`, 'open-questions': '\ud83d' })
    for (let i = 0; i < 60; i++) addRow(document, milestones, { what: 'x'.repeat(500) })
    const said = filledOf(document, template)
    expect(filled.parse(said)).toEqual(said)
    expect(said.goals).toMatch(/^🌍+$/u)
    expect(said['open-questions']).toBe('\ufffd')
    expect(said.milestones).toHaveLength(40)
  })

  test('holds nothing that is empty', () => {
    const document = documentOf(template, {})
    addRow(document, milestones)
    expect(filledOf(document, template)).toEqual({})
  })
})

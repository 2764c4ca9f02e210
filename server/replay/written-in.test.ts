import { describe, expect, test } from 'vitest'
import { kickoffTemplate } from '@/domain/planning/kickoff-template'
import type { HeardEvent } from '@/domain/session'
import { asPiece, documentFrom, documentOf, textIn } from '@/domain/workbook-document'
import { writtenIn } from './written-in'

let seq = 0
const happened = (type: HeardEvent['type'], data: unknown, room = 'r'): HeardEvent => {
  seq++
  return { seq, at: seq * 1_000, room, type, data } as HeardEvent
}
const prepared = (filled: Readonly<Record<string, string>> | null, room?: string) => {
  const doc = filled && asPiece(documentOf(kickoffTemplate, filled))
  return [
    happened('workbook.prepared', { template: kickoffTemplate, doc, partnership: null }, room),
    doc ?? '',
  ] as const
}
/** A piece by somebody who saw what was there and wrote on. */
const piece = (before: string, field: string, words: string) => {
  const document = documentFrom([before])
  const text = textIn(document, field)
  text.insert(text.length, words)
  return asPiece(document)
}
const found = (...events: readonly HeardEvent[]) =>
  writtenIn(events).map(({ text, at, room }) => [text, at - events[0]!.at, room])

describe('what groups wrote', () => {
  test('is found field by field where it was begun, as it is in the end', () => {
    const [begin, doc] = prepared({ goals: 'A' })
    const first = piece(doc, 'goals', ' school')
    const second = piece(first, 'open-questions', 'Who?')
    const events = [
      begin,
      ...[first, second].map((update, i) => happened('workbook.written', { pieceId: `p${i}`, update })),
    ]
    expect(found(...events)).toEqual([
      ['A school', 0, 'r'],
      ['Who?', 2_000, 'r'],
    ])
    const joined = happened('workbook.compacted', { from: 'p0', upTo: 'p1', pieceId: 'p2', update: second })
    expect(found(...events, joined)).toEqual(found(...events))
  })

  test('is not found once it is deleted, nor without a workbook', () => {
    const [begin, doc] = prepared({ goals: 'A school' })
    const document = documentFrom([doc])
    textIn(document, 'goals').delete(0, 8)
    const gone = happened('workbook.written', { pieceId: 'p', update: asPiece(document) })
    expect(found(begin, gone)).toEqual([])
    expect(found(gone)).toEqual([])
  })

  test('is kept apart by rooms', () => {
    const [north] = prepared({ goals: 'Sun' }, 'north')
    const [south] = prepared({ goals: 'Wind' }, 'south')
    expect(found(north, south)).toEqual([
      ['Sun', 0, 'north'],
      ['Wind', 1_000, 'south'],
    ])
  })
})

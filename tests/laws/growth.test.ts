import { describe, expect, test } from 'vitest'
import type { Template } from '@/domain/planning/workbook'
import type { Recorded } from '@/domain/protocol/feature'
import { putIn, type Table } from '@/domain/protocol/table'
import { type NewEvent, type SessionEvent, session } from '@/domain/session'

const QUESTION = { questionId: 'q', participantId: 'p0', text: 'Why?', askedAt: 0 }

const TEMPLATE: Template = { name: { en: 'W' }, fields: [{ key: 'goals', kind: 'text', label: { en: 'Goals' } }] }

/** What happens again and again, by the feature in which it does; `i` counts. */
const AGAIN: Readonly<Record<string, (i: number) => NewEvent[]>> = {
  'people who come in': (i) => [{ type: 'person.entered', owner: `p${i}`, data: { role: 'attendee' } }],
  'people who are put into rooms': (i) => [
    { type: 'breakouts.placed', owner: `p${i}`, data: { round: 'r', room: `room${i % 200}`, awaited: false } },
  ],
  'people who go from room to room': (i) => [
    {
      type: 'breakouts.went',
      owner: `p${i % 3000}`,
      data: { participantId: `p${i % 3000}`, round: 'r', room: `room${i % 200}` },
    },
  ],
  'workbooks that are written and joined': (i) => [
    ...(i === 0
      ? [
          {
            type: 'workbook.prepared',
            data: { template: TEMPLATE, doc: null, partnership: null },
          } satisfies NewEvent,
        ]
      : []),
    { type: 'workbook.written', data: { pieceId: `w${i}`, update: 'AAAA' } },
    ...(i % 24 === 23
      ? [
          {
            type: 'workbook.compacted',
            data: { from: i === 23 ? 'w0' : `j${i - 24}`, upTo: `w${i}`, pieceId: `j${i}`, update: 'AAAA' },
          } satisfies NewEvent,
        ]
      : []),
  ],
  'cards, and comments on them': (i) => [
    ...(i < 50 ? [{ type: 'harvest.added', data: { card: `c${i}` } } satisfies NewEvent] : []),
    {
      type: 'harvest.commented',
      data: { commentId: `k${i}`, card: `c${i % 50}`, kind: 'comment', text: 'x', participantId: 'p' },
    },
    ...(i >= 20
      ? [
          {
            type: 'harvest.trimmed',
            data: { comments: [{ commentId: `k${i - 20}`, card: `c${(i - 20) % 50}` }] },
          } satisfies NewEvent,
        ]
      : []),
  ],
  announcements: (i) => [
    { type: 'announcement.made', data: { announcementId: `a${i}`, participantId: 'p', text: 'x', everywhere: true } },
  ],
  'calls for help': (i) => [
    { type: 'help.asked', data: { requestId: `h${i}`, reason: 'message', text: 'x', participantId: 'p' } },
    { type: 'help.finished', data: { requestId: `h${i}` } },
  ],
  'messages, and trims of the window': (i) => [
    { type: 'chat.posted', data: { messageId: `m${i}`, participantId: 'ada', text: 'hello', replyTo: null } },
    ...(i % 100 === 99
      ? [{ type: 'chat.trimmed', data: { keepFrom: i + Math.floor(i / 100) - 50 } } satisfies NewEvent]
      : []),
  ],
  'votes for one question': (i) => [
    ...(i === 0 ? [{ type: 'question.approved', owner: 'p0', data: QUESTION } satisfies NewEvent] : []),
    { type: 'question.upvoted', owner: `p${i}`, data: { questionId: 'q' } },
  ],
  'questions that are asked, approved and trimmed': (i) => [
    { type: 'question.asked', owner: `p${i % 50}`, data: { ...QUESTION, questionId: `q${i}` } },
    { type: 'question.approved', owner: `p${i % 50}`, data: { ...QUESTION, questionId: `q${i}` } },
    ...(i >= 20 ? [{ type: 'questions.trimmed', data: { questionIds: [`q${i - 20}`] } } satisfies NewEvent] : []),
  ],
  'hands that go up and down': (i) => [
    { type: 'hand.raised', data: { participantId: `p${i}` } },
    ...(i >= 20 ? [{ type: 'hand.lowered', data: { participantId: `p${i - 20}` } } satisfies NewEvent] : []),
  ],
  'people who come on stage and leave it': (i) => [
    { type: 'stage.joined', owner: `p${i}`, data: { participantId: `p${i}` } },
    { type: 'stage.left', owner: `p${i}`, data: { participantId: `p${i}` } },
  ],
  'heads that are counted': (i) => [{ type: 'people.counted', data: { here: i } }],
}

/** How many entries of objects and lists were made anew: what a fold costs, counted and not timed. */
function copied(before: unknown, after: unknown): number {
  if (after === before || typeof after !== 'object' || after === null) return 0
  const was = (typeof before === 'object' && before !== null ? before : {}) as Record<string, unknown>
  const entries = Object.entries(after)
  return entries.reduce((sum, [key, value]) => sum + copied(was[key], value), entries.length)
}

/** The most that one of the events from `from` to `to` copies. */
function dearest(again: (i: number) => NewEvent[], from: number, to: number): number {
  let state = session.initial
  let seq = 0
  let most = 0
  for (let i = 0; i < to; i++)
    for (const event of again(i)) {
      seq++
      const recorded = { ...event, seq, at: seq, room: 'main' } as Recorded<NewEvent> as SessionEvent
      const next = session.reduce(state, recorded)
      if (i >= from) most = Math.max(most, copied(state, next))
      state = next
    }
  return most
}

describe('[S9] ten thousand cost each about what the first ones did', () => {
  test.each(Object.entries(AGAIN))('%s', (_what, again) => {
    expect(dearest(again, 9_900, 10_000)).toBeLessThan(dearest(again, 900, 1_000) + 200)
  })

  test('and the count sees what it should: a list that is copied, and a table that is not', () => {
    let list: readonly number[] = []
    let table: Table<number> = {}
    let [ofList, ofTable] = [0, 0]
    for (let i = 0; i < 10_000; i++) {
      const [longer, fuller] = [[...list, i], putIn(table, `p${i}`, i)]
      ;[ofList, ofTable] = [copied(list, longer), copied(table, fuller)]
      ;[list, table] = [longer, fuller]
    }
    expect(ofList).toBe(10_000)
    expect(ofTable).toBeLessThan(400)
  })
})

import { expect, test } from 'vitest'
import type { Recorded } from '@/domain/protocol/feature'
import { type NewEvent, type SessionEvent, session } from '@/domain/session'

const QUESTION = { questionId: 'q', participantId: 'p0', text: 'Why?', askedAt: 0 }

/** What happens again and again, by the feature in which it does; `i` counts. */
const AGAIN: Readonly<Record<string, (i: number) => NewEvent[]>> = {
  'people who come in': (i) => [{ type: 'person.entered', owner: `p${i}`, data: { role: 'attendee' } }],
  'messages, and trims of the window': (i) => [
    { type: 'chat.posted', data: { messageId: `m${i}`, participantId: 'ada', text: 'hello', replyTo: null } },
    ...(i % 100 === 99 ? [{ type: 'chat.trimmed', data: { keepFrom: i - 50 } } as const] : []),
  ],
  'votes for one question': (i) => [
    ...(i === 0 ? [{ type: 'question.approved', owner: 'p0', data: QUESTION } as const] : []),
    { type: 'question.upvoted', owner: `p${i}`, data: { questionId: 'q' } },
  ],
  'questions that are asked, approved and trimmed': (i) => [
    { type: 'question.asked', owner: `p${i % 50}`, data: { ...QUESTION, questionId: `q${i}` } },
    { type: 'question.approved', owner: `p${i % 50}`, data: { ...QUESTION, questionId: `q${i}` } },
    ...(i >= 20 ? [{ type: 'questions.trimmed', data: { questionIds: [`q${i - 20}`] } } satisfies NewEvent] : []),
  ],
  'hands that go up and down': (i) => [
    { type: 'hand.raised', data: { participantId: `p${i % 300}` } },
    ...(i >= 20 ? [{ type: 'hand.lowered', data: { participantId: `p${(i - 20) % 300}` } } as const] : []),
  ],
  'people who come on stage and leave it': (i) => [
    { type: 'stage.joined', owner: `p${i}`, data: { participantId: `p${i}` } },
    { type: 'stage.left', owner: `p${i}`, data: { participantId: `p${i}` } },
  ],
  'heads that are counted': (i) => [{ type: 'people.counted', data: { here: i } }],
}

test.each(Object.entries(AGAIN))('[S9] %s: ten thousand cost each what the first ones did', (_what, again) => {
  let state = session.initial
  let seq = 0
  const spend = (count: number, from: number) => {
    const began = process.cpuUsage().user
    for (let i = from; i < from + count; i++)
      for (const event of again(i)) {
        seq++
        state = session.reduce(state, { ...event, seq, at: seq, room: 'main' } as Recorded<NewEvent> as SessionEvent)
      }
    return process.cpuUsage().user - began
  }
  spend(1_000, 0)
  const early = spend(1_000, 1_000)
  spend(8_000, 2_000)
  const late = spend(1_000, 10_000)
  expect(late).toBeLessThan(8 * early + 20_000)
})

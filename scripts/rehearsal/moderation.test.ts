import { describe, expect, test } from 'vitest'
import { MAIN } from '@/domain/protocol/standing'
import { session } from '@/domain/session'
import { type Circumstances, nextAct } from './moderation'

const viewer = { id: 'lena', staff: true, seats: [{ room: MAIN, staff: true }] }
const view = session.view(session.initial, viewer)
const empty = view.rooms[MAIN]!
const live = {
  ...view,
  session: {
    ...view.session,
    life: { ...view.session.life, all: { ...view.session.life.all, phase: 'live' as const } },
  },
}
const NOW = 100_000

const about = (more: Partial<Circumstances>): Circumstances => ({
  view: live,
  room: empty,
  now: NOW,
  which: 0.5,
  answering: null,
  isSimulated: () => true,
  ...more,
})
const asked = (questionId: string, askedAt: number) => ({ questionId, participantId: 'ada', text: 'Why?', askedAt })
const shown = (questionId: string, votes: number, state: 'open' | 'answering' | 'answered' = 'open') => ({
  ...asked(questionId, 0),
  votes,
  state,
  answer: null,
  pinned: false,
})
const withPending = (...pending: ReturnType<typeof asked>[]) => ({
  ...empty,
  questions: { ...empty.questions, staff: { pending } },
})
const withItems = (...items: ReturnType<typeof shown>[]) => ({
  ...empty,
  questions: { ...empty.questions, all: { ...empty.questions.all, items } },
})
const withHand = (raisedAt: number) => ({
  ...empty,
  hands: { ...empty.hands, all: { queue: [{ participantId: 'ada', raisedAt }] } },
})

describe('a co-moderator', () => {
  test('opens the doors and goes live, and then has nothing to do', () => {
    expect(nextAct(about({ view }))).toMatchObject({ type: 'session.open' })
    expect(nextAct(about({}))).toBeNull()
  })

  test('approves what has waited, and leaves what is fresh to others', () => {
    expect(nextAct(about({ room: withPending(asked('q', NOW - 5_000)) }))).toMatchObject({ type: 'question.approve' })
    expect(nextAct(about({ room: withPending(asked('q', NOW - 1_000)) }))).toBeNull()
  })

  test('has the question with most votes answered, unless one is being answered', () => {
    const act = nextAct(about({ room: withItems(shown('few', 2), shown('many', 9)) }))
    expect(act).toEqual({ type: 'question.answer', data: { questionId: 'many' } })
    expect(nextAct(about({ room: withItems(shown('few', 2), shown('now', 9, 'answering')) }))).toBeNull()
  })

  test('finishes after a while what it had answered itself, and nothing else', () => {
    const room = withItems(shown('now', 9, 'answering'))
    const since = NOW - 60_000
    expect(nextAct(about({ room, answering: { questionId: 'now', since } }))).toMatchObject({ type: 'question.finish' })
    expect(nextAct(about({ room, answering: { questionId: 'other', since } }))).toBeNull()
    expect(nextAct(about({ room }))).toBeNull()
  })

  test('gives the floor at times, to simulated people who have waited', () => {
    const room = withHand(NOW - 20_000)
    expect(nextAct(about({ room, which: 0.9 }))).toMatchObject({ type: 'hand.give-floor' })
    expect(nextAct(about({ room, which: 0.9, isSimulated: () => false }))).toBeNull()
    expect(nextAct(about({ room: withHand(NOW - 1_000), which: 0.9 }))).toBeNull()
  })
})

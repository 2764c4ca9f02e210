import type { SessionCommand, SessionView } from '@/domain/session'
import { ANSWERS } from './talk'

type Room = SessionView['rooms'][string]

export interface Circumstances {
  readonly view: SessionView
  readonly room: Room
  /** Milliseconds since 1970, by the server's clock as far as known. */
  readonly now: number
  /** In [0, 1), from the plan. */
  readonly which: number
  /** Which question this co-moderator is having answered, and since when. Others' are left alone. */
  readonly answering: { readonly questionId: string; readonly since: number } | null
  /** Whether somebody is simulated; real people's hands are for real moderators. */
  readonly isSimulated: (participantId: string) => boolean
}

/** What has waited for less is left to a moderator who may be looking at it. */
const PATIENCE = 4_000
const HAND_WAITS = 12_000
const ANSWER_TAKES = 25_000
const CROWDED = 7

/** What a co-moderator does next, one thing at a time; null when there is nothing to do. */
export function nextAct(about: Circumstances): SessionCommand | null {
  return run(about) ?? approve(about) ?? finish(about) ?? giveFloor(about) ?? answer(about) ?? reply(about)
}

type Rule = (about: Circumstances) => SessionCommand | null

const run: Rule = ({ view }) => {
  const { phase } = view.session.life.all
  if (phase === 'planned') return { type: 'session.open', data: {} }
  return phase === 'open' ? { type: 'session.go-live', data: {} } : null
}

const approve: Rule = ({ room, now, which }) => {
  const waiting = room.questions.staff?.pending.find(({ askedAt }) => now - askedAt > PATIENCE)
  if (!waiting) return null
  const type = which < 0.06 ? 'question.dismiss' : 'question.approve'
  return { type, data: { questionId: waiting.questionId } }
}

const finish: Rule = ({ room, now, answering }) => {
  if (!answering || now - answering.since < ANSWER_TAKES) return null
  const { questionId } = answering
  const isStill = room.questions.all.items.some((item) => item.questionId === questionId && item.state === 'answering')
  return isStill ? { type: 'question.finish', data: { questionId } } : null
}

const answer: Rule = ({ room, which }) => {
  const { items } = room.questions.all
  if (which > 0.6 || items.some(({ state }) => state === 'answering')) return null
  const [first] = items.filter(({ state }) => state === 'open').sort((a, b) => b.votes - a.votes)
  return first ? { type: 'question.answer', data: { questionId: first.questionId } } : null
}

const giveFloor: Rule = ({ room, now, which, isSimulated }) => {
  if (which < 0.8 || room.stage.all.onStage.length + (room.stage.staff?.invited.length ?? 0) >= CROWDED) return null
  const [hand] = room.hands.all.queue
  if (!hand || now - hand.raisedAt < HAND_WAITS || !isSimulated(hand.participantId)) return null
  return { type: 'hand.give-floor', data: { participantId: hand.participantId } }
}

const reply: Rule = ({ room, which }) => {
  if (which < 0.7 || which > 0.78) return null
  const item = room.questions.all.items.find((each) => each.state === 'open' && each.answer === null)
  const text = ANSWERS[Math.floor(which * 1_000) % ANSWERS.length]!
  return item ? { type: 'question.reply', data: { questionId: item.questionId, text } } : null
}

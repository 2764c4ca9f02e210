import type { Reduce } from '../../protocol/feature'
import { getFrom, putIn, removeFrom } from '../../protocol/table'
import type { QuestionEvent } from './events'
import { find, type Question, type QuestionsLayers } from './state'

type All = QuestionsLayers['all']
type Own = QuestionsLayers['own']
type Staff = QuestionsLayers['staff']
type Server = QuestionsLayers['server']

const change = (all: All, questionId: string, change: Partial<Question>): All =>
  find(all.items, questionId)
    ? { ...all, items: all.items.map((item) => (item.questionId === questionId ? { ...item, ...change } : item)) }
    : all
const remove = (all: All, gone: readonly string[]): All =>
  all.items.some((item) => gone.includes(item.questionId))
    ? { ...all, items: all.items.filter((item) => !gone.includes(item.questionId)) }
    : all
const noLongerWaits = (staff: Staff, questionId: string): Staff =>
  find(staff.pending, questionId)
    ? { pending: staff.pending.filter((pending) => pending.questionId !== questionId) }
    : staff
const forget = (own: Own, gone: readonly string[]): Own => ({
  asked: own.asked.filter((asked) => !gone.includes(asked.questionId)),
  upvoted: own.upvoted.filter((id) => !gone.includes(id)),
})
const MOST_DISMISSED = 5
const fewDismissed = (asked: Own['asked']): Own['asked'] => {
  const dismissed = asked.filter(({ state }) => state === 'dismissed')
  const dropped = dismissed.slice(0, Math.max(0, dismissed.length - MOST_DISMISSED))
  return dropped.length > 0 ? asked.filter((question) => !dropped.includes(question)) : asked
}
const strike = ({ authors, tally }: Server, questionId: string): Server => ({
  authors: removeFrom(authors, questionId),
  tally: removeFrom(tally, questionId),
})
/** A vote counts only for a question that is there. */
const vote = (server: Server, questionId: string, more: number): Server => {
  const votes = getFrom(server.tally, questionId)
  return votes === undefined ? server : { ...server, tally: putIn(server.tally, questionId, Math.max(0, votes + more)) }
}

export const reduce: Reduce<QuestionsLayers, QuestionEvent> = {
  all: {
    'question.approved': (all, { data }) => ({
      ...all,
      items: [
        ...all.items.filter((item) => item.questionId !== data.questionId),
        { ...data, votes: 0, state: 'open', answer: null, pinned: false },
      ],
    }),
    'question.dismissed': (all, { data }) => remove(all, [data.questionId]),
    'question.withdrawn': (all, { data }) => remove(all, [data.questionId]),
    'question.counted': (all, { at, data }) => ({
      ...all,
      countedAt: at,
      items: all.items.map((item) => ({ ...item, votes: find(data.votes, item.questionId)?.votes ?? item.votes })),
    }),
    'question.tallied': (all, { data }) => change(all, data.questionId, { votes: data.votes }),
    'question.answering': (all, { data }) => change(all, data.questionId, { state: 'answering' }),
    'question.answered': (all, { data }) => change(all, data.questionId, { state: 'answered' }),
    'question.replied': (all, { data: { questionId, ...answer } }) =>
      change(all, questionId, { state: 'answered', answer }),
    'question.pinned': (all, { data }) => change(all, data.questionId, { pinned: true }),
    'question.unpinned': (all, { data }) => change(all, data.questionId, { pinned: false }),
    'questions.moderation-set': (all, { data }) => ({ ...all, moderated: data.on }),
    'questions.trimmed': (all, { data }) => remove(all, data.questionIds),
  },
  staff: {
    'question.asked': ({ pending }, { data }) => ({ pending: [...pending, data] }),
    'question.approved': (staff, { data }) => noLongerWaits(staff, data.questionId),
    'question.dismissed': (staff, { data }) => noLongerWaits(staff, data.questionId),
    'question.withdrawn': (staff, { data }) => noLongerWaits(staff, data.questionId),
  },
  own: {
    'question.asked': (own, { data }) => ({ ...own, asked: [...own.asked, { ...data, state: 'pending' }] }),
    'question.approved': (own, { data }) => ({ ...own, asked: forget(own, [data.questionId]).asked }),
    'question.dismissed': (own, { data }) => ({
      ...own,
      asked: fewDismissed(
        own.asked.map((asked) => (asked.questionId === data.questionId ? { ...asked, state: 'dismissed' } : asked)),
      ),
    }),
    'question.withdrawn': (own, { data }) => forget(own, [data.questionId]),
    'question.upvoted': (own, { data }) => ({ ...own, upvoted: [...own.upvoted, data.questionId] }),
    'question.vote-withdrawn': (own, { data }) => ({
      ...own,
      upvoted: own.upvoted.filter((id) => id !== data.questionId),
    }),
    // Nobody's event: everybody's votes for them go.
    'questions.trimmed': (own, { data }) =>
      own.upvoted.some((id) => data.questionIds.includes(id)) ||
      own.asked.some((asked) => data.questionIds.includes(asked.questionId))
        ? forget(own, data.questionIds)
        : own,
  },
  server: {
    'question.asked': (server, { owner, data }) => ({
      ...server,
      authors: putIn(server.authors, data.questionId, owner!),
    }),
    'question.approved': (server, { data }) => ({ ...server, tally: putIn(server.tally, data.questionId, 0) }),
    'question.dismissed': (server, { data }) => strike(server, data.questionId),
    'question.withdrawn': (server, { data }) => strike(server, data.questionId),
    'question.upvoted': (server, { data }) => vote(server, data.questionId, 1),
    'question.vote-withdrawn': (server, { data }) => vote(server, data.questionId, -1),
    'questions.trimmed': (server, { data }) => data.questionIds.reduce(strike, server),
  },
}

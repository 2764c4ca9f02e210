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
const noLongerAsked = (own: Own, questionId: string): Own =>
  find(own.asked, questionId) ? { ...own, asked: own.asked.filter((asked) => asked.questionId !== questionId) } : own
const without = (ids: readonly string[], gone: readonly string[]): readonly string[] =>
  ids.some((id) => gone.includes(id)) ? ids.filter((id) => !gone.includes(id)) : ids
/** Nobody's event: everybody's votes for these go, and whose they are. */
const noLongerThere = (own: Own, gone: readonly string[]): Own => {
  const approved = without(own.approved, gone)
  const upvoted = without(own.upvoted, gone)
  return approved === own.approved && upvoted === own.upvoted ? own : { ...own, approved, upvoted }
}
const noLongerCounted = (server: Server, questionId: string): Server => ({
  ...server,
  tally: removeFrom(server.tally, questionId),
})
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
    'question.removed': (all, { data }) => remove(all, [data.questionId]),
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
    'question.withheld': (all, { data: { questionId, withheld } }) => change(all, questionId, { withheld }),
    'question.pinned': (all, { data }) => change(all, data.questionId, { pinned: true }),
    'question.unpinned': (all, { data }) => change(all, data.questionId, { pinned: false }),
    'questions.moderation-set': (all, { data }) => ({ ...all, moderated: data.on }),
    'questions.trimmed': (all, { data }) => remove(all, data.questionIds),
  },
  staff: {
    'question.asked': ({ pending }, { data }) => ({ pending: [...pending, data] }),
    'question.approved': (staff, { data }) => noLongerWaits(staff, data.questionId),
    'question.withheld': ({ pending }, { data: { questionId, withheld } }) => ({
      pending: pending.map((each) => (each.questionId === questionId ? { ...each, withheld } : each)),
    }),
    'question.dismissed': (staff, { data }) => noLongerWaits(staff, data.questionId),
    'question.withdrawn': (staff, { data }) => noLongerWaits(staff, data.questionId),
    // Its approval may be blanked already for whoever catches up.
    'question.removed': (staff, { data }) => noLongerWaits(staff, data.questionId),
  },
  own: {
    'question.asked': (own, { data }) => ({ ...own, asked: [...own.asked, { ...data, state: 'pending' }] }),
    'question.approved': (own, { data }) => ({
      ...noLongerAsked(own, data.questionId),
      approved: [...own.approved, data.questionId],
    }),
    'question.withheld': (own, { data: { questionId, withheld } }) =>
      find(own.asked, questionId)
        ? { ...own, asked: own.asked.map((each) => (each.questionId === questionId ? { ...each, withheld } : each)) }
        : own,
    'question.dismissed': (own, { data }) => ({
      ...own,
      asked: own.asked.map((asked) =>
        asked.questionId === data.questionId ? { ...asked, state: 'dismissed' } : asked,
      ),
    }),
    'question.withdrawn': (own, { data }) => noLongerAsked(own, data.questionId),
    'question.removed': (own, { data }) => noLongerThere(noLongerAsked(own, data.questionId), [data.questionId]),
    'question.upvoted': (own, { data }) => ({ ...own, upvoted: [...own.upvoted, data.questionId] }),
    'question.vote-withdrawn': (own, { data }) => ({
      ...own,
      upvoted: own.upvoted.filter((id) => id !== data.questionId),
    }),
    'questions.trimmed': (own, { data }) => noLongerThere(own, data.questionIds),
  },
  server: {
    'question.asked': (server, { owner, data }) => ({
      ...server,
      authors: putIn(server.authors, data.questionId, owner!),
    }),
    'question.approved': (server, { data }) => ({ ...server, tally: putIn(server.tally, data.questionId, 0) }),
    'question.dismissed': (server, { data }) => strike(server, data.questionId),
    'question.withdrawn': (server, { data }) => strike(server, data.questionId),
    'question.removed': (server, { data }) => strike(server, data.questionId),
    'question.upvoted': (server, { data }) => vote(server, data.questionId, 1),
    'question.vote-withdrawn': (server, { data }) => vote(server, data.questionId, -1),
    'questions.trimmed': (server, { data }) => data.questionIds.reduce(noLongerCounted, server),
  },
}

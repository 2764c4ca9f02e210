import { type Decide, type Decision, happened, refused, type Whole } from '../../protocol/feature'
import { getFrom } from '../../protocol/table'
import type { QuestionCommand } from './commands'
import type { QuestionEvent } from './events'
import {
  find,
  initial,
  MOST_DISMISSED_EACH,
  MOST_PENDING,
  MOST_PENDING_EACH,
  PENDING_BYTES,
  type Question,
  type QuestionsLayers,
  sizeOf,
} from './state'

type State = Whole<QuestionsLayers>

const ownOf = (state: State, id: string) => getFrom(state.own, id) ?? initial.own

/** Does something to a question that all can see. */
const withQuestion = (
  { all }: State,
  questionId: string,
  act: (question: Question) => Decision<QuestionEvent>,
): Decision<QuestionEvent> => {
  const question = find(all.items, questionId)
  return question ? act(question) : refused('questions/no-such-question')
}

const isFull = (pending: State['staff']['pending'], text: string) =>
  pending.length >= MOST_PENDING ||
  pending.reduce((bytes, waiting) => bytes + sizeOf(waiting), sizeOf({ text })) > PENDING_BYTES

const asking: Pick<
  Decide<QuestionsLayers, QuestionCommand, QuestionEvent>,
  'question.ask' | 'question.withdraw' | 'question.withhold'
> = {
  'question.ask': ({ data: { text, hidden, withheld } }, state, { actor, now, newId }) => {
    const { moderated } = state.all
    if (moderated && isFull(state.staff.pending, text)) return refused('questions/queue-full')
    const waiting = ownOf(state, actor.id).asked.filter((own) => own.state === 'pending').length
    if (waiting >= MOST_PENDING_EACH) return refused('questions/too-many-waiting', { most: MOST_PENDING_EACH })
    const content = { questionId: newId(), participantId: hidden ? null : actor.id, text, askedAt: now }
    const data = withheld ? { ...content, withheld } : content
    const asked = { type: 'question.asked', owner: actor.id, data } as const
    return moderated
      ? happened<QuestionEvent>(asked)
      : happened<QuestionEvent>(asked, { type: 'question.approved', owner: actor.id, data })
  },

  'question.withdraw': ({ data: { questionId } }, state, { actor }) => {
    if (find(ownOf(state, actor.id).asked, questionId))
      return happened({ type: 'question.withdrawn', owner: actor.id, data: { questionId } })
    return getFrom(state.server.authors, questionId) === actor.id
      ? happened({ type: 'question.removed', data: { questionId } })
      : refused('questions/not-yours')
  },

  'question.withhold': ({ data }, state, { actor }) => {
    const author = getFrom(state.server.authors, data.questionId)
    if (author === undefined) return refused('questions/no-such-question')
    return author === actor.id || actor.may.moderate
      ? happened({ type: 'question.withheld', owner: author, data })
      : refused('questions/not-yours')
  },
}

const voting: Pick<
  Decide<QuestionsLayers, QuestionCommand, QuestionEvent>,
  'question.upvote' | 'question.withdraw-vote'
> = {
  'question.upvote': ({ data: { questionId } }, state, { actor }) =>
    withQuestion(state, questionId, (question) => {
      if (question.state === 'answered') return refused('questions/already-answered')
      if (getFrom(state.server.authors, questionId) === actor.id) return refused('questions/own-question')
      if (ownOf(state, actor.id).upvoted.includes(questionId)) return refused('questions/already-upvoted')
      return happened({ type: 'question.upvoted', owner: actor.id, data: { questionId } })
    }),

  'question.withdraw-vote': ({ data: { questionId } }, state, { actor }) =>
    withQuestion(state, questionId, (question) => {
      if (question.state === 'answered') return refused('questions/already-answered')
      if (!ownOf(state, actor.id).upvoted.includes(questionId)) return refused('questions/not-upvoted')
      return happened({ type: 'question.vote-withdrawn', owner: actor.id, data: { questionId } })
    }),
}

export const decide: Decide<QuestionsLayers, QuestionCommand, QuestionEvent> = {
  ...asking,
  ...voting,

  'question.approve': ({ data: { questionId } }, state) => {
    const pending = find(state.staff.pending, questionId)
    const author = getFrom(state.server.authors, questionId)
    if (!pending || author === undefined) return refused('questions/not-waiting')
    return happened({ type: 'question.approved', owner: author, data: { ...pending } })
  },

  'question.dismiss': ({ data: { questionId } }, state) => {
    const author = getFrom(state.server.authors, questionId)
    if (author === undefined) return refused('questions/no-such-question')
    if (!find(state.staff.pending, questionId)) return happened({ type: 'question.removed', data: { questionId } })
    const dismissed = ownOf(state, author).asked.filter((own) => own.state === 'dismissed')
    // By an event and not by counting in the fold: rows that are blanked later must not change what is dropped.
    const dropped = dismissed.slice(0, Math.max(0, dismissed.length - MOST_DISMISSED_EACH + 1))
    return happened<QuestionEvent>(
      { type: 'question.dismissed', owner: author, data: { questionId } },
      ...dropped.map(
        (own): QuestionEvent => ({
          type: 'question.withdrawn',
          owner: author,
          data: { questionId: own.questionId },
        }),
      ),
    )
  },

  'question.answer': ({ data: { questionId } }, state) =>
    withQuestion(state, questionId, (question) => {
      if (question.state === 'answering') return refused('questions/already-answering')
      const before = state.all.items.filter((item) => item.state === 'answering')
      return happened<QuestionEvent>(
        ...before.map((item): QuestionEvent => ({ type: 'question.answered', data: { questionId: item.questionId } })),
        { type: 'question.answering', data: { questionId } },
      )
    }),

  'question.finish': ({ data: { questionId } }, state) =>
    withQuestion(state, questionId, (question) =>
      question.state === 'answered'
        ? refused('questions/already-answered')
        : happened({ type: 'question.answered', data: { questionId } }),
    ),

  'question.reply': ({ data: { questionId, text } }, state, { actor }) =>
    withQuestion(state, questionId, () =>
      happened({ type: 'question.replied', data: { questionId, participantId: actor.id, text } }),
    ),

  'question.pin': ({ data: { questionId } }, state) =>
    withQuestion(state, questionId, ({ pinned }) =>
      pinned ? refused('questions/already-pinned') : happened({ type: 'question.pinned', data: { questionId } }),
    ),

  'question.unpin': ({ data: { questionId } }, state) =>
    withQuestion(state, questionId, ({ pinned }) =>
      pinned ? happened({ type: 'question.unpinned', data: { questionId } }) : refused('questions/not-pinned'),
    ),

  'questions.moderate': ({ data: { on } }, { all }) =>
    all.moderated === on
      ? refused('questions/same-moderation')
      : happened({ type: 'questions.moderation-set', data: { on } }),
}

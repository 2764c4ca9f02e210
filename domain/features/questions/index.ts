import { defineFeature } from '../../protocol/feature'
import { commands } from './commands'
import { decide } from './decide'
import { events } from './events'
import { policy } from './policy'
import { reduce } from './reduce'
import { initial } from './state'
import { tick } from './tick'

/** What people want to know: asked, approved, voted for, answered. */
export const questions = defineFeature({
  initial,
  events,
  commands,
  policy,
  decide,
  reduce,
  tick,
  refusals: [
    'questions/no-such-question',
    'questions/queue-full',
    'questions/too-many-waiting',
    'questions/not-yours',
    'questions/own-question',
    'questions/already-upvoted',
    'questions/not-upvoted',
    'questions/already-answered',
    'questions/already-answering',
    'questions/not-waiting',
    'questions/already-pinned',
    'questions/not-pinned',
    'questions/same-moderation',
  ],
  history: {
    item: 'question.approved',
    trims: ['questions.trimmed'],
    join: (older, newer) => ({ ...newer, items: [...older.items, ...newer.items] }),
  },
})
export { LONGEST_QUESTION, type OwnQuestion, type Question, type QuestionsLayers } from './state'

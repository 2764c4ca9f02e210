import type { Policy } from '../../protocol/feature'
import type { Standing } from '../../protocol/standing'
import type { QuestionCommand } from './commands'
import type { QuestionsLayers } from './state'

const participants = (actor: Standing) => actor.may.takePart
const staff = (actor: Standing) => actor.may.run

export const policy: Policy<QuestionsLayers, QuestionCommand> = {
  'question.ask': participants,
  // Whoever asked something may take it back at any time.
  'question.withdraw': () => true,
  // And keep it out of the replay; whose it is, only the server knows for sure.
  'question.withhold': () => true,
  'question.upvote': participants,
  'question.withdraw-vote': participants,
  'question.approve': staff,
  'question.dismiss': (actor) => actor.may.moderate,
  'question.answer': staff,
  'question.finish': staff,
  'question.reply': (actor) => actor.may.run || (actor.may.takePart && actor.role === 'speaker'),
  'question.pin': staff,
  'question.unpin': staff,
  'questions.moderate': staff,
}

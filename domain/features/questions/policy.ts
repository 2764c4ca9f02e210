import type { Policy } from '../../protocol/feature'
import type { Standing } from '../../protocol/standing'
import type { QuestionCommand } from './commands'
import type { QuestionsLayers } from './state'

const participants = (actor: Standing) => actor.may.takePart
const staff = (actor: Standing) => actor.may.moderate

export const policy: Policy<QuestionsLayers, QuestionCommand> = {
  'question.ask': participants,
  'question.withdraw': participants,
  'question.upvote': participants,
  'question.withdraw-vote': participants,
  'question.approve': staff,
  'question.dismiss': staff,
  'question.answer': staff,
  'question.finish': staff,
  'question.reply': (actor) => actor.may.moderate || (actor.may.takePart && actor.role === 'speaker'),
  'question.pin': staff,
  'question.unpin': staff,
  'questions.moderate': staff,
}

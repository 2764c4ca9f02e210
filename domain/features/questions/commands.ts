import * as z from 'zod/mini'
import { type CommandOf, command } from '../../protocol/feature'
import { ref, text } from '../../protocol/schema'
import { LONGEST_QUESTION } from './state'

const question = z.strictObject({ questionId: ref('questions') })

export const commands = {
  /** `hidden`: without the name, for participants and staff alike; `withheld`: not to be in any replay. */
  'question.ask': command(
    z.strictObject({
      text: text(LONGEST_QUESTION),
      hidden: z.optional(z.boolean()),
      withheld: z.optional(z.boolean()),
    }),
    { rate: 'ask' },
  ),
  /** Take one's own question back. */
  'question.withdraw': command(question, { rate: 'act' }),
  /** Keeps one's own question out of the replay, or gives it back; as a moderator anybody's. */
  'question.withhold': command(z.strictObject({ questionId: ref('questions'), withheld: z.boolean() }), {
    rate: 'act',
  }),
  'question.upvote': command(question, { rate: 'vote' }),
  'question.withdraw-vote': command(question, { rate: 'vote' }),
  'question.approve': command(question, { rate: 'moderate' }),
  'question.dismiss': command(question, { rate: 'moderate' }),
  /** It is being answered on stage now; the one before is then answered. */
  'question.answer': command(question, { rate: 'moderate' }),
  'question.finish': command(question, { rate: 'moderate' }),
  /** Answer in writing. */
  'question.reply': command(z.strictObject({ questionId: ref('questions'), text: text(2_000) }), { rate: 'moderate' }),
  'question.pin': command(question, { rate: 'moderate' }),
  'question.unpin': command(question, { rate: 'moderate' }),
  'questions.moderate': command(z.strictObject({ on: z.boolean() }), { rate: 'moderate' }),
}
export type QuestionCommand = CommandOf<typeof commands>

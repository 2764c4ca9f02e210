import * as z from 'zod/mini'
import { type EventOf, event } from '../../protocol/feature'
import { ref } from '../../protocol/schema'

const question = z.object({ questionId: ref('questions') })
const content = z.object({
  questionId: ref('questions'),
  participantId: z.nullable(ref('people')),
  text: z.string(),
  askedAt: z.number(),
  withheld: z.optional(z.boolean()),
})
const subject = { subject: 'questionId' } as const
const said = { ...subject, says: true } as const

export const events = {
  /** Belongs to its author. */
  'question.asked': event(content, { ...said, withholds: true }),
  /** Belongs to its author and carries all that is public of it. */
  'question.approved': event(content, { ...said, withholds: true }),
  /** Put away before all saw it; belongs to its author. */
  'question.dismissed': event(question, subject),
  /** Taken back by its author before all saw it, or dismissed long ago: nothing of it stays. */
  'question.withdrawn': event(question, { subject: 'questionId', forgets: ['question.asked'] }),
  /** All saw it, and nobody does any more: taken back by its author, or put away by a moderator. */
  'question.removed': event(question, {
    subject: 'questionId',
    forgets: ['question.asked', 'question.approved', 'question.replied'],
  }),
  /** Belongs to the voter. */
  'question.upvoted': event(question, subject),
  'question.vote-withdrawn': event(question, subject),
  'question.counted': event(z.object({ votes: z.array(z.object({ questionId: ref('questions'), votes: z.int() })) })),
  /** The last word on a question's votes, before it leaves the window. */
  'question.tallied': event(z.object({ questionId: ref('questions'), votes: z.int() }), subject),
  'question.answering': event(question, subject),
  'question.answered': event(question, subject),
  'question.replied': event(
    z.object({ questionId: ref('questions'), participantId: ref('people'), text: z.string() }),
    said,
  ),
  'question.withheld': event(z.object({ questionId: ref('questions'), withheld: z.boolean() }), {
    ...subject,
    withholds: true,
  }),
  'question.pinned': event(question, subject),
  'question.unpinned': event(question, subject),
  'questions.moderation-set': event(z.object({ on: z.boolean() })),
  /** These leave the window; they are read from the log, page by page. */
  'questions.trimmed': event(z.object({ questionIds: z.array(ref('questions')) })),
}
export type QuestionEvent = EventOf<typeof events>

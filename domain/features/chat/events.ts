import * as z from 'zod/mini'
import { type EventOf, event } from '../../protocol/feature'
import { ref } from '../../protocol/schema'

export const events = {
  'chat.posted': event(
    z.object({
      messageId: ref('messages'),
      participantId: ref('people'),
      text: z.string(),
      replyTo: z.nullable(ref('messages')),
      withheld: z.optional(z.boolean()),
    }),
    { subject: 'messageId', says: true, withholds: true },
  ),
  'chat.edited': event(z.object({ messageId: ref('messages'), text: z.string() }), {
    subject: 'messageId',
    says: true,
  }),
  'chat.withheld': event(z.object({ messageId: ref('messages'), withheld: z.boolean() }), {
    subject: 'messageId',
    withholds: true,
  }),
  /** Nothing of the message stays, in the log neither. */
  'chat.deleted': event(z.object({ messageId: ref('messages') }), {
    subject: 'messageId',
    forgets: ['chat.posted', 'chat.edited'],
  }),
  'chat.pinned': event(z.object({ messageId: ref('messages') }), { subject: 'messageId' }),
  'chat.unpinned': event(z.object({ messageId: ref('messages') }), { subject: 'messageId' }),
  /** Messages before the seq `keepFrom` leave the window; they are read from the log, page by page. */
  'chat.trimmed': event(z.object({ keepFrom: z.int() })),
}
export type ChatEvent = EventOf<typeof events>

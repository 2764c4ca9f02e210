import * as z from 'zod/mini'
import { type CommandOf, command } from '../../protocol/feature'
import { ref, text } from '../../protocol/schema'
import { LONGEST_MESSAGE } from './state'

const message = z.strictObject({ messageId: ref('messages') })

export const commands = {
  /** `withheld`: not to be in any replay. */
  'chat.post': command(
    z.strictObject({
      text: text(LONGEST_MESSAGE),
      replyTo: z.optional(ref('messages')),
      withheld: z.optional(z.boolean()),
    }),
    { rate: 'say' },
  ),
  'chat.edit': command(z.strictObject({ messageId: ref('messages'), text: text(LONGEST_MESSAGE) }), { rate: 'say' }),
  /** One's own; as a moderator anybody's. */
  'chat.delete': command(message, { rate: 'act' }),
  /** Keeps one's own message out of the replay, or gives it back; as a moderator anybody's. */
  'chat.withhold': command(z.strictObject({ messageId: ref('messages'), withheld: z.boolean() }), { rate: 'act' }),
  'chat.pin': command(message, { rate: 'moderate' }),
  'chat.unpin': command(message, { rate: 'moderate' }),
}
export type ChatCommand = CommandOf<typeof commands>

import * as z from 'zod/mini'
import { type CommandOf, command } from '../../protocol/feature'
import { ref, text } from '../../protocol/schema'
import { LONGEST_MESSAGE } from './state'

const message = z.strictObject({ messageId: ref('messages') })

export const commands = {
  'chat.post': command(z.strictObject({ text: text(LONGEST_MESSAGE), replyTo: z.optional(ref('messages')) }), {
    rate: 'say',
  }),
  'chat.edit': command(z.strictObject({ messageId: ref('messages'), text: text(LONGEST_MESSAGE) }), { rate: 'say' }),
  /** One's own; as a moderator anybody's. */
  'chat.delete': command(message, { rate: 'act' }),
  'chat.pin': command(message, { rate: 'moderate' }),
  'chat.unpin': command(message, { rate: 'moderate' }),
}
export type ChatCommand = CommandOf<typeof commands>

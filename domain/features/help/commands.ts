import * as z from 'zod/mini'
import { type CommandOf, command } from '../../protocol/feature'
import { ref, text } from '../../protocol/schema'
import { REASONS } from './state'

const LONGEST = 300
const request = z.strictObject({ requestId: ref('requests') })

export const commands = {
  'help.ask': command(z.strictObject({ reason: z.enum(REASONS), text: z.nullable(text(LONGEST)) }), { rate: 'ask' }),
  /** A moderator comes. */
  'help.take': command(request, { rate: 'moderate' }),
  /** It is settled, or no longer wanted. */
  'help.finish': command(request, { rate: 'act' }),
}
export type HelpCommand = CommandOf<typeof commands>

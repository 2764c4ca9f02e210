import * as z from 'zod/mini'
import { type CommandOf, command } from '../../protocol/feature'
import { nothing, ref } from '../../protocol/schema'

const somebody = z.strictObject({ participantId: ref('people') })

export const commands = {
  'hand.raise': command(nothing, { rate: 'act' }),
  'hand.lower': command(somebody, { rate: 'act' }),
  'hand.give-floor': command(somebody, { rate: 'moderate' }),
  'hand.lower-all': command(nothing, { rate: 'moderate' }),
}
export type HandCommand = CommandOf<typeof commands>

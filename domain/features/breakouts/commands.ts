import * as z from 'zod/mini'
import { type CommandOf, command } from '../../protocol/feature'
import { name, nothing, ref } from '../../protocol/schema'

const MOST_ROOMS = 200

export const commands = {
  /** `place[i]` lists who goes to the room named `names[i]`; whoever is in none stays in the plenary. */
  'breakouts.open': command(
    z.strictObject({
      names: z.array(name()).check(z.minLength(1), z.maxLength(MOST_ROOMS)),
      place: z.array(z.array(ref('people')).check(z.maxLength(5_000))).check(z.maxLength(MOST_ROOMS)),
      minutes: z.optional(z.number().check(z.positive(), z.maximum(600))),
    }),
    { rate: 'moderate' },
  ),
  'breakouts.move': command(z.strictObject({ participantId: ref('people'), room: ref('rooms') }), { rate: 'moderate' }),
  /** Hear another room without leaving one's own; null to stop. */
  'breakouts.listen': command(z.strictObject({ room: z.nullable(ref('rooms')) }), { rate: 'moderate' }),
  'breakouts.close': command(nothing, { rate: 'moderate' }),
}
export type BreakoutCommand = CommandOf<typeof commands>

import * as z from 'zod/mini'
import { type CommandOf, command } from '../../protocol/feature'

export const commands = {
  /** The gateway asks it, at most every 10 s and when the number changed. */
  'people.count': command(z.strictObject({ here: z.int().check(z.nonnegative(), z.maximum(1_000_000)) }), {
    rate: 'act',
  }),
}
export type PresenceCommand = CommandOf<typeof commands>

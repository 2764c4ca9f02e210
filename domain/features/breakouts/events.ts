import * as z from 'zod/mini'
import { type EventOf, event } from '../../protocol/feature'
import { ref } from '../../protocol/schema'

export const events = {
  'breakouts.opened': event(
    z.object({
      round: ref('rounds'),
      rooms: z.array(z.object({ id: ref('rooms'), name: z.string() })),
      closesAt: z.nullable(z.number()),
    }),
  ),
  /** Where its owner belongs from now on; `room` may be the plenary. */
  'breakouts.placed': event(z.object({ round: ref('rounds'), room: ref('rooms') })),
  'breakouts.listened': event(z.object({ room: z.nullable(ref('rooms')) })),
  /** The rooms that end with it. */
  'breakouts.closed': event(z.object({ rooms: z.array(ref('rooms')) })),
}
export type BreakoutEvent = EventOf<typeof events>

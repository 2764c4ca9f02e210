import * as z from 'zod/mini'
import { type EventOf, event } from '../../protocol/feature'

export const events = {
  'people.counted': event(z.object({ here: z.int().check(z.nonnegative()) })),
}
export type PresenceEvent = EventOf<typeof events>

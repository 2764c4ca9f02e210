import * as z from 'zod/mini'
import { type EventOf, event } from '../../protocol/feature'

export const events = {
  'session.opened': event(z.object({})),
  'session.went-live': event(z.object({})),
  'session.ended': event(z.object({ by: z.enum(['staff', 'time']) })),
  'session.reopened': event(z.object({})),
}
export type LifeEvent = EventOf<typeof events>

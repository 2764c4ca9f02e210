import * as z from 'zod/mini'
import { type EventOf, event } from '../../protocol/feature'
import { ROLES } from '../../protocol/standing'

const role = z.enum(ROLES)

/** All of them belong to the person concerned, and only they hear of them; others see the card change. */
export const events = {
  'person.entered': event(z.object({ role })),
  'person.role-changed': event(z.object({ role })),
  'person.muted': event(z.object({})),
  'person.unmuted': event(z.object({})),
  'person.removed': event(z.object({})),
}
export type PeopleEvent = EventOf<typeof events>

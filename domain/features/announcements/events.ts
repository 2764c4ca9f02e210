import * as z from 'zod/mini'
import { type EventOf, event } from '../../protocol/feature'
import { ref } from '../../protocol/schema'

export const events = {
  /** `everywhere`: every open room is told too. */
  'announcement.made': event(
    z.object({
      announcementId: ref('announcements'),
      participantId: ref('people'),
      text: z.string(),
      everywhere: z.boolean(),
    }),
    { subject: 'announcementId', says: true },
  ),
  'announcement.withdrawn': event(z.object({ announcementId: ref('announcements'), everywhere: z.boolean() }), {
    subject: 'announcementId',
  }),
}
export type AnnouncementEvent = EventOf<typeof events>

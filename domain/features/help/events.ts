import * as z from 'zod/mini'
import { type EventOf, event } from '../../protocol/feature'
import { ref } from '../../protocol/schema'
import { REASONS } from './state'

export const events = {
  'help.asked': event(
    z.object({
      requestId: ref('requests'),
      reason: z.enum(REASONS),
      text: z.nullable(z.string()),
      participantId: ref('people'),
    }),
    { subject: 'requestId', says: true },
  ),
  'help.taken': event(z.object({ requestId: ref('requests'), participantId: ref('people') }), { subject: 'requestId' }),
  'help.finished': event(z.object({ requestId: ref('requests') }), { subject: 'requestId' }),
}
export type HelpEvent = EventOf<typeof events>

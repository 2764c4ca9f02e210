import * as z from 'zod/mini'
import { filled, template } from '../../planning/workbook'
import { type EventOf, event } from '../../protocol/feature'
import { ref } from '../../protocol/schema'
import { COMMENTS } from './state'

const card = ref('rooms')
const counts = { done: z.int(), of: z.int() }

export const events = {
  /** The room closed and left this; only the server hears of it. */
  'harvest.brought': event(
    z.object({
      card,
      name: z.string(),
      partnership: z.nullable(z.string()),
      template,
      filled,
      updates: z.array(z.string()),
      people: z.array(ref('people')),
    }),
  ),
  'harvest.added': event(z.object({ card, name: z.string(), ...counts })),
  /** The document was read out to its last word. */
  'harvest.kept': event(z.object({ card, filled })),
  'harvest.finished': event(z.object({ card, ...counts })),
  'harvest.arranged': event(z.object({ cards: z.array(card) })),
  'harvest.presented': event(z.object({ card, endsAt: z.nullable(z.number()), people: z.array(ref('people')) })),
  'harvest.put-away': event(z.object({})),
  'harvest.commented': event(
    z.object({
      commentId: ref('comments'),
      card,
      kind: z.enum(COMMENTS),
      text: z.string(),
      participantId: ref('people'),
    }),
    { subject: 'commentId' },
  ),
  'harvest.uncommented': event(z.object({ commentId: ref('comments') }), {
    subject: 'commentId',
    forgets: ['harvest.commented'],
  }),
}
export type HarvestEvent = EventOf<typeof events>

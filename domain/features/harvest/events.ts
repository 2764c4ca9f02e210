import * as z from 'zod/mini'
import { template, withTemplateOfToday } from '../../planning/workbook'
import { type EventOf, event } from '../../protocol/feature'
import { ref } from '../../protocol/schema'
import { COMMENTS } from './state'

const card = ref('rooms')
const piece = { pieceId: ref('pieces'), update: z.string() }

export const events = {
  /** The room closed and left this; only the server hears of it. */
  'harvest.brought': event(
    z.object({
      card,
      name: z.string(),
      partnership: z.nullable(z.string()),
      template,
      /** As far as it was counted; older rows do not know. */
      done: z.optional(z.int()),
      pieces: z.array(z.object(piece)),
      /** The group, and who else was there. Rows from before there were others have none. */
      people: z.array(ref('people')),
      others: z.optional(z.array(ref('people'))),
    }),
    { v: 2, upcasts: { 1: withTemplateOfToday } },
  ),
  /** There is a card. What is on it is fetched by whoever looks at it. */
  'harvest.added': event(z.object({ card })),
  /** A late piece; again for the server alone. */
  'harvest.appended': event(z.object({ card, ...piece })),
  /** The document was read, up to the named piece, and is kept elsewhere. Older rows say less of it. */
  'harvest.kept': event(
    z.object({
      card,
      upTo: z.nullable(ref('pieces')),
      done: z.optional(z.int()),
      words: z.optional(z.string()),
    }),
  ),
  /** Whoever shows the card fetches it anew. */
  'harvest.finished': event(z.object({ card })),
  /** Cards that are gone, and their last words are in. */
  'harvest.forgotten': event(z.object({ cards: z.array(card) })),
  'harvest.arranged': event(z.object({ cards: z.array(card) })),
  'harvest.presented': event(z.object({ card, endsAt: z.nullable(z.number()) })),
  /** Who was invited to the stage with the card that is shown now. All see who comes, the server alone knows why. */
  'harvest.called': event(z.object({ people: z.array(ref('people')) })),
  'harvest.put-away': event(z.object({})),
  'harvest.commented': event(
    z.object({
      commentId: ref('comments'),
      card,
      kind: z.enum(COMMENTS),
      text: z.string(),
      participantId: ref('people'),
    }),
    { subject: 'commentId', says: true },
  ),
  /** `older`: the card, when it was no longer in the window. */
  'harvest.uncommented': event(z.object({ commentId: ref('comments'), older: z.optional(card) }), {
    subject: 'commentId',
    forgets: ['harvest.commented'],
  }),
  /** These leave the window; they are read from the log, page by page. */
  'harvest.trimmed': event(z.object({ comments: z.array(z.object({ commentId: ref('comments'), card })) })),
}
export type HarvestEvent = EventOf<typeof events>

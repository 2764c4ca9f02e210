import * as z from 'zod/mini'
import { template, withTemplateOfToday } from '../../planning/workbook'
import { type EventOf, event } from '../../protocol/feature'
import { ref } from '../../protocol/schema'

export const events = {
  /** It lies ready, empty or as the partnership left it. */
  'workbook.prepared': event(z.object({ template, doc: z.nullable(z.string()), partnership: z.nullable(z.string()) }), {
    v: 2,
    upcasts: { 1: withTemplateOfToday },
  }),
  'workbook.written': event(z.object({ pieceId: ref('pieces'), update: z.string() })),
  /** The pieces from one to another are one now, with a name of its own. */
  'workbook.compacted': event(
    z.object({ from: z.nullable(ref('pieces')), upTo: ref('pieces'), pieceId: ref('pieces'), update: z.string() }),
  ),
  /** In how many fields something is written. For the wall: whoever is in the room has the pieces, and reads them. */
  'workbook.counted': event(z.object({ done: z.int() })),
  /** Only in older logs, which told everybody in plain words besides. */
  'workbook.read': event(z.object({})),
}
export type WorkbookEvent = EventOf<typeof events>

import * as z from 'zod/mini'
import { filled, template } from '../../planning/workbook'
import { type EventOf, event } from '../../protocol/feature'
import { ref } from '../../protocol/schema'

export const events = {
  /** It lies ready, empty or as the partnership left it. */
  'workbook.prepared': event(
    z.object({ template, doc: z.nullable(z.string()), filled, partnership: z.nullable(z.string()) }),
  ),
  'workbook.written': event(z.object({ pieceId: ref('pieces'), update: z.string() })),
  /** The pieces up to the named one are one now, which bears its name. */
  'workbook.compacted': event(z.object({ upTo: ref('pieces'), update: z.string() })),
  'workbook.read': event(z.object({ filled })),
}
export type WorkbookEvent = EventOf<typeof events>

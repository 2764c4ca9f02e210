import * as z from 'zod/mini'
import { filled, template } from '../../planning/workbook'
import { type EventOf, event } from '../../protocol/feature'

export const events = {
  /** It lies ready, empty or as the partnership left it. */
  'workbook.prepared': event(
    z.object({ template, doc: z.nullable(z.string()), filled, partnership: z.nullable(z.string()) }),
  ),
  'workbook.written': event(z.object({ update: z.string() })),
  /** The first `count` pieces are one now. */
  'workbook.compacted': event(z.object({ count: z.int().check(z.positive()), update: z.string() })),
  'workbook.read': event(z.object({ filled })),
}
export type WorkbookEvent = EventOf<typeof events>

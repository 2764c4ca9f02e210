import * as z from 'zod/mini'
import { LONGEST_PIECE, MOST_FIELDS, pieceOfDocument } from '../../planning/workbook'
import { type CommandOf, command } from '../../protocol/feature'
import { ref } from '../../protocol/schema'

export const commands = {
  'workbook.write': command(z.strictObject({ update: pieceOfDocument(LONGEST_PIECE) }), {
    rate: 'write',
    mayComeLate: true,
  }),
  /** The product joins pieces, from one or with null from the first, to another, … */
  'workbook.compact': command(
    z.strictObject({ from: z.nullable(ref('pieces')), upTo: ref('pieces'), update: pieceOfDocument(200_000) }),
    {
      rate: 'act',
    },
  ),
  /** … and counts the fields in which something is written. */
  'workbook.count': command(z.strictObject({ done: z.int().check(z.minimum(0), z.maximum(MOST_FIELDS)) }), {
    rate: 'act',
  }),
}
export type WorkbookCommand = CommandOf<typeof commands>

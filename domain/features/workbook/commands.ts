import * as z from 'zod/mini'
import { filled, pieceOfDocument } from '../../planning/workbook'
import { type CommandOf, command } from '../../protocol/feature'
import { ref } from '../../protocol/schema'

export const MOST_AT_ONCE = 16_000

export const commands = {
  'workbook.write': command(z.strictObject({ update: pieceOfDocument(MOST_AT_ONCE) }), { rate: 'write' }),
  /** The product joins pieces, from the first to the one that it names, … */
  'workbook.compact': command(z.strictObject({ upTo: ref('pieces'), update: pieceOfDocument(200_000) }), {
    rate: 'act',
  }),
  /** … and reads out what they say. */
  'workbook.read': command(z.strictObject({ filled }), { rate: 'act' }),
}
export type WorkbookCommand = CommandOf<typeof commands>

import * as z from 'zod/mini'
import { filled, LONGEST_PIECE, pieceOfDocument } from '../../planning/workbook'
import { type CommandOf, command } from '../../protocol/feature'
import { nothing, ref, text } from '../../protocol/schema'
import { COMMENTS, MOST_CARDS } from './state'

const card = ref('rooms')
const LONGEST = 300

export const commands = {
  /** What was on its way when the room closed. */
  'harvest.append': command(z.strictObject({ card, update: pieceOfDocument(LONGEST_PIECE) }), { rate: 'write' }),
  /** The product has read the document, and keeps it elsewhere: all up to the named piece. */
  'harvest.finish': command(z.strictObject({ card, upTo: ref('pieces'), filled }), { rate: 'act' }),
  'harvest.arrange': command(z.strictObject({ cards: z.array(card).check(z.maxLength(MOST_CARDS)) }), {
    rate: 'moderate',
  }),
  /** Shows a card to all, brings its group on stage, and gives them so many minutes. */
  'harvest.present': command(
    z.strictObject({ card, minutes: z.nullable(z.number().check(z.positive(), z.maximum(120))) }),
    { rate: 'moderate' },
  ),
  'harvest.put-away': command(nothing, { rate: 'moderate' }),
  'harvest.comment': command(z.strictObject({ card, kind: z.enum(COMMENTS), text: text(LONGEST) }), { rate: 'say' }),
  'harvest.uncomment': command(z.strictObject({ commentId: ref('comments') }), { rate: 'act' }),
}
export type HarvestCommand = CommandOf<typeof commands>

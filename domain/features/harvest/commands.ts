import * as z from 'zod/mini'
import { LONGEST_BEGINNING, LONGEST_PIECE, MOST_FIELDS, pieceOfDocument } from '../../planning/workbook'
import { type CommandOf, command } from '../../protocol/feature'
import { nothing, ref, text } from '../../protocol/schema'
import { COMMENTS, MOST_CARDS } from './state'

const card = ref('rooms')
const LONGEST = 300

export const commands = {
  /** What was on its way when the room closed. */
  'harvest.append': command(z.strictObject({ card, update: pieceOfDocument(LONGEST_PIECE) }), { rate: 'write' }),
  /**
   * The product has read the document and keeps it elsewhere: all up to the named piece, or null when there was none.
   * It says in how many fields something is written, and how that begins.
   */
  'harvest.finish': command(
    z.strictObject({
      card,
      upTo: z.nullable(ref('pieces')),
      done: z.int().check(z.minimum(0), z.maximum(MOST_FIELDS)),
      words: z.string().check(z.maxLength(LONGEST_BEGINNING)),
    }),
    { rate: 'act' },
  ),
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

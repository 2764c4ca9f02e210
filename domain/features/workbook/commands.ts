import * as z from 'zod/mini'
import { filled } from '../../planning/workbook'
import { type CommandOf, command } from '../../protocol/feature'

const MOST_AT_ONCE = 16_000
/** A piece of a Yjs document. That it is one is checked by whoever applies it: what is none is left out by all. */
const update = (max: number) => z.string().check(z.minLength(2), z.maxLength(max), z.regex(/^[A-Za-z0-9+/]+={0,2}$/))

export const commands = {
  'workbook.write': command(z.strictObject({ update: update(MOST_AT_ONCE) }), { rate: 'write' }),
  /** The product joins pieces, and reads out what they say. */
  'workbook.compact': command(z.strictObject({ count: z.int().check(z.minimum(2)), update: update(200_000) }), {
    rate: 'act',
  }),
  'workbook.read': command(z.strictObject({ filled }), { rate: 'act' }),
}
export type WorkbookCommand = CommandOf<typeof commands>

import * as z from 'zod/mini'
import { type CommandOf, command } from '../../protocol/feature'
import { nothing, ref } from '../../protocol/schema'
import { LAYOUTS } from './state'

const somebody = z.strictObject({ participantId: ref('people') })

export const commands = {
  'stage.invite': command(somebody, { rate: 'moderate' }),
  'stage.decline': command(nothing, { rate: 'act' }),
  /** Go on stage: speakers and moderators when they like, others when invited. */
  'stage.join': command(nothing, { rate: 'act' }),
  'stage.leave': command(nothing, { rate: 'act' }),
  /** Take somebody off the stage, or their invitation back. */
  'stage.remove': command(somebody, { rate: 'moderate' }),
  'stage.lay-out': command(z.strictObject({ layout: z.enum(LAYOUTS) }), { rate: 'moderate' }),
  /** Show somebody large, whoever speaks; null for the one who speaks. */
  'stage.feature': command(z.strictObject({ participantId: z.nullable(ref('people')) }), { rate: 'moderate' }),
  'stage.share-screen': command(nothing, { rate: 'act' }),
  /** One's own, or as a moderator anybody's. */
  'stage.end-screen': command(nothing, { rate: 'act' }),
}
export type StageCommand = CommandOf<typeof commands>

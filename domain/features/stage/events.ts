import * as z from 'zod/mini'
import { type EventOf, event } from '../../protocol/feature'
import { ref } from '../../protocol/schema'
import { LAYOUTS } from './state'

/** Owned by the person it names. */
const somebody = z.object({ participantId: ref('people') })

export const events = {
  'stage.invited': event(somebody),
  'stage.declined': event(somebody),
  /** The invitation was taken back. */
  'stage.uninvited': event(somebody),
  'stage.joined': event(somebody),
  'stage.left': event(somebody),
  'stage.laid-out': event(z.object({ layout: z.enum(LAYOUTS) })),
  'stage.featured': event(z.object({ participantId: z.nullable(ref('people')) })),
  'stage.screen-shared': event(somebody),
  'stage.screen-ended': event(z.object({})),
}
export type StageEvent = EventOf<typeof events>

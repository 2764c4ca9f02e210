import * as z from 'zod/mini'
import { type EventOf, event } from '../../protocol/feature'
import { ref } from '../../protocol/schema'

const somebody = z.object({ participantId: ref('people') })

export const events = {
  'hand.raised': event(somebody),
  'hand.lowered': event(somebody),
  /** Somebody may speak now: the hand goes down, and whoever is not on stage is invited there. */
  'hand.floor-given': event(somebody),
  'hand.all-lowered': event(z.object({})),
}
export type HandEvent = EventOf<typeof events>

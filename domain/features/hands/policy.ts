import type { Policy } from '../../protocol/feature'
import type { HandCommand } from './commands'
import type { HandsLayers } from './state'

/** Who may ask. Whether it makes sense right now is for `decide`. */
export const policy: Policy<HandsLayers, HandCommand> = {
  'hand.raise': (actor) => actor.may.takePart,
  'hand.lower': (actor, { data }) => actor.may.run || actor.id === data.participantId,
  'hand.give-floor': (actor) => actor.may.run,
  'hand.lower-all': (actor) => actor.may.run,
}

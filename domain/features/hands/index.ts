import { defineFeature } from '../../protocol/feature'
import { commands } from './commands'
import { decide } from './decide'
import { events } from './events'
import { policy } from './policy'
import { reduce } from './reduce'
import { initial } from './state'

/** Who wants to speak, in order. */
export const hands = defineFeature({
  initial,
  events,
  commands,
  policy,
  decide,
  reduce,
  digest: ({ all }) => all.queue.length,
  refusals: ['hands/already-raised', 'hands/queue-full', 'hands/not-raised', 'hands/none-raised'],
})
export { type HandsLayers, isRaised } from './state'

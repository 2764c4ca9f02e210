import { defineFeature } from '../../protocol/feature'
import { commands } from './commands'
import { decide } from './decide'
import { events } from './events'
import { policy } from './policy'
import { reduce } from './reduce'
import { initial } from './state'
import { tick } from './tick'

/** The life of a session: planned → open → live → ended. */
export const life = defineFeature({
  initial,
  events,
  commands,
  policy,
  decide,
  reduce,
  tick,
  refusals: [
    'life/already-open',
    'life/already-live',
    'life/not-open',
    'life/ended',
    'life/not-ended',
    'life/too-late-to-reopen',
  ],
})
export { isReopenable, type LifeLayers, REOPENABLE_FOR } from './state'

import { defineFeature } from '../../protocol/feature'
import { commands } from './commands'
import { decide } from './decide'
import { events } from './events'
import { policy } from './policy'
import { reduce } from './reduce'
import { initial } from './state'

/** Who can be seen and heard, and how they are laid out. */
export const stage = defineFeature({
  initial,
  events,
  commands,
  policy,
  decide,
  reduce,
  refusals: [
    'stage/already-there',
    'stage/already-invited',
    'stage/not-invited',
    'stage/not-there',
    'stage/full',
    'stage/same-layout',
    'stage/screen-taken',
    'stage/screen-yours',
    'stage/no-screen',
  ],
})
export { type Box, type SceneInput, type Size, scene } from './scene'
export { isInvited, isOnStage, LAYOUTS, type Layout, MOST_ON_STAGE, type StageLayers } from './state'

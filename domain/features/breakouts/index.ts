import { defineFeature } from '../../protocol/feature'
import { commands } from './commands'
import { decide } from './decide'
import { events } from './events'
import { policy } from './policy'
import { reduce } from './reduce'
import { initial } from './state'
import { tick } from './tick'

/** Rooms beside the plenary, and who belongs where. */
export const breakouts = defineFeature({
  initial,
  events,
  commands,
  policy,
  decide,
  reduce,
  tick,
  refusals: [
    'breakouts/already-open',
    'breakouts/not-open',
    'breakouts/already-started',
    'breakouts/no-such-set',
    'breakouts/no-such-room',
    'breakouts/placed-twice',
    'breakouts/already-there',
    'breakouts/locked',
    'breakouts/full',
    'breakouts/voice-taken',
    'breakouts/nobody-speaks',
    'breakouts/same',
  ],
})
export type { OpeningPlan } from './plan'
export {
  type BreakoutLayers,
  exists,
  groups,
  heads,
  leftLately,
  listenedRoom,
  type Member,
  members,
  type OpenRoom,
  ownRoom,
  roomIn,
  roomOf,
} from './state'

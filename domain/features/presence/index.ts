import { defineFeature } from '../../protocol/feature'
import { commands } from './commands'
import { decide } from './decide'
import { events } from './events'
import { policy } from './policy'
import { reduce } from './reduce'
import { initial } from './state'

/** How many people are in a room, for the replay. */
export const presence = defineFeature({
  initial,
  events,
  commands,
  policy,
  decide,
  reduce,
  digest: ({ all }) => all,
  refusals: ['presence/same-count'],
})

import { defineFeature } from '../../protocol/feature'
import { commands } from './commands'
import { decide } from './decide'
import { events } from './events'
import { policy } from './policy'
import { reduce } from './reduce'
import { initial } from './state'

/** What a room asks of the moderators: help, more time, or to know something. */
export const help = defineFeature({
  initial,
  events,
  commands,
  policy,
  decide,
  reduce,
  digest: ({ all }) => all.requests,
  refusals: ['help/no-text', 'help/already-asked', 'help/too-many', 'help/no-such-request', 'help/already-taken'],
})
export { type HelpLayers, type HelpRequest, REASONS, type Reason } from './state'

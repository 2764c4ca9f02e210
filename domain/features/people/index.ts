import { defineFeature } from '../../protocol/feature'
import { commands } from './commands'
import { decide } from './decide'
import { events } from './events'
import { policy } from './policy'
import { reduce } from './reduce'
import { initial } from './state'

/** Who is admitted, as what, and who lost their microphone or their place. */
export const people = defineFeature({
  initial,
  events,
  commands,
  policy,
  decide,
  reduce,
  refusals: [
    'people/removed',
    'people/already-here',
    'people/session-ended',
    'people/not-open-yet',
    'people/not-here',
    'people/organiser',
    'people/same-role',
    'people/already-muted',
    'people/not-muted',
  ],
})
export { type PeopleLayers, personIn, wasRemoved } from './state'

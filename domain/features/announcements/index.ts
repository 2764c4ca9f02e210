import { defineFeature } from '../../protocol/feature'
import { commands } from './commands'
import { decide } from './decide'
import { events } from './events'
import { policy } from './policy'
import { reduce } from './reduce'
import { initial } from './state'

/** What moderators say in writing to a room, or to all rooms at once. */
export const announcements = defineFeature({
  initial,
  events,
  commands,
  policy,
  decide,
  reduce,
  refusals: ['announcements/no-such-announcement'],
})
export type { AnnouncementLayers } from './state'

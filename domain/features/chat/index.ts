import { defineFeature } from '../../protocol/feature'
import { commands } from './commands'
import { decide } from './decide'
import { events } from './events'
import { policy } from './policy'
import { reduce } from './reduce'
import { initial } from './state'
import { tick } from './tick'

/** What people write to each other. */
export const chat = defineFeature({
  initial,
  events,
  commands,
  policy,
  decide,
  reduce,
  tick,
  refusals: ['chat/no-such-message', 'chat/not-yours', 'chat/already-pinned', 'chat/pins-full', 'chat/not-pinned'],
  history: {
    item: 'chat.posted',
    trims: ['chat.trimmed'],
    join: (older, newer) => ({
      ...newer,
      latest: [...older.latest, ...newer.latest],
      bytes: older.bytes + newer.bytes,
    }),
  },
})
export { type ChatLayers, LONGEST_MESSAGE, type Message } from './state'

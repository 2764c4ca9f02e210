import type { Reduce } from '../../protocol/feature'
import type { PresenceEvent } from './events'
import type { PresenceLayers } from './state'

export const reduce: Reduce<PresenceLayers, PresenceEvent> = {
  all: {
    'people.counted': ({ aloneSince }, { at, data: { here } }) => ({
      here,
      aloneSince: here === 1 ? (aloneSince ?? at) : null,
    }),
  },
}

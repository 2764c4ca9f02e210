import type { Reduce } from '../../protocol/feature'
import type { PresenceEvent } from './events'
import type { PresenceLayers } from './state'

export const reduce: Reduce<PresenceLayers, PresenceEvent> = {
  all: {
    'people.counted': (_before, { data }) => ({ here: data.here }),
  },
}

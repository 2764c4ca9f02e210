import { type Decide, happened, refused } from '../../protocol/feature'
import type { PresenceCommand } from './commands'
import type { PresenceEvent } from './events'
import type { PresenceLayers } from './state'

export const decide: Decide<PresenceLayers, PresenceCommand, PresenceEvent> = {
  'people.count': ({ data: { here } }, { all }) =>
    here === all.here ? refused('presence/same-count') : happened({ type: 'people.counted', data: { here } }),
}

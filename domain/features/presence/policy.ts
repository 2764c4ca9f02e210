import type { Policy } from '../../protocol/feature'
import type { PresenceCommand } from './commands'
import type { PresenceLayers } from './state'

export const policy: Policy<PresenceLayers, PresenceCommand> = {
  'people.count': (actor) => actor.role === 'system',
}

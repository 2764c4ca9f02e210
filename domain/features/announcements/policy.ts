import type { Policy } from '../../protocol/feature'
import type { AnnouncementCommand } from './commands'
import type { AnnouncementLayers } from './state'

export const policy: Policy<AnnouncementLayers, AnnouncementCommand> = {
  'announcement.make': (actor) => actor.may.run,
  'announcement.withdraw': (actor) => actor.may.run,
}

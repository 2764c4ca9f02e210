import type { Policy } from '../../protocol/feature'
import type { Standing } from '../../protocol/standing'
import type { HarvestCommand } from './commands'
import type { HarvestLayers } from './state'

const staff = (actor: Standing) => actor.may.run

export const policy: Policy<HarvestLayers, HarvestCommand> = {
  // Also after the end, which closes the rooms: whoever was there is known to `decide`.
  'harvest.append': ({ role }) => role !== 'viewer',
  'harvest.finish': ({ role }) => role === 'system',
  'harvest.arrange': staff,
  'harvest.present': staff,
  'harvest.put-away': staff,
  'harvest.comment': (actor) => actor.may.takePart,
  // Whoever said something may take it back at any time; whose it is, only the server knows for sure.
  'harvest.uncomment': () => true,
}

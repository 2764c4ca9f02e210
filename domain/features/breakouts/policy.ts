import type { Policy } from '../../protocol/feature'
import type { Standing } from '../../protocol/standing'
import type { BreakoutCommand } from './commands'
import type { BreakoutLayers } from './state'

const staff = (actor: Standing) => actor.may.run

export const policy: Policy<BreakoutLayers, BreakoutCommand> = {
  'breakouts.open': staff,
  'breakouts.move': staff,
  'breakouts.listen': staff,
  'breakouts.close': staff,
}

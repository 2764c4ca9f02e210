import type { Policy } from '../../protocol/feature'
import type { Standing } from '../../protocol/standing'
import type { LifeCommand } from './commands'
import type { LifeLayers } from './state'

const staff = (actor: Standing) => actor.may.moderate

export const policy: Policy<LifeLayers, LifeCommand> = {
  'session.open': staff,
  'session.go-live': staff,
  'session.end': staff,
  'session.reopen': staff,
}

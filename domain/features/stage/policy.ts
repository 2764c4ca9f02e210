import type { Policy } from '../../protocol/feature'
import { MAIN, type Standing } from '../../protocol/standing'
import type { StageCommand } from './commands'
import type { StageLayers } from './state'

const staff = (actor: Standing) => actor.may.run

export const policy: Policy<StageLayers, StageCommand> = {
  'stage.invite': staff,
  'stage.decline': (_actor, _command, { own }) => own.invited,
  'stage.join': (actor, _command, { own }) =>
    actor.may.takePart && (own.invited || own.onStage || actor.may.moderate || actor.role === 'speaker'),
  'stage.leave': () => true,
  'stage.remove': staff,
  'stage.lay-out': staff,
  'stage.feature': staff,
  // In a breakout room all are on stage, so to say.
  'stage.share-screen': (actor, _command, { own }) => actor.may.takePart && (own.onStage || actor.room !== MAIN),
  'stage.end-screen': (actor, _command, { all }) => actor.may.run || all.screen === actor.id,
}

import type { Policy } from '../../protocol/feature'
import { MAIN } from '../../protocol/standing'
import type { HelpCommand } from './commands'
import { findRequest, type HelpLayers } from './state'

export const policy: Policy<HelpLayers, HelpCommand> = {
  // In the plenary one raises a hand.
  'help.ask': (actor) => actor.may.takePart && actor.room !== MAIN,
  'help.take': (actor) => actor.may.run,
  'help.finish': (actor, { data }, seen) =>
    actor.may.run || (actor.may.takePart && findRequest(seen, data.requestId)?.participantId === actor.id),
}

import type { Policy } from '../../protocol/feature'
import { MAIN, type Standing } from '../../protocol/standing'
import type { BreakoutCommand } from './commands'
import { type BreakoutLayers, ownRoom } from './state'

const staff = (actor: Standing) => actor.may.run

export const policy: Policy<BreakoutLayers, BreakoutCommand> = {
  'breakouts.open': staff,
  'breakouts.start': staff,
  'breakouts.place': ({ role }) => role === 'system',
  'breakouts.move': staff,
  'breakouts.swap': staff,
  'breakouts.merge': staff,
  // The right to pass: to the plenary and back to one's own room everybody may, always.
  'breakouts.go': (actor, { data: { room } }, seen) =>
    room === MAIN || actor.may.run || room === ownRoom(seen) || (actor.may.takePart && seen.all?.walking === true),
  'breakouts.listen': staff,
  'breakouts.speak': staff,
  'breakouts.end-voice': (actor, _command, { all }) => staff(actor) || all?.voice?.by === actor.id,
  'breakouts.hush': ({ role }) => role === 'system',
  'breakouts.extend': staff,
  'breakouts.lock': staff,
  'breakouts.set-walking': staff,
  'breakouts.close': staff,
}

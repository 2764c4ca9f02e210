import { type CommandOf, command } from '../../protocol/feature'
import { nothing } from '../../protocol/schema'

export const commands = {
  /** Lets people in; the stage can be prepared, the audience does not see it yet. */
  'session.open': command(nothing, { rate: 'moderate' }),
  'session.go-live': command(nothing, { rate: 'moderate' }),
  'session.end': command(nothing, { rate: 'moderate' }),
  /** Takes an ended session up again, within ten minutes. */
  'session.reopen': command(nothing, { rate: 'moderate' }),
}
export type LifeCommand = CommandOf<typeof commands>

import * as z from 'zod/mini'
import { type CommandOf, command } from '../../protocol/feature'
import { ref } from '../../protocol/schema'
import { ROLES } from '../../protocol/standing'

const role = z.enum(ROLES)
const somebody = z.strictObject({ participantId: ref('people') })

export const commands = {
  /** The gateway asks it at every connection; it happens once. */
  'person.enter': command(z.strictObject({ participantId: ref('people'), role }), { rate: 'act' }),
  'person.change-role': command(z.strictObject({ participantId: ref('people'), role }), { rate: 'moderate' }),
  /** Takes the microphone until it is given back. */
  'person.mute': command(somebody, { rate: 'moderate' }),
  'person.unmute': command(somebody, { rate: 'moderate' }),
  'person.remove': command(somebody, { rate: 'moderate' }),
}
export type PeopleCommand = CommandOf<typeof commands>

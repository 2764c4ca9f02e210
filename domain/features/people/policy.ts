import type { Policy } from '../../protocol/feature'
import type { Standing } from '../../protocol/standing'
import type { PeopleCommand } from './commands'
import type { PeopleLayers } from './state'

const moderatesOthers = (actor: Standing, { data }: { data: { participantId: string } }) =>
  actor.may.moderate && data.participantId !== actor.id

const runsOthers = (actor: Standing, command: { data: { participantId: string } }) =>
  actor.may.run && moderatesOthers(actor, command)

const rulesOverOrganisers = ({ role }: Standing) => role === 'organiser' || role === 'system'

/** Who may ask. That organisers are spared by moderators is for `decide`: it must know who they are. */
export const policy: Policy<PeopleLayers, PeopleCommand> = {
  'person.enter': (actor) => actor.role === 'system',
  'person.change-role': (actor, command) =>
    moderatesOthers(actor, command) && (command.data.role !== 'organiser' || rulesOverOrganisers(actor)),
  'person.mute': runsOthers,
  'person.unmute': runsOthers,
  'person.remove': moderatesOthers,
}

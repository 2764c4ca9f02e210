import { concerns, type RecordingLayers, type Scope } from '@/domain/features/recording'
import type { ParticipantId, Role, Standing } from '@/domain/protocol/standing'

type All = RecordingLayers['all']

/** Where somebody stands to the stage. */
export interface Place {
  readonly onStage: boolean
  readonly invited: boolean
}

export interface Person extends Place {
  readonly standing: Pick<Standing, 'role' | 'may'>
}

/** Whether a recording that runs asks this person at all. */
export const isConcerned = ({ running }: All, { role, may }: Person['standing']): boolean =>
  running !== null && may.takePart && concerns(running.scope, role)

/** Speakers go on stage by themselves, so they are asked before; everybody else when they are there, or invited. */
const isAboutToBeSeen = ({ standing, onStage, invited }: Person): boolean =>
  onStage || invited || standing.role === 'speaker'

/** Whether somebody still has to be asked. */
export const isToBeAsked = (all: All, own: RecordingLayers['own'], person: Person): boolean =>
  own.answer === null && isConcerned(all, person.standing) && isAboutToBeSeen(person)

/** Whether somebody from the audience has the floor, or is offered it, and is left out of the recording. */
export const isLeftOut = (all: All, { standing, onStage, invited }: Person): boolean =>
  all.running !== null && standing.may.takePart && !isConcerned(all, standing) && (onStage || invited)

/**
 * Whether somebody is seen and heard in what is recorded, once they are on stage.
 * @param role undefined for those whose card is not here: nobody claims that of them
 */
export const isIn = ({ running, consents }: All, id: ParticipantId, role: Role | undefined): boolean =>
  running !== null && role !== undefined && concerns(running.scope, role) && consents.includes(id)

/**
 * How many of those on stage will be asked if it starts like this.
 * @param roleOf undefined for those whose card is not here
 */
export const toBeAsked = (
  { consents }: All,
  onStage: readonly ParticipantId[],
  roleOf: (id: ParticipantId) => Role | undefined,
  { scope, streams }: { readonly scope: Scope; readonly streams: boolean },
): number =>
  onStage.filter((id) => {
    const role = roleOf(id)
    // To a stream everybody agrees anew.
    return role !== undefined && concerns(scope, role) && (streams || !consents.includes(id))
  }).length

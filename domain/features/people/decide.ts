import { type Context, type Decide, type Decision, happened, refused, type Whole } from '../../protocol/feature'
import type { PeopleCommand } from './commands'
import type { PeopleEvent } from './events'
import { type PeopleLayers, personIn, wasRemoved } from './state'

/** Before the doors open, those who prepare come in. */
const COMES_EARLY = new Set(['organiser', 'moderator', 'speaker', 'interpreter'])

/** Does something to somebody who is here and, if an organiser, may be touched by this actor. */
function toSomebody(
  state: Whole<PeopleLayers>,
  participantId: string,
  { actor }: Context,
  act: (person: PeopleLayers['own']) => Decision<PeopleEvent>,
): Decision<PeopleEvent> {
  const person = personIn(state, participantId)
  if (person.role === null) return refused('people/not-here')
  if (person.role === 'organiser' && actor.role === 'moderator') return refused('people/organiser')
  return act(person)
}

export const decide: Decide<PeopleLayers, PeopleCommand, PeopleEvent> = {
  'person.enter': ({ data: { participantId, role } }, state, { actor }) => {
    if (wasRemoved(state, participantId)) return refused('people/removed')
    if (personIn(state, participantId).role !== null) return refused('people/already-here')
    if (actor.phase === 'ended') return refused('people/session-ended')
    if (actor.phase === 'planned' && !COMES_EARLY.has(role)) return refused('people/not-open-yet')
    return happened({ type: 'person.entered', owner: participantId, data: { role } })
  },

  'person.change-role': ({ data: { participantId, role } }, state, context) =>
    toSomebody(state, participantId, context, (person) =>
      person.role === role
        ? refused('people/same-role')
        : happened({ type: 'person.role-changed', owner: participantId, data: { role } }),
    ),

  'person.mute': ({ data: { participantId } }, state, context) =>
    toSomebody(state, participantId, context, ({ muted }) =>
      muted ? refused('people/already-muted') : happened({ type: 'person.muted', owner: participantId, data: {} }),
    ),

  'person.unmute': ({ data: { participantId } }, state, context) =>
    toSomebody(state, participantId, context, ({ muted }) =>
      muted ? happened({ type: 'person.unmuted', owner: participantId, data: {} }) : refused('people/not-muted'),
    ),

  'person.remove': ({ data: { participantId } }, state, context) =>
    toSomebody(state, participantId, context, () =>
      happened({ type: 'person.removed', owner: participantId, data: {} }),
    ),
}

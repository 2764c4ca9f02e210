import type { ParticipantId } from './standing'

/** Ids of people say what they are, so that a text tells whom it mentions. */
export const PARTICIPANT_PREFIX = 'p_'

const MENTION = /"(p_[\w-]{22})"/g

/** Ids of the people that a piece of JSON text mentions, each once. */
export const mentionsIn = (json: string): Set<ParticipantId> =>
  new Set(Array.from(json.matchAll(MENTION), ([, id]) => id!))

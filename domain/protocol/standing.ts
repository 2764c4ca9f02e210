/** Who somebody is in a session, lowest rights last. `interpreter` and `viewer` take no part in the stage by themselves. */
export const ROLES = ['organiser', 'moderator', 'speaker', 'interpreter', 'attendee', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** The life of a session. */
export const PHASES = ['planned', 'open', 'live', 'ended'] as const
export type Phase = (typeof PHASES)[number]

export type ParticipantId = string
export type RoomId = string

/** The plenary, which every session has. */
export const MAIN: RoomId = 'main'

/** What the session as a whole lets somebody do just now. Features ask it in their policies. */
export interface May {
  /** Keep order, also after the end: organisers and moderators. */
  readonly moderate: boolean
  /** Run the session: the same people, until it has ended. */
  readonly run: boolean
  /** Say, ask, vote, raise a hand: while the session is open or live, unless one only watches. */
  readonly takePart: boolean
}

/**
 * Who asks, as the fold knows them: a person, or `system` (gateway, desk, demo, recorder, projections), which is
 * authorised at the edge. `room` is where they stand.
 */
export interface Standing {
  readonly id: ParticipantId
  readonly role: Role | 'system'
  readonly room: RoomId
  readonly phase: Phase
  readonly may: May
}

/** A room that somebody's page shows, and whether they are staff there. */
export interface Seat {
  readonly room: RoomId
  readonly staff: boolean
}

/** What one connection may look at: the session, as staff or not, and its rooms. */
export interface Viewer {
  readonly id: ParticipantId
  readonly staff: boolean
  readonly seats: readonly Seat[]
}

/** The id under which the product itself acts. Ids of people are longer, so nobody can bear it. */
export const SYSTEM_ID = 'system'

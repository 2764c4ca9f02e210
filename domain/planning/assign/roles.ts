import type { Placeable, Rules } from '../plan'

export const moderates = ({ role }: Placeable): boolean => role === 'moderator'
export const interprets = ({ role }: Placeable): boolean => role === 'interpreter'

const STAFF = new Set(['organiser', 'moderator', 'interpreter'])

/** Here for the others: of no side, and part of no delegation, wherever they work. */
export const isStaff = ({ role, partnership }: Placeable): boolean => partnership === null && STAFF.has(role)

/**
 * Runs the whole from the plenary, unless they belong to a partnership: whoever organises, and whoever moderates where
 * rooms do not demand a moderator.
 */
export const runsTheSession = (person: Placeable, { moderator }: Pick<Rules, 'moderator'>): boolean =>
  isStaff(person) && (person.role === 'organiser' || (moderates(person) && !moderator))

/** The name of the organisation that somebody stands for, in their partnership and as a delegation. */
export const sideOf = (person: Placeable): string | null => (isStaff(person) ? null : person.side)

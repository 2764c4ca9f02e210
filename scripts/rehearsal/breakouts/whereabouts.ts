import type { BreakoutLayers } from '@/domain/features/breakouts'
import { MAIN, type RoomId } from '@/domain/protocol/standing'

export interface Whereabouts {
  /** What is open, as the moderators see it. */
  readonly open: BreakoutLayers['all']
  /** What they know of their own place. */
  readonly own: BreakoutLayers['own']
  /** The room that their page shows. */
  readonly room: RoomId
  /** They chose the plenary. */
  readonly passes: boolean
  /** The partnership whose room is theirs; null where nobody can say which room it should be. */
  readonly partnership: string | null
}

/**
 * Where somebody should be although they are not, in words; null when they are where they belong. Told from what is open
 * and who they are, not from what their own page believes.
 */
export function strandedFrom({ open, own, room, passes, partnership }: Whereabouts): string | null {
  const nameOf = (id: RoomId) => open?.rooms.find((each) => each.id === id)?.name ?? (id === MAIN ? 'plenary' : id)
  const found = (wanted: RoomId) => (room === wanted ? null : `is in ${nameOf(room)} instead of ${nameOf(wanted)}`)
  if (!open || open.startsAt !== null) return found(MAIN)
  const place = own.place?.round === open.round ? own.place.room : null
  const theirs = open.rooms.find(({ name }) => name === partnership)
  if (place === null) return theirs ? `has no place although ${theirs.name} is open` : null
  // Their room may have closed before the others.
  const isClosed = !open.rooms.some(({ id }) => id === place)
  // Whoever passes may be brought back by a moderator.
  const stays = passes && own.went?.round === open.round && own.went.room === MAIN
  return found(isClosed || stays ? MAIN : place)
}

import type { Wall, WallRoom } from '@/domain/protocol/messages'

/** A room that asked, and whom nobody answered yet. */
const openRequests = ({ figures }: WallRoom): number => {
  const requests = (figures.help ?? []) as readonly { readonly takenBy: string | null }[]
  return requests.filter(({ takenBy }) => takenBy === null).length
}

/** Whether a room needs a person: it asked, it could not be opened, or somebody sits alone in it. */
export const needsSomebody = (room: WallRoom, now: number): boolean =>
  openRequests(room) > 0 || room.unreachable || aloneFor(room, now) >= ALONE_FOR

const ALONE_FOR = 60_000

/** How long somebody has been alone in a room, in milliseconds; 0 for not. */
export const aloneFor = ({ here, figures }: WallRoom, now: number): number => {
  const { aloneSince = null } = (figures.presence ?? {}) as { readonly aloneSince?: number | null }
  return here === 1 && aloneSince !== null ? now - aloneSince : 0
}

/** How many requests wait in all rooms. */
export const callsIn = ({ rooms }: Wall): number => rooms.reduce((sum, room) => sum + openRequests(room), 0)

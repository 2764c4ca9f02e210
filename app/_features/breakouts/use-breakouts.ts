import { useRoom, useSession } from '@/app/_session/hooks'
import { type BreakoutLayers, type OpenRoom, ownRoom, roomIn } from '@/domain/features/breakouts'
import { MAIN, type RoomId } from '@/domain/protocol/standing'

type OpenRooms = NonNullable<BreakoutLayers['all']>

/** The open rooms, and this person among them. */
export interface Whereabouts {
  readonly open: OpenRooms
  /** The breakout room that the page shows; undefined in the plenary. */
  readonly here: OpenRoom | undefined
  /** The one where they belong. */
  readonly mine: OpenRoom | undefined
  /** They said that they stay in the plenary. */
  readonly stays: boolean
}

/** Null while no rooms are open. */
export function useWhereabouts(): Whereabouts | null {
  const { all: open, own } = useSession(({ view }) => view.session.breakouts)
  const room = useRoom()
  if (!open) return null
  const mine = ownRoom({ all: open, own })
  return {
    open,
    here: roomIn(open, room),
    mine: mine === null ? undefined : roomIn(open, mine),
    stays: own.went?.round === open.round && own.went.room === MAIN,
  }
}

/** The name of an open room; empty when it has closed meanwhile. */
export const useRoomName = (room: RoomId | null): string =>
  useSession(({ view }) => (room === null ? undefined : roomIn(view.session.breakouts.all, room))?.name ?? '')

/** When the rooms end, if all end together or this one does; null for no end. */
export const endOf = ({ open, here }: Whereabouts): number | null => {
  if (here) return here.closesAt
  const ends = open.rooms.flatMap(({ closesAt }) => closesAt ?? [])
  return ends.length > 0 ? Math.min(...ends) : null
}

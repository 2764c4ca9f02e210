import type { Seen } from '../../protocol/feature'
import { MAIN, type RoomId } from '../../protocol/standing'

export interface OpenRooms {
  /** One opening of a set of rooms. */
  readonly round: string
  readonly rooms: readonly { readonly id: RoomId; readonly name: string }[]
  readonly closesAt: number | null
}
/** A placing counts only in the round that it was made for: closing the rooms needs to touch nobody's. */
interface Place {
  readonly round: string
  readonly room: RoomId
}

export interface BreakoutLayers {
  readonly all: OpenRooms | null
  readonly staff: null
  readonly own: { readonly place: Place | null; readonly listensTo: RoomId | null }
  readonly server: null
}
export const initial: BreakoutLayers = { all: null, staff: null, own: { place: null, listensTo: null }, server: null }

type Known = Pick<Seen<BreakoutLayers>, 'all' | 'own'>

export const roomOf = ({ all, own: { place } }: Known): RoomId =>
  all && place?.round === all.round && exists(all, place.room) ? place.room : MAIN

/** The other room that somebody listens to, if it is there. */
export const listenedRoom = (known: Known): RoomId | null => {
  const { listensTo } = known.own
  return listensTo !== null && exists(known.all, listensTo) && listensTo !== roomOf(known) ? listensTo : null
}

export const exists = (open: OpenRooms | null, room: RoomId) =>
  room === MAIN || (open?.rooms.some(({ id }) => id === room) ?? false)

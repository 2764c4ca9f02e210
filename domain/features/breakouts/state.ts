import type { Seen, Whole } from '../../protocol/feature'
import { MAIN, type ParticipantId, type RoomId } from '../../protocol/standing'
import { emptyTable, entriesOf, type Table } from '../../protocol/table'

export interface OpenRoom {
  readonly id: RoomId
  /** Which room of the set it is. */
  readonly index: number
  readonly name: string
  /** In what those work who were planned for it; ISO 639-1, empty when nobody said. */
  readonly languages: readonly string[]
  /** When it was opened, they shared no language and nobody was there to interpret. */
  readonly lacksInterpreter: boolean
  /** How many may come by themselves. */
  readonly limit: number | null
  /** Milliseconds since 1970; null for no end. */
  readonly closesAt: number | null
  /** A moderator closes it: at `closesAt` it ends, whatever was agreed. */
  readonly closing: boolean
  /** Nobody comes or goes by themselves, but to the plenary. */
  readonly locked: boolean
}

export interface OpenRooms {
  /** One opening of a set of rooms. */
  readonly round: string
  /** The set that they were opened from. */
  readonly set: string
  readonly name: string
  readonly rooms: readonly OpenRoom[]
  /** When people are taken to their rooms, if they do not go before; null once they were. */
  readonly startsAt: number | null
  /** People may go from room to room. */
  readonly walking: boolean
  /** When the time is up people are taken back; otherwise a moderator closes. */
  readonly returns: boolean
  /** Who speaks from outside to these rooms, or to all. */
  readonly voice: { readonly by: ParticipantId; readonly rooms: readonly RoomId[] | null } | null
  readonly listening: readonly { readonly participantId: ParticipantId; readonly room: RoomId }[]
}

/** A placing counts only in the round that it was made for: closing the rooms needs to touch nobody's. */
export interface Place {
  readonly round: string
  readonly room: RoomId
}

/** Being in a room for a while; `until`: when they left it, null while they have not. */
interface Stay extends Place {
  readonly until: number | null
}

export interface BreakoutLayers {
  readonly all: OpenRooms | null
  /** Who stays in the plenary although they have a room, latest last, at most a hundred. */
  readonly staff: { readonly passed: readonly { readonly participantId: ParticipantId; readonly at: number }[] }
  readonly own: {
    /** Where they belong. */
    readonly place: Place | null
    /** Where they went by themselves. */
    readonly went: Place | null
    readonly listensTo: RoomId | null
    /** The rooms that they have been in, in the last round that they were part of; the last one last. */
    readonly stays: readonly Stay[]
  }
  readonly server: {
    /** The copy of the set that was opened; null in logs that are older than copies. */
    readonly copy: string | null
    /** How many belong into each room who have never been in the session. */
    readonly awaited: Table<number>
  }
}
export const initial: BreakoutLayers = {
  all: null,
  staff: { passed: [] },
  own: { place: null, went: null, listensTo: null, stays: [] },
  server: { copy: null, awaited: emptyTable },
}

type Known = Pick<Seen<BreakoutLayers>, 'all' | 'own'>

export const roomIn = (open: OpenRooms | null, room: RoomId): OpenRoom | undefined =>
  open?.rooms.find(({ id }) => id === room)

export const exists = (open: OpenRooms | null, room: RoomId) => room === MAIN || roomIn(open, room) !== undefined

const inThisRound = ({ all }: Known, place: Place | null): RoomId | null =>
  all && place?.round === all.round && exists(all, place.room) ? place.room : null

/** The room that somebody belongs to, whether or not they are in it; null for none. */
export const ownRoom = (known: Known): RoomId | null => inThisRound(known, known.own.place)

/** Where somebody is: where they went, or else where they belong once the countdown is over. */
export const roomOf = (known: Known): RoomId =>
  inThisRound(known, known.own.went) ?? (known.all?.startsAt === null ? ownRoom(known) : null) ?? MAIN

/** Where somebody is or, in the countdown, will be. */
export const heads = (known: Known): RoomId => inThisRound(known, known.own.went) ?? ownRoom(known) ?? MAIN

/** All who are in a room or, in the countdown, will be, by room. Somebody whose place is nowhere is in the plenary, and not in it. */
export function groups({ all, own }: Whole<BreakoutLayers>): ReadonlyMap<RoomId, readonly ParticipantId[]> {
  const found = new Map<RoomId, ParticipantId[]>()
  for (const [id, mine] of entriesOf(own)) {
    const room = heads({ all, own: mine })
    const group = found.get(room)
    if (group) group.push(id)
    else found.set(room, [id])
  }
  return found
}

/** So long after somebody left a room what they wrote there may come: their line may have been gone, in milliseconds. */
const LATE_FOR = 15 * 60_000

/** Whether somebody left a room that is open, and no longer ago than a lost line may take to come back. */
export const leftLately = ({ all, own }: Known, room: RoomId, now: number): boolean =>
  own.stays.some(
    (stay) =>
      stay.room === room && inThisRound({ all, own }, stay) && stay.until !== null && now - stay.until <= LATE_FOR,
  )

/** Somebody who was in a room in this round, or has their place there. */
export interface Member {
  readonly id: ParticipantId
  readonly isPlaced: boolean
  /** They were in no other room after it. */
  readonly isLast: boolean
}

/** All who were in each room in this round, wherever they are now. */
export function members({ all, own }: Whole<BreakoutLayers>): ReadonlyMap<RoomId, readonly Member[]> {
  const found = new Map<RoomId, Member[]>()
  for (const [id, mine] of entriesOf(own)) {
    const known = { all, own: mine }
    const placed = ownRoom(known)
    const stays = mine.stays.filter((stay) => inThisRound(known, stay))
    for (const room of new Set([...stays.map((stay) => stay.room), ...(placed === null ? [] : [placed])])) {
      const member = { id, isPlaced: room === placed, isLast: room === stays.at(-1)?.room }
      const others = found.get(room)
      if (others) others.push(member)
      else found.set(room, [member])
    }
  }
  return found
}

/** The other room that somebody listens to, if it is there. */
export const listenedRoom = (known: Known): RoomId | null => {
  const { listensTo } = known.own
  return listensTo !== null && exists(known.all, listensTo) && listensTo !== roomOf(known) ? listensTo : null
}

import { MAIN, type ParticipantId, type RoomId, type Viewer } from '../protocol/standing'
import { type HeardEvent, type SessionEvent, session } from '../session'

/** From where a replay is watched: the plenary or a breakout room, by nobody in person, so that nothing of anybody's own is in it. */
export interface Perspective {
  readonly viewer: Viewer
  /** Of the breakout room only what was before this seq: later whoever watches was not in it any more. */
  readonly until: number
}

/** Which breakout rooms somebody was in, each with the seq from which on they were not any more; Infinity for those they never left. */
export type RoomsSeen = ReadonlyMap<RoomId, number>

/** The features that say where people are. What others hold tells nothing of that. */
const WHEREABOUTS = ['life', 'people', 'breakouts'] as const

/** Types of events that say where people are; all of them stand in the plenary. */
export const whereabouts: readonly string[] = WHEREABOUTS.flatMap((name) =>
  Object.keys(session.registry.features.session[name]!.events),
)

/**
 * In which breakout rooms somebody was, by the very rule by which they were shown them live: there they could read what
 * had been said before they came, and nothing of what came after they left.
 * @param events those of `whereabouts` in their order, at least all that are nobody's or this person's
 */
export function roomsSeen(events: readonly SessionEvent[], id: ParticipantId): RoomsSeen {
  const left = new Map<RoomId, number>()
  let state = session.initial
  for (const together of atOnce(events)) {
    state = together.reduce((before, event) => session.reduce(before, event), state)
    const now = (session.viewerOf(state, id)?.seats ?? []).map(({ room }) => room).filter((room) => room !== MAIN)
    for (const [room, until] of left) {
      if (until === Number.POSITIVE_INFINITY && !now.includes(room)) left.set(room, together[0]!.seq)
    }
    for (const room of now) left.set(room, Number.POSITIVE_INFINITY)
  }
  return left
}

/** What happened in the same breath: whoever came and went within it has not been there. */
function atOnce(events: readonly SessionEvent[]): readonly (readonly SessionEvent[])[] {
  const groups: SessionEvent[][] = []
  for (const event of events) {
    const last = groups.at(-1)
    if (last?.[0]?.at === event.at) last.push(event)
    else groups.push([event])
  }
  return groups
}

/**
 * Whether a room may be watched, and how. Staff see any that there was; others the plenary, and those they were in. A room
 * that is not, or not theirs, is null alike.
 * @param exists whether there ever was such a room; asked for staff alone
 */
export function perspectiveOn(
  room: RoomId,
  who:
    | { readonly staff: true; readonly exists: (room: RoomId) => boolean }
    | { readonly staff: false; readonly seen: RoomsSeen },
): Perspective | null {
  const viewer = { id: '', staff: who.staff, seats: [{ room, staff: who.staff }] }
  if (room === MAIN) return { viewer, until: Number.POSITIVE_INFINITY }
  if (who.staff) return who.exists(room) ? { viewer, until: Number.POSITIVE_INFINITY } : null
  const until = who.seen.get(room)
  return until === undefined ? null : { viewer, until }
}

/** An event as it is told in a replay, or null: what the viewer would have heard live, as long as they were there (S12). */
export function told(event: SessionEvent, { viewer, until }: Perspective): HeardEvent | null {
  if (event.room !== MAIN && event.seq >= until) return null
  return session.heardBy(event, viewer)
}

/** A breakout room that there was. */
export interface RoomThen {
  readonly id: RoomId
  readonly name: string
  /** The set that it was opened with. */
  readonly set: string
  /** Milliseconds since 1970; null while it is open. */
  readonly openedAt: number
  readonly closedAt: number | null
}

/** All breakout rooms of a session, in the order in which they were opened. */
export function roomsThen(events: readonly SessionEvent[]): readonly RoomThen[] {
  const rooms = new Map<RoomId, RoomThen>()
  for (const event of events) {
    if (event.data === null) continue
    if (event.type === 'breakouts.opened') {
      for (const { id, name } of event.data.rooms)
        rooms.set(id, { id, name, set: event.data.name, openedAt: event.at, closedAt: null })
    }
    if (event.type === 'breakouts.closed') {
      for (const id of event.data.rooms) {
        const room = rooms.get(id)
        if (room) rooms.set(id, { ...room, closedAt: event.at })
      }
    }
  }
  return [...rooms.values()]
}

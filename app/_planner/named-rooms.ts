import { MOST_ROOMS, type Way } from '@/domain/planning/plan'

/** A room that the way itself names. */
export interface NamedRoom {
  readonly name: string
  /** How many it holds; null where there is no limit, or the way knows none. */
  readonly limit: number | null
}

type NamedKind = 'manual' | 'topics' | 'choice'

const MAKE: { readonly [K in NamedKind]: (rooms: readonly NamedRoom[]) => Extract<Way, { kind: K }> } = {
  manual: (rooms) => ({ kind: 'manual', rooms: rooms.map(({ name }) => name) }),
  topics: (rooms) => ({ kind: 'topics', topics: [...rooms] }),
  choice: (rooms) => ({ kind: 'choice', rooms: [...rooms] }),
}

/** The rooms that a way names; null where they follow from the people. */
export function namedRoomsOf(way: Way): readonly NamedRoom[] | null {
  if (way.kind === 'manual') return way.rooms.map((name) => ({ name, limit: null }))
  if (way.kind === 'topics') return way.topics
  return way.kind === 'choice' ? way.rooms : null
}

/** The same way with other rooms: at least one, and at most as many as there may be. */
export function withNamedRooms(way: Way, change: (rooms: readonly NamedRoom[]) => readonly NamedRoom[]): Way {
  const rooms = namedRoomsOf(way)
  const changed = rooms ? change(rooms).slice(0, MOST_ROOMS) : []
  return changed.length === 0 ? way : ({ ...way, ...MAKE[way.kind as NamedKind](changed) } as Way)
}

/** A way with rooms of these names. */
export const namedWay = (kind: NamedKind, names: readonly string[]): Way =>
  MAKE[kind](names.map((name) => ({ name, limit: null })))

import type { Tick, Whole } from '../../protocol/feature'
import type { BreakoutEvent } from './events'
import type { BreakoutLayers } from './state'

/** Rooms close when their time is up, whether or not a moderator is still there. */
export function tick({ all }: Whole<BreakoutLayers>, now: number): Tick<BreakoutEvent> {
  if (!all || all.closesAt === null) return { events: [] }
  if (now < all.closesAt) return { events: [], next: all.closesAt }
  return { events: [{ type: 'breakouts.closed', data: { rooms: all.rooms.map(({ id }) => id) } }] }
}

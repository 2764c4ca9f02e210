import type { Tick, Whole } from '../../protocol/feature'
import type { BreakoutEvent } from './events'
import type { BreakoutLayers } from './state'

/** The countdown ends and rooms close when their time is up, whether or not a moderator is still there. */
export function tick({ all: open }: Whole<BreakoutLayers>, now: number): Tick<BreakoutEvent> {
  if (!open) return { events: [] }
  const ends = open.rooms.flatMap(({ id, closesAt, closing }) =>
    closesAt !== null && (closing || open.returns) ? [{ id, closesAt }] : [],
  )
  const over = ends.filter(({ closesAt }) => closesAt <= now).map(({ id }) => id)
  if (over.length > 0) return { events: [{ type: 'breakouts.closed', data: { rooms: over } }] }
  if (open.startsAt !== null && open.startsAt <= now) return { events: [{ type: 'breakouts.started', data: {} }] }
  const times = [...ends.map(({ closesAt }) => closesAt), ...(open.startsAt === null ? [] : [open.startsAt])]
  return times.length > 0 ? { events: [], next: Math.min(...times) } : { events: [] }
}

import type { Tick, Whole } from '../../protocol/feature'
import type { LifeEvent } from './events'
import { type LifeLayers, LONGEST } from './state'

export function tick({ all: { phase, openedAt } }: Whole<LifeLayers>, now: number): Tick<LifeEvent> {
  if ((phase !== 'open' && phase !== 'live') || openedAt === null) return { events: [] }
  const endsAt = openedAt + LONGEST
  return now >= endsAt ? { events: [{ type: 'session.ended', data: { by: 'time' } }] } : { events: [], next: endsAt }
}

import type { Tick, Whole } from '../../protocol/feature'
import { entriesOf } from '../../protocol/table'
import type { HarvestEvent } from './events'
import type { HarvestLayers } from './state'

const LOOK_AGAIN = 5_000

/** Brings nothing about by itself: as long as a card is not read, somebody opens the session and reads it. */
export function tick({ server }: Whole<HarvestLayers>, now: number): Tick<HarvestEvent> {
  const isUnread = entriesOf(server.contents).some(([, { pieces }]) => pieces.length > 0)
  return isUnread ? { events: [], next: now + LOOK_AGAIN } : { events: [] }
}

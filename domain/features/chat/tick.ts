import type { Tick, Whole } from '../../protocol/feature'
import type { ChatEvent } from './events'
import { type ChatLayers, sizeOf, WINDOW_BYTES } from './state'

/** Trimmed well below the limit, so that not every message trims. */
const KEPT_BYTES = (WINDOW_BYTES * 3) / 4

/** A welcome stays small however long people have talked. */
export function tick({ all: { latest, bytes } }: Whole<ChatLayers>): Tick<ChatEvent> {
  if (bytes <= WINDOW_BYTES || latest.length < 2) return { events: [] }
  let kept = 0
  let first = latest.length
  while (first > 0 && kept + sizeOf(latest[first - 1]!) <= KEPT_BYTES) kept += sizeOf(latest[--first]!)
  const keepFrom = latest[Math.min(first, latest.length - 1)]!.seq
  return { events: [{ type: 'chat.trimmed', data: { keepFrom } }] }
}

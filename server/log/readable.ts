import { UnreadableEventError } from '@/domain/protocol/registry'
import { type SessionEvent, session } from '@/domain/session'
import type { LogRow } from './event-log'

/** The event in a row of the log; null when this build does not understand it. */
export function eventIn({ seq, at, room, type, v, data, owner }: LogRow): SessionEvent | null {
  try {
    return session.read({ seq, at, room, type, v, data, ...(owner != null && { owner }) })
  } catch (error) {
    if (error instanceof UnreadableEventError) return null
    throw error
  }
}

/** The events in these rows up to the first that this build does not understand: nothing behind it counts (S17). */
export function eventsIn(rows: readonly LogRow[]): readonly SessionEvent[] {
  const events: SessionEvent[] = []
  for (const row of rows) {
    const event = eventIn(row)
    if (!event) break
    events.push(event)
  }
  return events
}

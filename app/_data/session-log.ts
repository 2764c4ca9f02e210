import 'server-only'
import { UnreadableEventError } from '@/domain/protocol/registry'
import { MAIN } from '@/domain/protocol/standing'
import { type SessionEvent, session } from '@/domain/session'
import { db } from './db'

/** Reads a session's log for the desk. Who may is decided by the caller. */

/** What happened of these types, in order; in the plenary alone, unless all rooms are asked for. What this build cannot read ends it. */
export async function eventsOf(
  sessionId: string,
  types: readonly string[],
  { allRooms = false }: { readonly allRooms?: boolean } = {},
): Promise<readonly SessionEvent[]> {
  const rows = await db().logEvent.findMany({
    where: { sessionId, type: { in: [...types] }, ...(!allRooms && { room: MAIN }) },
    orderBy: { seq: 'asc' },
    select: { seq: true, at: true, room: true, type: true, v: true, data: true, owner: true },
  })
  const events: SessionEvent[] = []
  try {
    for (const { owner, at, ...row } of rows)
      events.push(session.read({ ...row, at: at.getTime(), ...(owner !== null && { owner }) }))
  } catch (error) {
    if (!(error instanceof UnreadableEventError)) throw error
  }
  return events
}

/** The names of a session's people, by their ids in the log. */
export async function namesIn(sessionId: string): Promise<ReadonlyMap<string, string>> {
  const people = await db().participant.findMany({ where: { sessionId }, select: { id: true, name: true } })
  return new Map(people.map(({ id, name }) => [id, name]))
}

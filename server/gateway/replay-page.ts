import * as z from 'zod/mini'
import { mentionsIn } from '@/domain/protocol/mentions'
import type { Cards } from '@/domain/protocol/messages'
import { MAIN, type Viewer } from '@/domain/protocol/standing'
import type { HeardEvent } from '@/domain/session'
import type { Database } from '@/prisma/client'
import type { EventLog } from '@/server/log/event-log'
import { eventsIn } from '@/server/log/readable'
import { Directory } from './directory'
import { hear } from './frames'

const PAGE = 2_000

export const replayQuery = z.object({ after: z.optional(z.coerce.number().check(z.int(), z.nonnegative())) })

export interface ReplayPage {
  readonly viewer: Viewer
  readonly events: readonly HeardEvent[]
  readonly cards: Cards
  /** The page covers the log up to here; ask on with it. */
  readonly to: number
  readonly head: number
}

/** Who watches a replay: the plenary, as staff or not, and nobody in person, so that nothing of anybody's own is in it (S12). */
export const replayViewer = (staff: boolean): Viewer => ({ id: '', staff, seats: [{ room: MAIN, staff }] })

/** A stretch of the log as a replay's viewer may see it. */
export async function replayPage(
  log: EventLog,
  db: Database,
  sessionId: string,
  viewer: Viewer,
  after: number,
): Promise<ReplayPage> {
  const { head } = await log.head(sessionId)
  const rows = await log.read(sessionId, after, PAGE)
  const understood = eventsIn(rows)
  const events = hear(understood, viewer)
  const mentioned = mentionsIn(JSON.stringify(events))
  const directory = new Directory(sessionId, db)
  await directory.load([...mentioned])
  // What this build cannot read ends the replay there.
  const to = understood.length < rows.length ? head : (rows.at(-1)?.seq ?? head)
  return { viewer, events, cards: directory.cards(mentioned), to, head }
}

import * as z from 'zod/mini'
import { mentionsIn } from '@/domain/protocol/mentions'
import type { Cards } from '@/domain/protocol/messages'
import { MAIN, type RoomId, type Viewer } from '@/domain/protocol/standing'
import { type HeardEvent, session } from '@/domain/session'
import type { Database } from '@/prisma/client'
import type { EventLog } from '@/server/log/event-log'
import { eventsIn } from '@/server/log/readable'
import type { SessionRunner } from '@/server/sessions/session-runner'
import { Directory } from './directory'
import { hear } from './frames'

const PAGE = 60
const MOST_ITEMS = 20
const NEWEST = 2_147_483_647

export const historyQuery = z.object({
  room: z.string().check(z.maxLength(64)),
  feature: z.string().check(z.maxLength(32)),
  /** Items before this seq, newest first; or … */
  before: z.optional(z.coerce.number().check(z.int(), z.positive())),
  /** … these items, by id, separated by commas. */
  items: z.optional(z.string().check(z.maxLength(1_000))),
})

export interface HistoryPage {
  /** In order: the items, and whatever happened to them up to `head`. Folded like frames. */
  readonly events: readonly HeardEvent[]
  readonly cards: Cards
  readonly head: number
  /** Whether there are older items. */
  readonly more: boolean
}

interface Wanted {
  readonly feature: string
  readonly room: RoomId
  readonly before?: number | undefined
  readonly items?: string | undefined
}

/** Whether a viewer may read back there: in a room that they see, or what concerns the whole session. */
export const mayReadBack = ({ seats }: Viewer, { feature, room }: Pick<Wanted, 'feature' | 'room'>): boolean =>
  ownerOf(feature)?.scope === 'session' || seats.some((seat) => seat.room === room)

const ownerOf = (feature: string) => session.registry.owners.find(({ name }) => name === feature)

/**
 * Items that left the window, out of the log: the events that brought them in and all that came of them, cut for the
 * viewer as frames are, so that a page shows nothing that a frame would not. Null for a feature without history.
 */
export async function historyPage(
  log: EventLog,
  db: Database,
  runner: SessionRunner,
  viewer: Viewer,
  wanted: Wanted,
): Promise<HistoryPage | null> {
  const { before = NEWEST, items } = wanted
  const owner = ownerOf(wanted.feature)
  const history = owner?.feature.history
  if (!history) return null
  const room = owner.scope === 'session' ? MAIN : wanted.room
  const { head } = runner
  const found =
    items?.split(',').slice(0, MOST_ITEMS) ??
    (await log.latestSubjects(runner.id, room, history.item, before, PAGE + 1))
  const rows = await log.about(runner.id, room, found.slice(0, PAGE), head)
  const events = hear(eventsIn(rows), viewer)
  const mentioned = mentionsIn(JSON.stringify(events))
  const directory = new Directory(runner.id, db)
  await directory.load([...mentioned])
  return { events, cards: directory.cards(mentioned), head, more: found.length > PAGE }
}

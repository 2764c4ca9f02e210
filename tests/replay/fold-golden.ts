import { ReplayDriver } from '@/app/_session/replay-driver'
import { MAIN, type RoomId } from '@/domain/protocol/standing'
import { perspectiveOn, roomsThen, told } from '@/domain/recording/perspective'
import type { LogRow } from '@/server/log/event-log'
import { eventsIn } from '@/server/log/readable'
import type { StagedSession } from '../support/staged-session'

/** How many moments of a session are looked at, besides its end. */
const MOMENTS = 6

/** A row of a log, as a golden log has it. */
export type GoldenRow = ReturnType<StagedSession['rows']>[number]

/** What somebody saw at a moment of an old session, for each viewer and moment. */
export type Views = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/**
 * Replays a log as people get it, from the plenary for everybody and for staff, and from each room: what the panels hold
 * at moments spread over it.
 */
export function viewsOf(rows: readonly GoldenRow[]): Views {
  const events = eventsIn(rows as unknown as readonly LogRow[])
  if (events.length !== rows.length) throw new Error(`row ${rows[events.length]!.seq} cannot be read any more`)
  const rooms: readonly RoomId[] = [MAIN, ...roomsThen(events).map(({ id }) => id)]
  const [from, until] = [events[0]!.at, events.at(-1)!.at]
  const moments = Array.from({ length: MOMENTS + 1 }, (_, i) => from + Math.round((i * (until - from)) / MOMENTS))
  const views: Record<string, Record<string, unknown>> = {}
  for (const room of rooms) {
    for (const staff of room === MAIN ? [false, true] : [true]) {
      const seen = new Map()
      const perspective = perspectiveOn(room, staff ? { staff, exists: () => true } : { staff, seen })!
      const heard = events.map((event) => told(event, perspective)).filter((event) => event !== null)
      const page = { viewer: perspective.viewer, events: heard, cards: {}, to: until, head: until }
      const driver = new ReplayDriver([page])
      views[`${room}${staff ? ' staff' : ''}`] = Object.fromEntries(
        moments.map((at) => {
          driver.show(at)
          return [`${Math.round((at - from) / 1_000)} s`, driver.store.get()!.view]
        }),
      )
    }
  }
  return JSON.parse(JSON.stringify(views)) as Views
}

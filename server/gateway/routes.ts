import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import * as z from 'zod/mini'
import { MAIN, SYSTEM_ID, type Viewer } from '@/domain/protocol/standing'
import { groupIn, session } from '@/domain/session'
import type { Database } from '@/prisma/client'
import type { EventLog } from '@/server/log/event-log'
import type { Media } from '@/server/media/media'
import type { Reconciler } from '@/server/media/reconciler'
import type { Projection } from '@/server/projections/projection'
import { commandId } from '@/server/sessions/ids'
import type { Sessions } from '@/server/sessions/sessions'
import { type Admission, type Known, NotAdmitted } from './admission'
import type { Gateway } from './gateway'
import { type Given, withGiven } from './given'
import { historyPage, historyQuery, mayReadBack } from './history-page'
import { type Answer, bodyOf, failed, ok, type Route, type Routes } from './http'
import { peoplePage, peopleQuery } from './people-page'

export interface RouteSurroundings {
  readonly db: Database
  readonly log: EventLog
  readonly sessions: Sessions
  readonly admission: Admission
  readonly gateway: Gateway
  readonly media: Media
  readonly reconciler: Reconciler
  /** Reads what commands only name. */
  readonly given: Given
  readonly directory: Projection
  /** What `web` shows when it gives commands for the desk. */
  readonly internalKey: string
  readonly health: Route
  /** What there is to watch, of sessions that run and later. */
  readonly replay: Routes
  /** For the programs of recordings. */
  readonly program: Routes
}

const seatQuery = z.object({ session: z.string().check(z.maxLength(64)), seat: z.string().check(z.maxLength(64)) })
const mediaQuery = z.object({
  tab: z.string().check(z.minLength(8), z.maxLength(64)),
  take: z.optional(z.string()),
  channel: z.optional(z.string().check(z.maxLength(64))),
})
const deskCommand = z.strictObject({
  id: z.string().check(z.minLength(8), z.maxLength(64)),
  session: z.string().check(z.maxLength(64)),
  room: z.optional(z.string().check(z.maxLength(64))),
  type: z.string().check(z.maxLength(64)),
  data: z.unknown(),
})

/** Everything that `live` answers over HTTP. */
export function routes(around: RouteSurroundings): Routes {
  const { db, log, sessions, media, gateway } = around
  return {
    ...around.replay,
    ...around.program,
    'GET /api/health': around.health,
    'GET /rt/alive': async () => ok({}),

    'GET /rt/entry': forKnown(around, async (known) => {
      const { life, recording } = known.runner.state.session
      const { running } = recording.all
      const why = around.admission.mayEnter(known)
      return ok({
        phase: life.all.phase,
        recording: running && { records: running.records, streams: running.streams },
        mayEnter: why === null,
        why,
        me: { id: known.participantId, ...known.card },
        media: media.state,
      })
    }),

    'GET /rt/media': forInside(around, async ({ known, url }) => {
      const asked = mediaQuery.safeParse(Object.fromEntries(url.searchParams))
      if (!asked.success) return failed(400, 'malformed')
      const { tab, take, channel } = asked.data
      const { runner, participantId } = known
      return ok(await media.pass(runner, { participantId, tab, take: take === 'yes', channel }))
    }),

    'GET /rt/people': forInside(around, async ({ known, url, viewer }) => {
      const asked = peopleQuery.safeParse(Object.fromEntries(url.searchParams))
      if (!asked.success) return failed(400, 'malformed')
      const { room, away, ...rest } = asked.data
      const { state } = known.runner
      const sees = away === undefined && viewer.seats.some((seat) => seat.room === room)
      // Those who keep order see who is in which room, and who should be.
      if (!sees && !(viewer.staff && session.hasRoom(state, room))) return failed(403, 'not-admitted')
      const presence = gateway.watched(known.runner.id)?.presence.of(room) ?? { n: 0, here: 0 }
      return ok({
        ...presence,
        ...(await peoplePage(db, known.runner.id, room, { ...rest, group: away ? groupIn(state, room) : [] })),
      })
    }),

    'GET /rt/history': forInside(around, async ({ known, url, viewer }) => {
      const asked = historyQuery.safeParse(Object.fromEntries(url.searchParams))
      if (!asked.success) return failed(400, 'malformed')
      if (!mayReadBack(viewer, asked.data)) return failed(403, 'not-admitted')
      const page = await historyPage(log, db, known.runner, viewer, asked.data)
      return page ? ok(page) : failed(400, 'malformed')
    }),

    'POST /rt/command': async (request) => {
      if (!isInternal(request, around.internalKey)) return failed(404, 'not-found')
      const asked = deskCommand.safeParse(json(await bodyOf(request)))
      if (!asked.success) return failed(400, 'malformed')
      const parsed = session.parseCommand({ type: asked.data.type, data: asked.data.data })
      if (!parsed.ok) return failed(400, 'malformed')
      const runner = await sessions.get(asked.data.session)
      const id = commandId(SYSTEM_ID, asked.data.id)
      const command = await withGiven(around.given, runner, SYSTEM_ID, parsed.command)
      const ack = await runner.execute({ id, by: SYSTEM_ID, room: asked.data.room ?? MAIN, command }, true)
      // The desk shows what the directory holds.
      await around.directory.settled(runner.id)
      return ok(ack)
    },

    'POST /rt/livekit/webhook': async (request) => {
      const body = await bodyOf(request)
      const room = await media.heard(body, request.headers.authorization).catch(() => undefined)
      if (room === undefined) return failed(401, 'forbidden')
      if (room !== null) around.reconciler.hint(room)
      return ok({})
    },
  }
}

/** For somebody with a seat for the session, inside or not. Everybody else gets one answer. */
function forKnown({ admission }: RouteSurroundings, answer: (known: Known, url: URL) => Promise<Answer>): Route {
  return async (request, url) => {
    const asked = seatQuery.safeParse(Object.fromEntries(url.searchParams))
    if (!asked.success) return failed(403, 'not-admitted')
    try {
      return await answer(await admission.recognise(request, asked.data.session, asked.data.seat), url)
    } catch (error) {
      if (error instanceof NotAdmitted) return failed(403, error.code)
      throw error
    }
  }
}

interface Inside {
  readonly known: Known
  readonly url: URL
  readonly viewer: Viewer
}

/** For somebody who is in the session. */
const forInside = (around: RouteSurroundings, answer: (inside: Inside) => Promise<Answer>): Route =>
  forKnown(around, async (known, url) => {
    const viewer = session.viewerOf(known.runner.state, known.participantId)
    return viewer ? answer({ known, url, viewer }) : failed(403, 'not-admitted')
  })

function isInternal({ headers }: IncomingMessage, key: string): boolean {
  const given = Buffer.from(headers.authorization ?? '')
  const expected = Buffer.from(`Bearer ${key}`)
  return given.length === expected.length && timingSafeEqual(given, expected)
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

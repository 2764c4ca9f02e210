import * as z from 'zod/mini'
import { cuesLeft, readCaptions } from '@/domain/recording/captions'
import { wanted } from '@/domain/recording/findable'
import type { ReplayPage } from '@/domain/recording/watching'
import { session } from '@/domain/session'
import type { Database } from '@/prisma/client'
import type { Admission } from '@/server/gateway/admission'
import { cardPage, cardQuery, facesPage, facesQuery, type IsShown } from '@/server/gateway/card-page'
import { bodyOf, failed, ok, type Routes } from '@/server/gateway/http'
import type { Sessions } from '@/server/sessions/sessions'
import { Finder } from './finder'
import { foundPage } from './found-page'
import { KeptBriefly } from './kept-briefly'
import { RecordedSessions } from './recorded-sessions'
import { Recordings } from './recordings'
import { recordingsPage } from './recordings-page'
import { Tellings } from './tellings'
import { ToldLog } from './told-log'
import { type Watched, watchedReport } from './watched'
import { Watchers } from './watchers'
import { anId, FINDING, notThere, type Watching, WatchingRoutes } from './watching'

export interface ReplaySurroundings {
  readonly db: Database
  readonly sessions: Sessions
  readonly admission: Admission
  readonly watched: Watched
  /** The key of this installation: addresses of media are signed with it. */
  readonly key: string
}

const wish = z.object({ recording: z.optional(anId), room: z.optional(anId) })
const pageQuery = z.object({ after: z._default(z.coerce.number().check(z.int(), z.nonnegative()), 0) })
const findQuery = z.object({ q: z.string().check(z.maxLength(200)) })
const captionsQuery = z.object({ recording: anId, language: z.string().check(z.maxLength(8)) })

const MOST_PAGES = 100

/** What there is to watch of sessions, for whoever may. */
export function replayRoutes({ db, sessions, admission, watched, key }: ReplaySurroundings): Routes {
  const recordings = new Recordings(db)
  const log = new ToldLog(db)
  const tellings = new Tellings(log.stored, recordings)
  const pages = new KeptBriefly<ReplayPage>(MOST_PAGES)
  const routes = new WatchingRoutes(new Watchers(new RecordedSessions(db), sessions, admission, key))
  const told = async ({ asker, watchable, query }: Watching) => {
    const asked = wish.safeParse(query)
    return asked.success ? tellings.of(asker, watchable, asked.data) : null
  }
  const parts = { db, log, recordings, tellings, told }
  return {
    'GET /rt/recordings': routes.get(async ({ asker, watchable }) =>
      ok(await recordingsPage(recordings, key, asker, watchable, await tellings.rooms(asker, watchable))),
    ),
    'GET /rt/replay': routes.get(async (watching) => {
      const page = pageQuery.safeParse(watching.query)
      if (!page.success) return failed(400, 'malformed')
      const telling = await told(watching)
      if (!telling) return notThere(watching)
      const { after } = page.data
      // All who watch the same stream are told the same.
      return ok(await pages.get(JSON.stringify([telling, after]), () => log.page(telling, after)))
    }),
    'GET /rt/find': routes.get(finding(parts), FINDING),
    'GET /rt/captions': routes.get(captions(parts)),
    'GET /rt/card': routes.get(card(parts)),
    'GET /rt/cards': routes.get(faces(parts)),
    'POST /rt/watched': async (request) => {
      const report = watchedReport.safeParse(json(await bodyOf(request)))
      if (!report.success) return failed(400, 'malformed')
      const { session, seat, recording, live } = report.data
      return routes.admitted(request, { session, ...(seat !== undefined && { seat }) }, async ({ watchable }) => {
        const theirs = live ? [watchable.live] : watchable.recordings
        if (!theirs.some((each) => each?.id === recording)) return failed(403, 'not-admitted')
        watched.count(report.data)
        return ok({})
      })
    },
  }
}

interface Parts {
  readonly db: Database
  readonly log: ToldLog
  readonly recordings: Recordings
  readonly tellings: Tellings
  /** What somebody is told who asks so; null for what they may not watch. */
  readonly told: (watching: Watching) => ReturnType<Tellings['of']>
}

/** Whatever was said, written or is told by captions, also in breakout rooms that they may watch. */
function finding({ db, log, recordings, tellings, told }: Parts): Parameters<WatchingRoutes['get']>[0] {
  const finder = new Finder(db, log, recordings)
  return async (watching) => {
    const find = findQuery.safeParse(watching.query)
    if (!find.success) return failed(400, 'malformed')
    const plenary = await told(watching)
    if (!plenary) return notThere(watching)
    if (!wanted(find.data.q)) return ok(foundPage([], find.data.q))
    const { asker, watchable, query } = watching
    const rooms = await tellings.rooms(asker, watchable)
    const others = await Promise.all(rooms.map(({ id: room }) => tellings.of(asker, watchable, { room })))
    const row = watchable.recordings.find(({ id }) => id === query.recording)
    const indexes = [
      ...(await finder.said(asker.recorded.id, [plenary, ...others.filter((each) => each !== null)])),
      ...(watchable.wholeLog ? [await finder.cards(asker.runner)] : []),
      ...(row ? await finder.captions(row) : []),
    ]
    return ok(foundPage(indexes, find.data.q))
  }
}

/** Captions of a recording, as they fit what is left of it. */
const captions =
  ({ db, recordings }: Parts): Parameters<WatchingRoutes['get']>[0] =>
  async ({ watchable, query }) => {
    const asked = captionsQuery.safeParse(query)
    if (!asked.success) return failed(400, 'malformed')
    const { recording: recordingId, language } = asked.data
    const row = watchable.recordings.find(({ id }) => id === recordingId)
    const where = { recordingId_language: { recordingId, language } }
    const stored = row && (await db.recordingCaption.findUnique({ where }))
    if (!row || !stored) return failed(404, 'not-found')
    const { whole, left, taken } = await recordings.played(row)
    const read = readCaptions(stored.text)
    return ok({ cues: 'cues' in read ? cuesLeft(read.cues, whole, left, taken) : [] })
  }

/** What a group wrote. */
const card =
  ({ db, told }: Parts): Parameters<WatchingRoutes['get']>[0] =>
  async (watching) => {
    const asked = cardQuery.safeParse(watching.query)
    if (!asked.success) return failed(400, 'malformed')
    const isShown = await cardsShown(told, watching)
    if (!isShown) return failed(403, 'not-admitted')
    const page = await cardPage(db, watching.asker.runner, isShown, asked.data.card)
    return page ? ok(page) : failed(404, 'harvest/no-such-card')
  }

/** What cards show before they are opened. */
const faces =
  ({ told }: Parts): Parameters<WatchingRoutes['get']>[0] =>
  async (watching) => {
    const asked = facesQuery.safeParse(watching.query)
    if (!asked.success) return failed(400, 'malformed')
    const isShown = await cardsShown(told, watching)
    return isShown ? ok(facesPage(watching.asker.runner.state, isShown, asked.data.cards)) : failed(403, 'not-admitted')
  }

/**
 * Cards are told to those who are in the session, and to those who may watch where they came to the plenary: what came
 * after a recording is not in it. Null for whoever is told of none.
 */
async function cardsShown(told: Parts['told'], watching: Watching): Promise<IsShown | null> {
  const { participantId, runner } = watching.asker
  const isInside = participantId !== null && session.viewerOf(runner.state, participantId) !== undefined
  if (isInside || watching.watchable.wholeLog) return () => true
  const held = (await told(watching))?.held
  if (!held) return null
  const until = held.stretches.at(-1)?.until ?? 0
  return ({ closedAt }) => closedAt < until
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

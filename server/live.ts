import { createServer, type Server } from 'node:http'
import { Pool } from 'pg'
import type { Logger } from 'pino'
import { internalKey } from '@/prisma/access'
import { connect } from '@/prisma/client'
import { Openings } from './breakout-sets/opening'
import { Usher } from './breakout-sets/usher'
import { DOMAIN_VERSION } from './domain-version'
import { Admission } from './gateway/admission'
import { Gateway } from './gateway/gateway'
import { health } from './gateway/health'
import { serve } from './gateway/http'
import { ProgramDoor } from './gateway/program'
import { programRoutes } from './gateway/program-routes'
import { RollCall } from './gateway/roll-call'
import { routes } from './gateway/routes'
import { assertDurable } from './log/durable'
import { PostgresLog } from './log/postgres-log'
import { Media } from './media/media'
import { Reconciler } from './media/reconciler'
import type { PartEnvironment } from './part-environment'
import { readParts } from './parts-file'
import { directory } from './projections/directory'
import { Projection } from './projections/projection'
import { Recordings } from './projections/recordings'
import { lookAfterRecordings } from './recordings/look-after'
import { replayRoutes } from './replay/routes'
import { Watched } from './replay/watched'
import { Clock } from './sessions/clock'
import { newId } from './sessions/ids'
import { Sessions } from './sessions/sessions'
import { storedWorkbookFor } from './workbooks/stored'
import { Workbooks } from './workbooks/workbooks'

const SET_CLOCK_EVERY = 10_000
const POLL_ACCESS_EVERY = 500
const LOG_CONNECTIONS = 32
const PATIENCE = 5_000

/** The log's own connections, to a database that keeps what it confirms. */
async function logPool(connectionString: string, logger: Logger): Promise<Pool> {
  const pool = new Pool({
    connectionString,
    max: LOG_CONNECTIONS,
    connectionTimeoutMillis: PATIENCE,
    query_timeout: PATIENCE,
    keepAlive: true,
  })
  pool.on('error', (error) => logger.warn({ err: error }, 'a database connection was lost'))
  await assertDurable(pool)
  return pool
}

/** The clock is set anew, and whoever may not be here any more is put out. */
const nowAndThen = (clock: Clock, admission: Admission, gateway: Gateway) => [
  setInterval(() => void clock.set().catch(() => {}), SET_CLOCK_EVERY),
  setInterval(() => {
    admission.revoked().then(
      (seats) => gateway.evict(seats),
      () => {},
    )
  }, POLL_ACCESS_EVERY),
]

/** The realtime process: sockets, sessions, the log, media rights. Resolves when it listens, with the way to stop it in order. */
export async function live(environment: PartEnvironment): Promise<() => Promise<void>> {
  const { authSecret, databaseUrl, dataDir, partsFile, logger } = environment
  const pool = await logPool(databaseUrl, logger)
  const db = connect(databaseUrl)
  const clock = new Clock(pool, logger)
  await clock.set()

  const log = new PostgresLog(pool)
  const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
  const around = { log, now: clock.now, newId, hint: () => {}, domainVersion: DOMAIN_VERSION, logger, pause }
  const sessions = new Sessions(pool, around, logger)
  const admission = new Admission(db, sessions, authSecret)
  const media = new Media(environment.media, logger, () => readParts(partsFile).livekit === 'off')
  const reconciler = new Reconciler(media, logger)
  const projection = new Projection('directory', directory, db, log, logger)
  const recordings = new Recordings(db, log, sessions, logger)
  const programs = new ProgramDoor(sessions, clock, authSecret)
  const workbooks = new Workbooks(db, logger)

  // Listened to before Socket.IO, which then passes on what is not its own.
  let answer: ReturnType<typeof serve> = async (_request, response) => void response.writeHead(503).end()
  const http = createServer((request, response) => void answer(request, response))
  const openings = new Openings(db, (...asked) => storedWorkbookFor(db, ...asked))
  const gateway = new Gateway({
    http,
    db,
    clock,
    admission,
    programs,
    given: openings.given,
    usher: new Usher(db, logger),
    unreachable: media.failedRooms,
    origins: environment.origins,
    programOrigin: environment.programUrl,
    logger,
  })
  const watched = new Watched(db, logger)
  const rollCall = new RollCall(gateway, db, clock, logger)
  const table = routes({
    db,
    log,
    sessions,
    admission,
    gateway,
    media,
    reconciler,
    given: openings.given,
    directory: projection,
    internalKey: internalKey(authSecret),
    program: programRoutes(db, programs, media),
    health: health({ pool, media, web: environment.ports.web, partsFile }),
    replay: replayRoutes({ db, sessions, admission, watched, key: authSecret }),
  })
  answer = serve(table, logger)

  const timers = nowAndThen(clock, admission, gateway)
  sessions.start(
    (runner) => {
      for (const follower of [projection, recordings, reconciler, workbooks]) follower.follow(runner)
    },
    (sessionId) => {
      reconciler.forget(sessionId)
      workbooks.forget(sessionId)
    },
  )
  gateway.start()
  rollCall.start()
  recordings.start()
  const leaveRecordings = lookAfterRecordings({ db, dataDir, sessions, logger })
  await media.start(reconciler.look)
  reconciler.start()
  await listening(http, environment.ports.live)
  logger.info({ port: environment.ports.live }, 'live is ready')

  return async () => {
    for (const timer of timers) clearInterval(timer)
    gateway.drain()
    rollCall.stop()
    media.stop()
    await recordings.stop()
    await workbooks.stop()
    await sessions.stop()
    await reconciler.stop()
    await projection.stop()
    await gateway.stop()
    await watched.stop()
    await leaveRecordings()
    await db.$disconnect()
    await pool.end()
  }
}

const listening = (http: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, '127.0.0.1', 4096, resolve)
  })

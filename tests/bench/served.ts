import { Pool } from 'pg'
import { sealSeat, seatCookie } from '@/prisma/access'
import { connect } from '@/prisma/client'
import { portsOf } from '@/server/config'
import { newParticipantId } from '@/server/sessions/ids'
import { makeDataDir, removeDataDir } from '../support/data-directory'
import { newTestId, plan } from '../support/planned'
import { Child } from './child'
import { peopled, runnerOn } from './peopled'
import { freeRange } from './ports'

const KEY = 'a key of the benchmarks that is long enough'
const PATIENCE = 20_000

/** A session that is open, served by the built `live` and `edge`, each a process of its own, without live media. */
export class Served {
  private constructor(
    readonly live: Child,
    readonly edge: Child,
    readonly sessionId: string,
    /** The seats of the people who may enter. */
    readonly seats: readonly string[],
    private readonly port: number,
    private readonly dataDir: string,
  ) {}

  /** Starts it for as many people, each with an access of their own. */
  static async start(databaseUrl: string, people: number): Promise<Served> {
    const { sessionId, seats } = await invited(databaseUrl, people)
    const port = await freeRange()
    const dataDir = makeDataDir()
    const env = {
      NODE_ENV: 'production',
      PORT: String(port),
      AUFTAKT_DATA: dataDir,
      AUFTAKT_MEDIA: 'off',
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: KEY,
      LOG_LEVEL: 'warn',
    }
    const served = new Served(
      Child.ofProduct('live', env),
      Child.ofProduct('edge', env),
      sessionId,
      seats,
      port,
      dataDir,
    )
    await served.#alive()
    return served
  }

  get #ports() {
    return portsOf({ PORT: this.port })
  }
  get origin() {
    return `http://localhost:${this.port}`
  }
  /** The socket at live's own port. */
  get direct() {
    return `ws://127.0.0.1:${this.#ports.live}${SOCKET}`
  }
  /** The same, through the public port. */
  get throughEdge() {
    return `ws://127.0.0.1:${this.port}${SOCKET}`
  }

  /** What each person shows and says to be let in. */
  get doors() {
    return this.seats.map((seat) => ({
      cookie: `${seatCookie(seat)}=${sealSeat(KEY, seat)}`,
      auth: { session: this.sessionId, seat, domainVersion: 'bench' },
    }))
  }

  async stop() {
    await Promise.all([this.live.stop(), this.edge.stop()])
    removeDataDir(this.dataDir)
  }

  async #alive() {
    const end = performance.now() + PATIENCE
    while (
      !(await fetch(`http://127.0.0.1:${this.#ports.live}/rt/alive`).then(
        (answer) => answer.ok,
        () => false,
      ))
    ) {
      if (performance.now() > end) throw new Error('live did not get ready')
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

const SOCKET = '/rt/socket/?EIO=4&transport=websocket'

/** Everybody has been in before, so that their coming back costs little and nothing of it is left to do. */
async function invited(databaseUrl: string, people: number) {
  const db = connect(databaseUrl, 2)
  const { conferenceId, sessionId } = await plan(db)
  const all = Array.from({ length: people }, (_, i) => ({
    seat: newTestId(),
    id: newParticipantId(),
    name: `Guest ${i}`,
  }))
  const common = { role: 'attendee' }
  await db.access.createMany({
    data: all.map(({ seat, name }) => ({ ...common, id: seat, conferenceId, guestName: name })),
  })
  const updatedAt = new Date(0)
  await db.participant.createMany({
    data: all.map(({ seat, id, name }) => ({
      ...common,
      id,
      sessionId,
      bearer: seat,
      accessId: seat,
      name,
      updatedAt,
    })),
  })
  await db.$disconnect()
  const pool = new Pool({ connectionString: databaseUrl, max: 2 })
  const runner = runnerOn(pool, sessionId)
  await runner.open()
  await peopled(
    runner,
    all.map(({ id }) => id),
  )
  await runner.close()
  await pool.end()
  return { sessionId, seats: all.map(({ seat }) => seat) }
}

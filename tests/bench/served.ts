import { Pool } from 'pg'
import type { ParticipantId } from '@/domain/protocol/standing'
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

/** Somebody who may enter; for guests the seat is also what plans name them by. */
export interface Invited {
  readonly seat: string
  readonly id: ParticipantId
  readonly role: 'moderator' | 'attendee'
}

/** A session that is open, served by the built `live` and `edge`, each a process of its own, without live media. */
export class Served {
  private constructor(
    readonly live: Child,
    readonly edge: Child,
    readonly sessionId: string,
    readonly conferenceId: string,
    /** The people who may enter, moderators first. */
    readonly people: readonly Invited[],
    private readonly port: number,
    private readonly dataDir: string,
  ) {}

  /** Starts it for as many people, each with an access of their own; the first ones are moderators. */
  static async start(
    databaseUrl: string,
    people: number,
    moderators = 0,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Served> {
    const { sessionId, conferenceId, all } = await invited(databaseUrl, people, moderators)
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
      ...more,
    }
    const served = new Served(
      Child.ofProduct('live', env),
      Child.ofProduct('edge', env),
      sessionId,
      conferenceId,
      all,
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
    return this.people.map(({ seat }) => ({
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
async function invited(databaseUrl: string, people: number, moderators: number) {
  const db = connect(databaseUrl, 2)
  const { conferenceId, sessionId } = await plan(db)
  const all = Array.from({ length: people }, (_, i) => ({
    seat: newTestId(),
    id: newParticipantId(),
    role: i < moderators ? ('moderator' as const) : ('attendee' as const),
    name: `Guest ${i}`,
  }))
  await db.access.createMany({
    data: all.map(({ seat, role, name }) => ({ id: seat, role, conferenceId, guestName: name })),
  })
  const updatedAt = new Date(0)
  await db.participant.createMany({
    data: all.map(({ seat, ...person }) => ({ ...person, sessionId, bearer: seat, accessId: seat, updatedAt })),
  })
  await db.$disconnect()
  const pool = new Pool({ connectionString: databaseUrl, max: 2 })
  const runner = runnerOn(pool, sessionId)
  await runner.open()
  await peopled(runner, all)
  await runner.close()
  await pool.end()
  return { sessionId, conferenceId, all }
}

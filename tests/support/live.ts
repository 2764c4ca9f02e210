import { join } from 'node:path'
import type { Pool } from 'pg'
import { pino } from 'pino'
import { io, type Socket } from 'socket.io-client'
import { type Applied, SessionStore } from '@/app/_session/store'
import {
  type Ack,
  type Cards,
  type Frame,
  type PresenceDiff,
  viewerKey,
  type Welcome,
} from '@/domain/protocol/messages'
import { MAIN } from '@/domain/protocol/standing'
import type { NewEvent, SessionView } from '@/domain/session'
import { internalKey, sealSeat, seatCookie } from '@/prisma/access'
import { connect, type Database } from '@/prisma/client'
import { live } from '@/server/live'
import type { LogRow } from '@/server/log/event-log'
import { PostgresLog } from '@/server/log/postgres-log'
import type { MediaSettings } from '@/server/media/media'
import { makeDataDir, removeDataDir } from './data-directory'
import { testDatabase } from './database'
import { type Invited, type InvitedRole, invite, newTestId, type Planned, plan } from './planned'
import { freePort } from './servers'

export const KEY = 'a key of the tests that is long enough'
export const ORIGIN = 'http://localhost:3000'
/** Where the recorder opens programs. */
export const PROGRAM_ORIGIN = 'http://127.0.0.1:3000'

export interface Begun {
  readonly databaseUrl: string
  readonly media: MediaSettings | null
  readonly port: number
  readonly web: number
  readonly dataDir: string
}

/** Begins `live` in this process. */
export const begin = ({ databaseUrl, media, port, web, dataDir }: Begun): Promise<() => Promise<void>> =>
  live({
    databaseUrl,
    authSecret: KEY,
    dataDir,
    partsFile: join(dataDir, 'parts.json'),
    ports: { edge: 0, web, live: port, postgres: 0, livekit: 0, livekitUdp: 0, livekitTcp: 0, recorder: 0 },
    host: '127.0.0.1',
    // The second is for those who come as browsers do: from the address that they talk to.
    origins: [ORIGIN, `http://127.0.0.1:${port}`],
    programUrl: PROGRAM_ORIGIN,
    recording: { chromium: undefined, diskReserve: 0 },
    media,
    logger: pino({ level: process.env.TEST_LOG ?? 'silent' }),
  })

/** A `live` process as it is, in this one, on a real database and a real port. */
export class LiveProcess {
  protected constructor(
    readonly port: number,
    readonly stop: () => Promise<void>,
    readonly dataDir: string,
  ) {}

  static async start(databaseUrl: string, media: MediaSettings | null = null): Promise<LiveProcess> {
    const [port, web] = [await freePort(), await freePort()]
    const dataDir = makeDataDir()
    const stop = await begin({ databaseUrl, media, port, web, dataDir })
    return new LiveProcess(port, () => stop().finally(() => removeDataDir(dataDir)), dataDir)
  }

  get url() {
    return `http://127.0.0.1:${this.port}`
  }

  /** What the desk asks. */
  async command(session: string, type: string, data: unknown = {}): Promise<Ack> {
    const answer = await fetch(`${this.url}/rt/command`, {
      method: 'POST',
      headers: { authorization: `Bearer ${internalKey(KEY)}` },
      body: JSON.stringify({ id: newTestId(), session, type, data }),
    })
    return (await answer.json()) as Ack
  }

  get(path: string, query: Record<string, string>, headers: Record<string, string> = {}) {
    return fetch(`${this.url}/rt/${path}?${new URLSearchParams(query)}`, { headers })
  }
}

/** A database and one session in it that is open, served by as many processes as wanted. */
export class LiveOccasion {
  readonly visitors: Visitor[] = []

  private constructor(
    readonly db: Database,
    readonly planned: Planned,
    readonly processes: LiveProcess[],
    readonly databaseUrl: string,
    private readonly pool: Pool,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(count = 1, media: MediaSettings | null = null): Promise<LiveOccasion> {
    const database = await testDatabase()
    const db = connect(database.url, 4)
    const planned = await plan(db)
    const processes: LiveProcess[] = []
    for (let i = 0; i < count; i++) processes.push(await LiveProcess.start(database.url, media))
    await processes[0]!.command(planned.sessionId, 'session.open')
    return new LiveOccasion(db, planned, processes, database.url, database.pool, database.drop)
  }

  async close() {
    for (const visitor of this.visitors) visitor.socket.disconnect()
    for (const process of this.processes) await process.stop()
    await this.db.$disconnect()
    await this.drop()
  }

  /** Ends the first process and starts another in its place. */
  async restart() {
    await this.processes[0]!.stop()
    this.processes[0] = await LiveProcess.start(this.databaseUrl)
  }

  /** The log of the session as it is now. */
  rows = (): Promise<readonly LogRow[]> => new PostgresLog(this.pool).read(this.planned.sessionId, 0)

  async invite(role: InvitedRole, invited: Invited) {
    return invite(this.db, this.planned, role, invited)
  }

  /** Somebody who comes in over a real socket. */
  async visitor(role: InvitedRole, name: string, process = this.processes[0]!): Promise<Visitor> {
    const { seat } = await this.invite(role, { name })
    const visitor = new Visitor(process, this.planned.sessionId, seat)
    this.visitors.push(visitor)
    await visitor.welcomed()
    return visitor
  }
}

export const cookieOf = (seat: string, key = KEY) => `${seatCookie(seat)}=${sealSeat(key, seat)}`

interface Knock {
  readonly origin?: string
  readonly cookie?: string
  /** What the page shows already: it asks for what came since. */
  readonly store?: SessionStore
  readonly auth?: object
}

const resumeFrom = (store: SessionStore) => {
  const known = store.get()
  return known ? { resume: { cursor: known.cursor, epoch: store.epoch, viewerKey: viewerKey(known.viewer) } } : {}
}

/** A page: a real socket and the real store. */
export class Visitor {
  readonly store: SessionStore
  readonly socket: Socket
  readonly applied: Applied[] = []
  readonly presence: PresenceDiff[] = []
  readonly raw: string[] = []
  removed = false
  #commands = 0

  constructor(
    readonly process: LiveProcess,
    readonly session: string,
    readonly seat: string,
    { origin = ORIGIN, cookie = cookieOf(seat), store = new SessionStore(), auth }: Knock = {},
  ) {
    this.store = store
    this.socket = io(process.url, {
      path: '/rt/socket',
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      extraHeaders: { origin, cookie },
      auth: auth ?? { session, seat, domainVersion: 'test', ...resumeFrom(store) },
    })
    this.socket.onAny((_event, content) => this.raw.push(JSON.stringify(content)))
    this.socket.on('welcome', (welcome: Welcome<SessionView>) => this.store.welcome(welcome))
    this.socket.on('frame', (frame: Frame<NewEvent>) => this.applied.push(this.store.apply(frame)))
    this.socket.on('presence', (diff: PresenceDiff) => this.presence.push(diff))
    this.socket.on('cards', (cards: Cards) => this.store.know(cards))
    this.socket.on('removed', () => {
      this.removed = true
    })
  }

  get id() {
    return this.store.get()!.viewer.id
  }
  get main() {
    return this.store.get()!.view.rooms[MAIN]!
  }
  get query() {
    return { session: this.session, seat: this.seat }
  }
  get headers() {
    return { cookie: cookieOf(this.seat) }
  }

  /** Resolves when it is shown the session, or what came since; rejects with the code when it is not let in. */
  welcomed(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.once('welcome', () => resolve())
      this.socket.once('frame', () => resolve())
      this.socket.once('connect_error', reject)
    })
  }

  /** The code with which it is refused. */
  refused(): Promise<string> {
    return this.welcomed().then(
      () => 'welcomed',
      (error: Error) => error.message,
    )
  }

  ask(type: string, data: unknown = {}, more: object = {}): Promise<Ack> {
    return this.emit({ id: `command-${++this.#commands}`, type, room: MAIN, data, ...more })
  }

  emit(input: unknown): Promise<Ack> {
    return this.socket.timeout(8_000).emitWithAck('command', input)
  }
}

/** Waits until something is so, and says what it waited for when it never is. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, patience = 8_000): Promise<void> {
  const end = performance.now() + patience
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`never came: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import type { Logger } from 'pino'
import { Server, type Socket } from 'socket.io'
import { type Resume, report, WIRE, writing as writingSaid } from '@/domain/protocol/messages'
import type { RoomId } from '@/domain/protocol/standing'
import { session } from '@/domain/session'
import type { Database } from '@/prisma/client'
import type { Usher } from '@/server/breakout-sets/usher'
import type { Clock } from '@/server/sessions/clock'
import { newId } from '@/server/sessions/ids'
import type { SessionRunner } from '@/server/sessions/session-runner'
import { type Admission, NotAdmitted } from './admission'
import { Audience, later } from './audience'
import { Commands } from './commands'
import { Connection, NOBODY } from './connection'
import { Directory } from './directory'
import type { Given } from './given'
import { handshake } from './handshake'
import { Presence, standsIn } from './presence'
import type { ProgramDoor } from './program'
import { Wall } from './wall'
import { Wire } from './wire'
import { Writing } from './writing'

export const SOCKET_PATH = '/rt/socket'
const MOST_BYTES = 64_000
const MOST_TABS = 10
const HEARTBEAT = 10_000
const SECOND = 1_000
const WALL = 500

export interface GatewaySurroundings {
  readonly http: HttpServer
  readonly db: Database
  readonly clock: Pick<Clock, 'now'>
  readonly admission: Admission
  /** Lets the programs of recordings in. */
  readonly programs: Pick<ProgramDoor, 'recognise'>
  /** Reads what commands only name. */
  readonly given: Given
  /** Brings latecomers to their rooms. */
  readonly usher: Pick<Usher, 'seat' | 'seatRest'>
  /** Open rooms without a media room. */
  readonly unreachable: (sessionId: string) => readonly RoomId[]
  /** Exact origins that browsers may come from. */
  readonly origins: readonly string[]
  /** Where the recorder opens programs: nobody else comes from there, unless it is one of those. */
  readonly programOrigin: string
  readonly logger: Logger
}

export interface Watched {
  readonly audience: Audience
  readonly directory: Directory
  readonly presence: Presence
  readonly wall: Wall
  readonly writing: Writing
  cardsSince: Date
}

/** The sockets of this process: who may connect, what they ask, and what they are shown. */
export class Gateway {
  readonly io: Server
  readonly processId = newId()
  readonly #watched = new Map<string, Watched>()
  readonly #commands: Commands
  readonly #timers: NodeJS.Timeout[] = []
  readonly #loop: IntervalHistogram = monitorEventLoopDelay({ resolution: 10 })
  #moving = false
  #refreshing: Promise<void> | null = null

  constructor(private readonly around: GatewaySurroundings) {
    this.#commands = new Commands(around.given, around.logger)
    this.io = new Server(around.http, {
      path: SOCKET_PATH,
      transports: ['websocket'],
      serveClient: false,
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: MOST_BYTES,
      // A page that is in notices a dead line by itself within ten seconds. Here a slow line has time for its welcome.
      pingInterval: 6 * SECOND,
      pingTimeout: 19 * SECOND,
      connectTimeout: 10 * SECOND,
      allowRequest: (request, decide) => decide(null, this.#mayKnock(request)),
    })
    this.io.use((socket, next) => {
      this.#enter(socket).then(
        () => next(),
        (error) => next(this.#refusal(error)),
      )
    })
    this.io.on('connection', (socket) => this.#connected(socket))
  }

  start() {
    this.#loop.enable()
    this.#timers.push(
      setInterval(() => this.#beat(), HEARTBEAT),
      setInterval(() => this.#tellWalls(), WALL),
      setInterval(() => {
        // One at a time: older news must not be told after newer.
        this.#refreshing ??= this.#everySecond().finally(() => {
          this.#refreshing = null
        })
      }, SECOND),
    )
  }

  /** Asks clients to connect elsewhere or again, and takes no new ones. What was asked is still answered. */
  drain() {
    this.#moving = true
    for (const { audience } of this.#watched.values()) audience.tell(WIRE.moving, {})
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    this.#loop.disable()
    for (const { audience, presence } of this.#watched.values()) {
      audience.close()
      await presence.clear().catch(() => {})
    }
    await this.io.close()
  }

  /** The session's audience in this process, if anybody watches. */
  watched = (sessionId: string): Watched | undefined => this.#watched.get(sessionId)
  get all(): readonly Watched[] {
    return [...this.#watched.values()]
  }

  /** Ends the connections of seats that were revoked. */
  evict(seats: readonly string[]) {
    if (seats.length === 0) return
    for (const { audience } of this.all) {
      for (const connection of audience.connections) {
        if (!seats.includes(connection.seat)) continue
        audience.tell(WIRE.removed, {}, [connection])
        connection.wire.end()
      }
    }
  }

  #mayKnock({ headers, url }: IncomingMessage): boolean {
    const { origins, programOrigin } = this.around
    if (this.#moving || ![...origins, programOrigin].includes(headers.origin ?? '')) return false
    return url?.startsWith(`${SOCKET_PATH}/?`) ?? false
  }

  #refusal(error: unknown): Error {
    if (error instanceof NotAdmitted) return error
    this.around.logger.warn({ err: error }, 'nobody could be let in')
    return new NotAdmitted('unavailable')
  }

  async #enter(socket: Socket): Promise<void> {
    const asked = handshake.safeParse(socket.handshake.auth)
    if (!asked.success) throw new NotAdmitted()
    const { session: sessionId, seat, program, resume } = asked.data
    socket.data.resume = resume ?? null
    if (program !== undefined) return this.#enterProgram(socket, sessionId, program)
    if (seat === undefined || !this.around.origins.includes(socket.request.headers.origin ?? ''))
      throw new NotAdmitted()
    const known = await this.around.admission.recognise(socket.request, sessionId, seat)
    if (known.runner.unreadable) throw new NotAdmitted('newer-version')
    await this.around.admission.admit(known)
    await this.around.usher.seat(known.runner, [known.participantId])
    const viewer = session.viewerOf(known.runner.state, known.participantId)
    if (!viewer) throw new NotAdmitted('people/removed')
    const { audience } = this.#watch(known.runner)
    if ((audience.participants.get(known.participantId)?.size ?? 0) >= MOST_TABS) throw new NotAdmitted('too-many-tabs')
    socket.data.runner = known.runner
    socket.data.connection = new Connection(known.participantId, known.seat, new Wire(socket), viewer)
  }

  async #enterProgram(socket: Socket, sessionId: string, key: string): Promise<void> {
    const { runner, viewerIn } = await this.around.programs.recognise(sessionId, key)
    if (runner.unreadable) throw new NotAdmitted('newer-version')
    const viewer = viewerIn(runner.state)
    if (!viewer) throw new NotAdmitted()
    socket.data.runner = runner
    socket.data.connection = new Connection(NOBODY, '', new Wire(socket), viewer, viewerIn)
  }

  #connected(socket: Socket) {
    const { runner, connection, resume } = socket.data as {
      runner: SessionRunner
      connection: Connection
      resume: Resume | null
    }
    const watched = this.#watch(runner)
    const { audience, presence, wall, writing } = watched
    socket.on('error', () => socket.disconnect(true))
    socket.on('disconnect', () => {
      wall.left(connection)
      writing.left(connection)
      audience.leave(connection)
    })
    if (connection.participantId !== NOBODY) this.#listen(socket, connection, watched)
    audience.join(connection, resume).then(
      () => {
        const room = standsIn(connection)
        audience.tell(WIRE.presence, { room, ...presence.of(room), people: null }, [connection])
        wall.greet(connection)
      },
      (error) => {
        this.around.logger.warn({ err: error }, 'a welcome failed')
        socket.disconnect(true)
      },
    )
  }

  /** Hears what somebody asks and tells. Nobody does. */
  #listen(socket: Socket, connection: Connection, { audience, wall, writing }: Watched) {
    socket.on(WIRE.report, (input: unknown) => {
      const told = report.safeParse(input)
      if (told.success) wall.hear(connection, told.data)
    })
    socket.on(WIRE.writing, (input: unknown) => {
      const said = writingSaid.safeParse(input)
      if (said.success) void writing.hear(connection, said.data)
    })
    socket.on(
      WIRE.command,
      (input: unknown, answer: unknown) => void this.#commands.take(audience, connection, input, answer),
    )
  }

  #watch(runner: SessionRunner): Watched {
    const known = this.#watched.get(runner.id)
    if (known) return known
    const { db, clock } = this.around
    const directory = new Directory(runner.id, db)
    const audience = new Audience(runner, directory, {
      now: clock.now,
      lateness: () => this.#loop.percentile(99) / 1e6,
      later,
    })
    const presence = new Presence(audience, db, this.processId)
    const wall = new Wall(audience, presence, { now: clock.now, unreachable: this.around.unreachable })
    const writing = new Writing(audience)
    const watched = {
      audience,
      directory,
      presence,
      wall,
      writing,
      cardsSince: new Date(clock.now() - 5 * SECOND),
    }
    this.#watched.set(runner.id, watched)
    return watched
  }

  #beat() {
    this.#loop.reset()
    for (const { audience } of this.all) audience.beat()
  }

  #tellWalls() {
    for (const { wall } of this.all) {
      wall.tell().catch((error) => this.around.logger.warn({ err: error }, 'a wall was not told'))
    }
  }

  async #everySecond() {
    for (const watched of this.all) {
      await this.#refresh(watched).catch((error) =>
        this.around.logger.warn({ err: error }, 'presence was not refreshed'),
      )
    }
  }

  async #refresh(watched: Watched) {
    const { audience, directory, presence } = watched
    // Whoever came in while rooms were being opened is in no list of that moment.
    void this.around.usher.seatRest(audience.runner, audience.participants.keys())
    await presence.refresh()
    const { cards, until } = await directory.refresh(watched.cardsSince)
    watched.cardsSince = until
    if (Object.keys(cards).length > 0) audience.tell(WIRE.cards, cards)
    if (audience.size > 0 || !presence.isEmpty) return
    this.#watched.delete(audience.runner.id)
    audience.close()
  }
}

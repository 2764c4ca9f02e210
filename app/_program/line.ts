import { io, type Socket } from 'socket.io-client'
import { SOCKET_PATH } from '@/app/_session/live-http'
import { SessionStore } from '@/app/_session/store'
import { type Cards, type Frame, viewerKey, type Welcome, WIRE } from '@/domain/protocol/messages'
import type { NewEvent, SessionView } from '@/domain/session'

export interface LineSettings {
  readonly sessionId: string
  readonly domainVersion: string
  /** The key that opens the program now; it is renewed from time to time. */
  readonly key: () => string
}

const AGAIN = 500
const LOOK_EVERY = 500
/** The server speaks at least every six seconds. */
const SILENT_AFTER = 10_000
const CLOCKS = 6
const FINAL = new Set(['not-admitted'])

/**
 * What the program knows of its session: as the live driver, but it only listens, and counts as nobody. It is over when
 * the recording is, and says so once.
 */
export class ProgramLine {
  readonly store = new SessionStore()
  readonly #socket: Socket
  #offsets: readonly number[] = []
  #heardAt = performance.now()
  #isClosed = false
  readonly #watch: ReturnType<typeof setInterval>

  constructor(
    { sessionId, domainVersion, key }: LineSettings,
    private readonly over: () => void,
  ) {
    this.#socket = io({
      path: SOCKET_PATH,
      transports: ['websocket'],
      reconnectionDelay: AGAIN,
      reconnectionDelayMax: 2 * AGAIN,
      timeout: 4_000,
      auth: (give) => give({ session: sessionId, program: key(), domainVersion, ...this.#resume() }),
    })
    this.#listen()
    this.#watch = setInterval(() => {
      if (this.#socket.connected && this.silentFor > SILENT_AFTER) this.#comeAgain()
    }, LOOK_EVERY)
  }

  /** The session's time, milliseconds since 1970; after a welcome. */
  now = (): number => performance.timeOrigin + performance.now() + Math.max(...this.#offsets)

  /** For how long nothing was heard of the session, in milliseconds. */
  get silentFor(): number {
    return performance.now() - this.#heardAt
  }

  close() {
    this.#isClosed = true
    clearInterval(this.#watch)
    this.#socket.close()
  }

  #listen() {
    const socket = this.#socket
    socket.on(WIRE.welcome, (welcome: Welcome<SessionView>) => {
      this.#setClock(welcome.now)
      this.store.welcome(welcome)
    })
    socket.on(WIRE.frame, (frame: Frame<NewEvent>) => {
      if (frame.now !== undefined) this.#setClock(frame.now)
      const applied = this.store.apply(frame)
      // A newer server brings a newer page with it.
      if (applied === 'unreadable') location.reload()
      else if (applied === 'gap') this.#comeAgain()
    })
    socket.on(WIRE.cards, (cards: Cards) => this.store.know(cards))
    socket.on(WIRE.removed, () => this.#end())
    socket.on(WIRE.moving, () => setTimeout(() => this.#comeAgain(), AGAIN))
    socket.on('disconnect', (reason) => {
      if (reason === 'io server disconnect') setTimeout(() => this.#comeAgain(), AGAIN)
    })
    socket.on('connect_error', ({ message }) => {
      if (FINAL.has(message)) this.#end()
      else if (!socket.active) setTimeout(() => this.#comeAgain(), AGAIN)
    })
    const hear = () => {
      this.#heardAt = performance.now()
    }
    socket.io.on('ping', hear)
    socket.onAny(hear)
  }

  #comeAgain() {
    if (!this.#isClosed) this.#socket.disconnect().connect()
  }

  #end() {
    if (this.#isClosed) return
    this.close()
    this.over()
  }

  #resume() {
    const known = this.store.get()
    return known && { resume: { cursor: known.cursor, epoch: this.store.epoch, viewerKey: viewerKey(known.viewer) } }
  }

  /** What came late says too little: of the latest the largest is the truest. */
  #setClock(serverNow: number) {
    const offset = serverNow - (performance.timeOrigin + performance.now())
    this.#offsets = [...this.#offsets, offset].slice(-CLOCKS)
  }
}

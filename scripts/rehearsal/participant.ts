import { io, type Socket } from 'socket.io-client'
import { SOCKET_PATH } from '@/app/_session/live-http'
import { SessionStore } from '@/app/_session/store'
import { WhoWrites } from '@/app/_session/who-writes'
import {
  type Ack,
  type Cards,
  type Envelope,
  type Frame,
  type Report,
  type Resume,
  viewerKey,
  type Wall,
  type Welcome,
  WIRE,
  type WritesAt,
} from '@/domain/protocol/messages'
import { MAIN, type RoomId } from '@/domain/protocol/standing'
import type { NewEvent, SessionCommand, SessionView } from '@/domain/session'
import type { RunningProduct } from './running-product'
import { Sending } from './sending'
import { count, type Tally } from './tally'

export interface ParticipantSettings {
  readonly product: Pick<RunningProduct, 'url' | 'session' | 'cookieOf'>
  readonly seat: string
  readonly domainVersion: string
  readonly tally: Tally
}

const RETRY_AFTER = 1_500

/**
 * Somebody's page without the page: the browser's own store, fed over a socket by the same rules as its live driver,
 * which itself needs a window. Goes on where it was after a lost line, and sends again what was not answered (S4, S6).
 */
export class Participant {
  #store = new SessionStore()
  readonly #socket: Socket
  readonly sending: Sending
  readonly whoWrites = new WhoWrites(
    (field) => this.#socket.connected && this.#socket.volatile.emit(WIRE.writing, { field }),
    (cards) => this.#know(cards),
  )
  #wall: Wall | null = null
  /** Everything up to this seq was acknowledged and must be shown. */
  #promised = 0
  #over = false
  /** Whether this connection was welcomed, or taken up where it was. */
  #isJoined = false
  /** Called after every change of what is shown. */
  onChange: () => void = () => {}

  constructor(private readonly settings: ParticipantSettings) {
    const { product, seat, domainVersion, tally } = settings
    this.#socket = io(product.url, {
      path: SOCKET_PATH,
      transports: ['websocket'],
      autoConnect: false,
      forceNew: true,
      reconnectionDelay: 400,
      reconnectionDelayMax: 4_000,
      extraHeaders: { origin: product.url, cookie: product.cookieOf(seat) },
      auth: (give) => give({ session: product.session, seat, domainVersion, ...this.#resume() }),
    })
    const line = {
      isOpen: () => this.isHere,
      emit: (command: Envelope, answer: (ack: Ack) => void) => void this.#socket.emit(WIRE.command, command, answer),
    }
    this.sending = new Sending(line, tally)
    this.#listen()
  }

  get store(): SessionStore {
    return this.#store
  }
  get isHere(): boolean {
    return this.#socket.connected && this.#isJoined
  }
  /** Not let in, or put out; or what is shown is of another build. */
  get isOver(): boolean {
    return this.#over
  }
  /** Whether everything that was acknowledged is shown. */
  get isShown(): boolean {
    return this.#store.cursor >= this.#promised
  }
  get id(): string | null {
    return this.#store.get()?.viewer.id ?? null
  }
  /** The room that they stand in. */
  get room(): RoomId {
    return this.#store.get()?.viewer.seats[0]?.room ?? MAIN
  }
  /** What moderators see of all rooms; null for everybody else. */
  get wall(): Wall | null {
    return this.#wall
  }

  come() {
    if (!this.#over) this.#socket.connect()
  }

  /** The line is gone; what was shown stays. */
  loseLine() {
    this.#socket.disconnect()
  }

  /** The page is closed; only what was not answered yet is remembered, as browsers do. */
  leave() {
    this.#socket.disconnect()
    const { onChange } = this
    this.onChange = () => {}
    this.#store = new SessionStore()
    this.#promised = 0
    this.onChange = onChange
  }

  async ask(command: SessionCommand, room: RoomId = this.room): Promise<Ack> {
    const ack = await this.sending.ask(command, room)
    if (ack.ok) this.#promised = Math.max(this.#promised, ack.seq)
    return ack
  }

  /** Soft: without a line it is not told later. */
  report(report: Report) {
    if (this.#socket.connected) this.#socket.volatile.emit(WIRE.report, report)
  }

  #listen() {
    const { tally } = this.settings
    this.#socket.on(WIRE.welcome, (welcome: Welcome<SessionView>) => {
      this.#store.welcome(welcome)
      this.#joined()
    })
    this.#socket.on(WIRE.frame, (frame: Frame<NewEvent>) => {
      const applied = this.#store.apply(frame)
      if (applied === 'unreadable') return this.#end('newer-version')
      if (applied === 'gap') {
        tally.gaps++
        this.#socket.disconnect().connect()
      } else this.#joined()
    })
    this.#socket.on(WIRE.cards, (cards: Cards) => this.#store.know(cards))
    this.#socket.on(WIRE.writing, (said: WritesAt) => this.whoWrites.hear(said))
    this.#socket.on(WIRE.wall, (wall: Wall) => {
      this.#wall = wall
    })
    this.#socket.on(WIRE.removed, () => this.#end('removed'))
    this.#socket.on(WIRE.moving, () => setTimeout(() => this.#socket.disconnect().connect(), RETRY_AFTER))
    this.#socket.on('disconnect', (reason) => {
      this.#isJoined = false
      if (reason === 'io server disconnect' && !this.#over) setTimeout(() => this.#socket.connect(), RETRY_AFTER)
    })
    this.#socket.on('connect_error', ({ message }) => {
      if (message === 'unavailable') setTimeout(() => this.#socket.connect(), RETRY_AFTER)
      // A line that is not there is tried again by Socket.IO; a refusal is final.
      else if (!this.#socket.active) this.#end(message)
    })
  }

  #joined() {
    const isNew = !this.#isJoined
    this.#isJoined = true
    if (isNew) this.sending.goOn()
    this.onChange()
  }

  /** Names that come with every word of who writes: only new ones concern anybody. */
  #know(cards: Cards) {
    const known = this.#store.get()?.cards
    if (known && Object.keys(cards).some((id) => !known[id])) this.#store.know(cards)
  }

  #resume(): { resume?: Resume } {
    const known = this.#store.get()
    if (!known) return {}
    return { resume: { cursor: known.cursor, epoch: this.#store.epoch, viewerKey: viewerKey(known.viewer) } }
  }

  #end(code: string) {
    if (this.#over) return
    this.#over = true
    count(this.settings.tally.turnedAway, code)
    this.#socket.disconnect()
    this.onChange()
  }
}

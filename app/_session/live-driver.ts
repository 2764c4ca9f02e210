import { io, type Socket } from 'socket.io-client'
import {
  type Ack,
  type Cards,
  type Frame,
  type PresenceDiff,
  type Report,
  type Resume,
  viewerKey,
  type Wall,
  type Welcome,
  WIRE,
  type WritesAt,
} from '@/domain/protocol/messages'
import type { RoomId } from '@/domain/protocol/standing'
import type { NewEvent, SessionCommand, SessionView } from '@/domain/session'
import type { Connection, Driver, Pending, Refused } from './driver'
import { HistoryBook } from './history'
import { ask, SOCKET_PATH } from './live-http'
import { Outbox } from './outbox'
import { Presence } from './presence'
import { SessionStore } from './store'
import { Value } from './value'
import { WhoWrites } from './who-writes'

export interface LiveSettings {
  readonly sessionId: string
  readonly seat: string
  readonly domainVersion: string
}

/** Refusals after which it makes no sense to knock again. */
const FINAL = new Set([
  'not-admitted',
  'people/removed',
  'people/not-open-yet',
  'people/session-ended',
  'too-many-tabs',
])
/** What was said or written is not lost because it was said fast. */
const PATIENT = new Set<SessionCommand['type']>(['chat.post', 'workbook.write', 'harvest.append'])
const RELOAD_AT_MOST_EVERY = 60_000
const RETRY_AFTER = 1_500
const GIVE_UP_AFTER = 120_000
const LOOK_EVERY = 1_000
/** The server speaks at least every six seconds. */
const SILENT_AFTER = 10_000

/**
 * The live session: a socket that comes back by itself and goes on where it was (S4). Commands wait while there is no
 * line, are sent again with the same id, and stay pending until the view shows them.
 */
export class LiveDriver implements Driver {
  readonly store = new SessionStore()
  readonly connection = new Value<Connection>({ state: 'connecting' })
  readonly pending = new Value<readonly Pending[]>([])
  readonly history: HistoryBook
  readonly presence: Presence
  readonly wall = new Value<Wall | null>(null)
  readonly whoWrites = new WhoWrites(
    (field) => this.#socket.connected && this.#socket.volatile.emit(WIRE.writing, { field }),
    (cards) => this.#know(cards),
  )
  readonly #refusalListeners = new Set<Refused>()
  readonly #socket: Socket
  readonly #outbox: Outbox
  readonly #answers = new Map<string, (ack: Ack) => void>()
  /** Sent before, without an answer: the next time it is a repeat. */
  readonly #unanswered = new Set<string>()
  /** Written without a line: nobody could see that it was too fast, so it waits its turn. */
  readonly #queued = new Set<string>()
  #closed = false
  #heardAt = 0
  #watch: ReturnType<typeof setInterval> | null = null
  #clockOffset = 0

  constructor(settings: LiveSettings) {
    const { sessionId, seat } = settings
    const about = { session: sessionId, seat }
    this.history = new HistoryBook(this.store, (room, feature, query) =>
      ask('history', { ...about, room, feature, ...query }),
    )
    this.presence = new Presence(
      (room, query) => ask('people', { ...about, room, ...query }),
      (cards) => this.store.know(cards),
    )
    this.#outbox = new Outbox(`auftakt-outbox ${sessionId} ${seat}`, globalThis.sessionStorage ?? null)
    this.#socket = io({
      path: SOCKET_PATH,
      transports: ['websocket'],
      reconnectionDelay: 400,
      reconnectionDelayMax: 4_000,
      randomizationFactor: 0.5,
      timeout: 8_000,
      closeOnBeforeunload: true,
      auth: (give) => give({ ...about, domainVersion: settings.domainVersion, ...this.#resume() }),
    })
    for (const { id } of this.#outbox.left()) {
      this.#unanswered.add(id)
      this.#queued.add(id)
    }
    this.pending.set(this.#outbox.left())
    this.#listen()
  }

  now = (): number => Date.now() + this.#clockOffset

  send = (command: SessionCommand, room: RoomId = this.#room()): Promise<Ack> => {
    const pending: Pending = { id: crypto.randomUUID(), command, room, sentAt: Date.now() }
    this.#setPending([...this.pending.get(), pending])
    return new Promise((resolve) => {
      this.#answers.set(pending.id, resolve)
      if (this.#socket.connected && this.store.get()) this.#emit(pending)
      else this.#queued.add(pending.id)
    })
  }

  takeBack = (id: string): boolean => {
    if (!this.#queued.has(id) || this.#unanswered.has(id)) return false
    this.#answers.delete(id)
    this.#drop(id)
    return true
  }

  whenRefused = (hear: Refused): (() => void) => {
    this.#refusalListeners.add(hear)
    return () => this.#refusalListeners.delete(hear)
  }

  /** Soft: without a line it is not told later. */
  report = (report: Report) => {
    if (this.#socket.connected) this.#socket.volatile.emit(WIRE.report, report)
  }

  close = () => {
    this.#closed = true
    if (this.#watch) clearInterval(this.#watch)
    window.removeEventListener('online', this.#online)
    this.whoWrites.close()
    this.#socket.close()
  }

  #listen() {
    this.#socket.on(WIRE.welcome, (welcome: Welcome<SessionView>) => this.#welcomed(welcome))
    this.#socket.on(WIRE.frame, (frame: Frame<NewEvent>) => this.#framed(frame))
    this.#socket.on(WIRE.presence, (diff: PresenceDiff & { room: RoomId }) => this.presence.hear(diff))
    this.#socket.on(WIRE.cards, (cards: Cards) => this.store.know(cards))
    this.#socket.on(WIRE.writing, (said: WritesAt) => this.whoWrites.hear(said))
    this.#socket.on(WIRE.wall, (wall: Wall) => {
      this.store.know(wall.cards)
      this.wall.set(wall)
    })
    this.#socket.on(WIRE.removed, () => this.#end({ state: 'removed' }))
    this.#socket.on(WIRE.moving, () => {
      // The server goes; spread out, we come back to the next one.
      setTimeout(() => this.#comeAgain(), 300 + Math.random() * 1_500)
    })
    this.#socket.on('disconnect', (reason) => {
      if (this.#isOver()) return
      this.connection.set({ state: 'reconnecting', since: Date.now() })
      // Socket.IO does not come back by itself when the server closed the connection.
      if (reason === 'io server disconnect') setTimeout(() => this.#comeAgain(), RETRY_AFTER)
    })
    this.#socket.on('connect_error', ({ message }) => this.#refused(message))
    window.addEventListener('online', this.#online)
    const hear = () => {
      this.#heardAt = performance.now()
    }
    this.#socket.io.on('ping', hear)
    this.#socket.onAny(hear)
    this.#watch = setInterval(() => this.#mindSilence(), LOOK_EVERY)
  }

  /** The server is patient with slow lines; whoever is in hears of it every few seconds, or their line is gone. */
  #mindSilence() {
    const isIn = this.connection.get().state === 'connected' && this.#socket.connected
    if (isIn && performance.now() - this.#heardAt > SILENT_AFTER) this.#comeAgain()
  }

  #comeAgain() {
    if (!this.#isOver()) this.#socket.disconnect().connect()
  }

  #online = () => {
    if (!this.#socket.connected) this.#comeAgain()
  }

  #isOver = () => this.#closed || ['refused', 'removed', 'outdated'].includes(this.connection.get().state)

  #end(connection: Connection) {
    this.connection.set(connection)
    this.#socket.disconnect()
  }

  #refused(code: string) {
    if (FINAL.has(code)) return this.#end({ state: 'refused', code })
    if (this.store.get() && !this.#isOver())
      this.connection.set({ state: 'reconnecting', since: this.#reconnectingSince() })
    // A refusal by the server ends Socket.IO's own attempts; a line that is not there does not.
    if (!this.#socket.active) setTimeout(() => this.#comeAgain(), RETRY_AFTER + Math.random() * RETRY_AFTER)
  }

  #reconnectingSince() {
    const connection = this.connection.get()
    return connection.state === 'reconnecting' ? connection.since : Date.now()
  }

  #resume(): { resume?: Resume } {
    const known = this.store.get()
    return known
      ? { resume: { cursor: known.cursor, epoch: this.store.epoch, viewerKey: viewerKey(known.viewer) } }
      : {}
  }

  #welcomed(welcome: Welcome<SessionView>) {
    this.#setClock(welcome.now)
    this.store.welcome(welcome)
    this.presence.enter(welcome.viewer.seats[0]!.room)
    if (!welcome.viewer.staff) this.wall.set(null)
    this.#joined()
  }

  #framed(frame: Frame<NewEvent>) {
    if (frame.now !== undefined) this.#setClock(frame.now)
    const applied = this.store.apply(frame)
    if (applied === 'unreadable') return this.#outdated()
    // It does not join on to what is held: connecting again asks for what is between.
    if (applied === 'gap') return this.#comeAgain()
    if (this.connection.get().state !== 'connected') this.#joined()
    this.#settle()
  }

  /** Welcomed, or taken up again where it was: what waited can go out. */
  #joined() {
    this.connection.set({ state: 'connected' })
    this.#settle()
    for (const pending of this.pending.get()) if (!this.#acked.has(pending.id)) this.#emit(pending)
  }

  readonly #acked = new Map<string, number>()

  #emit(pending: Pending) {
    const { id, command, room } = pending
    const again = this.#unanswered.has(id)
    this.#unanswered.add(id)
    this.#socket.emit(
      WIRE.command,
      { id, type: command.type, room, data: command.data, ...(again && { again }) },
      (ack: Ack) => this.#answered(pending, ack),
    )
  }

  #answered(pending: Pending, ack: Ack) {
    const wait = this.#againAfter(pending, ack)
    if (wait !== null) {
      setTimeout(() => this.#socket.connected && this.#isPending(pending) && this.#emit(pending), wait)
      return
    }
    this.#answers.get(pending.id)?.(ack)
    this.#answers.delete(pending.id)
    if (ack.ok) this.#acked.set(pending.id, ack.seq)
    else {
      this.#drop(pending.id)
      for (const hear of this.#refusalListeners) hear(pending, ack)
    }
    this.#settle()
  }

  /** In how many milliseconds it is worth sending once more; null for never. */
  #againAfter(pending: Pending, ack: Ack): number | null {
    const { id, sentAt } = pending
    if (ack.ok) return null
    if (ack.code === 'too-fast' && this.#waitsItsTurn(pending)) {
      this.#unanswered.delete(id)
      return Number(ack.params?.seconds ?? 1) * 1_000
    }
    const isOld = Date.now() - sentAt > GIVE_UP_AFTER && !this.#queued.has(id)
    return ack.retry && !isOld ? RETRY_AFTER : null
  }

  /** What was written without a line does, whatever it is. */
  #waitsItsTurn({ id, command }: Pending): boolean {
    return PATIENT.has(command.type) || this.#queued.has(id)
  }

  #isPending = ({ id }: Pending) => this.pending.get().some((each) => each.id === id)

  /** What the view shows is no longer on its way. */
  #settle() {
    for (const [id, seq] of this.#acked) if (this.store.cursor >= seq) this.#drop(id)
  }

  #drop(id: string) {
    this.#acked.delete(id)
    this.#unanswered.delete(id)
    this.#queued.delete(id)
    const left = this.pending.get().filter((pending) => pending.id !== id)
    if (left.length < this.pending.get().length) this.#setPending(left)
  }

  #setPending(pending: readonly Pending[]) {
    this.pending.set(pending)
    this.#outbox.keep(pending)
  }

  /** Names that come with every word of who writes: only those that are new concern anybody. */
  #know(cards: Cards) {
    const known = this.store.get()?.cards
    if (known && Object.keys(cards).some((id) => !known[id])) this.store.know(cards)
  }

  #setClock(serverNow: number) {
    this.#clockOffset = serverNow - Date.now()
  }

  #room = (): RoomId => this.store.get()?.viewer.seats[0]?.room ?? 'main'

  /** The server knows events that this page does not: panels freeze, sound and picture go on, the page loads anew (S17). */
  #outdated() {
    this.#end({ state: 'outdated' })
    const key = 'auftakt-reloaded-at'
    const last = Number(globalThis.sessionStorage?.getItem(key) ?? 0)
    const wait = Math.max(2_000 + Math.random() * 8_000, last + RELOAD_AT_MOST_EVERY - Date.now())
    setTimeout(() => {
      globalThis.sessionStorage?.setItem(key, String(Date.now()))
      window.location.reload()
    }, wait)
  }
}

import type { Ack, Resume } from '@/domain/protocol/messages'
import { classKey, viewerKey, WIRE } from '@/domain/protocol/messages'
import type { ParticipantId, RoomId } from '@/domain/protocol/standing'
import { type SessionEvent, session } from '@/domain/session'
import type { Published, SessionRunner } from '@/server/sessions/session-runner'
import type { Connection } from './connection'
import type { Directory } from './directory'
import { byOwner, ensureCards, frame, greeting, hear, hearOwn } from './frames'
import { Ring } from './ring'
import { type ViewerClass, ViewerClasses } from './viewer-classes'
import { framePacket, type Packet, packet } from './wire'

export interface AudienceSurroundings {
  readonly now: () => number
  /** How late the event loop is, in milliseconds. */
  readonly lateness: () => number
  /** Does something after some milliseconds; 0: as soon as this turn is over. Returns how to call it off. */
  readonly later: (act: () => void, ms: number) => () => void
}

/** With the clock on the wall. */
export const later: AudienceSurroundings['later'] = (act, ms) => {
  if (ms <= 0) {
    const immediate = setImmediate(act)
    return () => clearImmediate(immediate)
  }
  const timer = setTimeout(act, ms)
  return () => clearTimeout(timer)
}

const EVENT_LOOP_LATE = 50

/**
 * Everybody in this process who watches one session. What the runner publishes goes out as frames: the first at once,
 * then at most one per period; one string per class of viewers, one merged frame for whoever has events of their own (S3).
 */
export class Audience {
  readonly #classes = new ViewerClasses()
  readonly #ring: Ring
  #pending: SessionEvent[] = []
  #flushedTo: number
  #lastFlush = Number.NEGATIVE_INFINITY
  #cancelFlush: (() => void) | null = null
  #flushing = false
  #seenSession: unknown
  readonly #stop: () => void

  constructor(
    readonly runner: SessionRunner,
    readonly directory: Pick<Directory, 'lacks' | 'load' | 'cards'>,
    private readonly around: AudienceSurroundings,
  ) {
    this.#ring = new Ring(runner.head)
    this.#flushedTo = runner.head
    this.#seenSession = this.#sharedSession()
    const unsubscribe = runner.subscribe((published) => this.#heard(published))
    const release = runner.hold()
    this.#stop = () => {
      unsubscribe()
      release()
    }
  }

  get size() {
    return this.#classes.size
  }
  get participants(): ReadonlyMap<ParticipantId, ReadonlySet<Connection>> {
    return this.#classes.participants
  }
  get connections(): Connection[] {
    return this.#classes.membersWhere(() => true)
  }
  /** Those who are shown a room. */
  inRoom = (room: RoomId): Connection[] => this.#classes.inRoom(room)
  staff = (): Connection[] => this.#classes.membersWhere(({ staff }) => staff)

  close() {
    this.#cancelFlush?.()
    this.#stop()
  }

  /** The server listens before it reads: from here on the connection misses nothing (S5). */
  async join(connection: Connection, resume: Resume | null): Promise<void> {
    this.#classes.add(connection, this.#flushedTo)
    if (resume && (await this.#resumes(connection, resume))) return
    await this.#welcome(connection)
  }

  leave(connection: Connection) {
    this.#classes.remove(connection)
  }

  /** Who asked gets a frame up to the acknowledgement, even if there is nothing in it to see (S3). */
  acknowledged(connection: Connection, ack: Ack) {
    if (!ack.ok) return
    if (ack.seq > this.#flushedTo) connection.owed = Math.max(connection.owed, ack.seq)
    else this.#sendUpTo(connection, ack.seq)
  }

  /** The heartbeat: an empty frame up to what has been shown, with the time (S7). Slow lines that have drained are brought up. */
  beat() {
    const now = this.around.now()
    for (const viewerClass of this.#classes.all) {
      const beat = framePacket(JSON.stringify({ from: viewerClass.sentTo, to: this.#flushedTo, events: [], now }))
      viewerClass.sentTo = this.#flushedTo
      for (const member of viewerClass.members) {
        if (member.hasDrained) this.#bringUp(member).catch(() => member.wire.end())
        else member.send(beat)
      }
    }
  }

  /** Something without a place in the log: presence, cards (S11). */
  tell(event: string, content: unknown, to: Iterable<Connection> = this.connections) {
    const message = packet(event, JSON.stringify(content))
    for (const connection of to) connection.send(message)
  }

  /** At once, unless cards are lacking: then with what is known when they are there. */
  async #welcome(connection: Connection) {
    const { runner, directory } = this
    for (;;) {
      const { mentions, packet } = greeting(runner, directory, connection.viewer, this.around.now())
      const lacking = directory.lacks(mentions)
      if (lacking.length === 0) {
        connection.arrive(runner.head)
        return connection.wire.send(packet())
      }
      await directory.load(lacking)
    }
  }

  /** True if the connection could go on from where it was. */
  async #resumes(connection: Connection, { cursor, epoch, viewerKey: key }: Resume): Promise<boolean> {
    if (epoch !== this.runner.epoch || key !== viewerKey(connection.viewer)) return false
    if (cursor > this.runner.head) await this.runner.catchUp()
    if (cursor > this.runner.head) return false
    return this.#sendSince(connection, cursor)
  }

  async #bringUp(connection: Connection) {
    if (!(await this.#sendSince(connection, connection.sentTo))) await this.#welcome(connection)
  }

  async #sendSince(connection: Connection, cursor: number): Promise<boolean> {
    await ensureCards(this.directory, this.#ring.since(cursor) ?? [])
    const events = this.#ring.since(cursor)
    if (!events) return false
    const to = events.at(-1)?.seq ?? cursor
    connection.arrive(to)
    connection.send(frame(this.directory, cursor, to, hear(events, connection.viewer), this.around.now()))
    return true
  }

  #heard({ to, events, reset }: Published) {
    if (reset) {
      this.#ring.clear(to)
      this.#pending = []
      this.#flushedTo = to
      for (const viewerClass of this.#classes.all) viewerClass.sentTo = to
      for (const connection of this.connections) this.#renew(connection)
      return
    }
    this.#ring.push(events)
    this.#pending.push(...events)
    this.#schedule()
  }

  #schedule() {
    if (this.#cancelFlush || this.#flushing) return
    const wait = this.#lastFlush + this.#period() - performance.now()
    this.#cancelFlush = this.around.later(() => {
      this.#cancelFlush = null
      void this.#flush()
    }, wait)
  }

  /** Frames are what costs: many people or a busy process get fewer. */
  #period(): number {
    const { size } = this
    if (size > 5_000 || this.around.lateness() > EVENT_LOOP_LATE) return 250
    return size > 500 ? 100 : 50
  }

  async #flush() {
    this.#flushing = true
    try {
      await ensureCards(this.directory, this.#pending)
      this.#flushNow()
    } finally {
      this.#flushing = false
      this.#lastFlush = performance.now()
      if (this.#pending.length > 0) this.#schedule()
    }
  }

  #flushNow() {
    const events = this.#pending
    const to = events.at(-1)?.seq
    if (to === undefined) return
    this.#pending = []
    this.#flushedTo = to
    const renewed = this.#renewChanged(events)
    const own = byOwner(events)
    for (const viewerClass of this.#classes.all) this.#flushClass(viewerClass, events, to, own, renewed)
  }

  #flushClass(
    viewerClass: ViewerClass,
    events: readonly SessionEvent[],
    to: number,
    own: ReadonlyMap<ParticipantId, readonly SessionEvent[]>,
    renewed: ReadonlySet<Connection>,
  ) {
    const from = viewerClass.sentTo
    // Whoever has moved was welcomed and needs no frame. When rooms open that is everybody in a hundred classes.
    if ([...viewerClass.members].every((member) => renewed.has(member))) {
      viewerClass.sentTo = to
      return
    }
    const heard = hear(events, viewerClass.viewer)
    const shared = heard.length > 0 ? frame(this.directory, from, to, heard) : null
    for (const member of viewerClass.members) {
      if (renewed.has(member)) continue
      const mine = own.get(member.participantId)
      const merged = mine ? hearOwn(heard, mine, member.viewer) : []
      if (merged.length > 0) this.#sendOwn(member, frame(this.directory, from, to, merged), to)
      else this.#settle(member, shared, from, to)
    }
    if (shared) viewerClass.sentTo = to
  }

  #settle(member: Connection, shared: Packet | null, from: number, to: number) {
    if (shared) {
      member.send(shared)
      if (!member.stale) member.sentTo = to
    } else if (member.owed > member.sentTo) this.#sendOwn(member, frame(this.directory, from, to, []), to)
    member.owed = 0
  }

  #sendOwn(member: Connection, packet: Packet, to: number) {
    member.send(packet)
    if (!member.stale) member.sentTo = to
    member.owed = 0
  }

  #sendUpTo(connection: Connection, seq: number) {
    const from = this.#classes.of(connection)?.sentTo ?? this.#flushedTo
    if (Math.max(connection.sentTo, from) >= seq) return
    this.#sendOwn(connection, frame(this.directory, from, this.#flushedTo, []), this.#flushedTo)
  }

  /** Roles and seats follow from the fold: whoever sees something else now gets a fresh welcome (S8), whoever is out goes. */
  #renewChanged(events: readonly SessionEvent[]): Set<Connection> {
    const shared = this.#sharedSession()
    const everybody = !sameShallow(shared, this.#seenSession)
    this.#seenSession = shared
    const renewed = new Set<Connection>()
    const concerned = everybody ? this.connections : events.flatMap((event) => this.#connectionsOfOwner(event))
    for (const connection of concerned) if (this.#renewIfChanged(connection)) renewed.add(connection)
    return renewed
  }

  #connectionsOfOwner(event: SessionEvent): Connection[] {
    if (!('owner' in event) || event.owner === undefined) return []
    if (session.registry.ofEvent(event.type).scope !== 'session') return []
    return [...(this.participants.get(event.owner) ?? [])]
  }

  #renewIfChanged(connection: Connection): boolean {
    const viewer = connection.viewerIn(this.runner.state)
    if (viewer && classKey(viewer) === connection.classKey) return false
    this.#renew(connection, viewer)
    return true
  }

  #renew(connection: Connection, viewer = connection.viewerIn(this.runner.state)) {
    this.leave(connection)
    if (!viewer) {
      connection.wire.send(packet(WIRE.removed, '{}'))
      connection.wire.end()
      return
    }
    connection.turnInto(viewer)
    this.#classes.add(connection, this.#flushedTo)
    // Without the database nobody can be welcomed: the page comes back by itself.
    this.#welcome(connection).catch(() => connection.wire.end())
  }

  /** The parts of the session that all see: when none of them changed, only owners of events can have moved. */
  #sharedSession(): unknown[] {
    return Object.values(this.runner.state.session).map((feature) => feature.all)
  }
}

const sameShallow = (a: unknown[], b: unknown) => Array.isArray(b) && a.every((each, i) => each === b[i])

import type { PresenceDiff } from '@/domain/protocol/messages'
import { WIRE } from '@/domain/protocol/messages'
import type { ParticipantId, RoomId } from '@/domain/protocol/standing'
import { session } from '@/domain/session'
import type { Database } from '@/prisma/client'
import { Prisma } from '@/prisma/generated/client'
import type { Audience } from './audience'
import type { Connection } from './connection'

/** Above this many people in a room only their number is told; lists come page by page. */
export const NAMED_UP_TO = 500
/** Whoever's process has been silent so long is gone. */
export const GONE_AFTER = 25_000
/** Somebody who comes back within this never left. */
const LINGERS = 5_000
const HEARTBEAT = 10_000

const SEEN_LATELY = Prisma.sql`"seenAt" > clock_timestamp() - make_interval(secs => ${GONE_AFTER / 1000})`

interface Row {
  readonly room: RoomId
  readonly participantId: ParticipantId
}

interface RoomPresence {
  n: number
  here: ReadonlySet<ParticipantId> | number
}

/**
 * Who is connected where: soft state in an unlogged table, so that all processes know of all (S11). Each writes its own
 * at most once a second, reads all with the poll, and tells its connections what changed.
 */
export class Presence {
  readonly #rooms = new Map<RoomId, RoomPresence>()
  readonly #lastSeen = new Map<ParticipantId, number>()
  #written = new Map<ParticipantId, RoomId>()
  #writtenAt = Number.NEGATIVE_INFINITY

  constructor(
    private readonly audience: Audience,
    private readonly db: Database,
    private readonly process: string,
  ) {}

  /** How many are in a room, as last read; and the number of the last diff. */
  of(room: RoomId): { n: number; here: number } {
    const { n, here } = this.#rooms.get(room) ?? { n: 0, here: 0 }
    return { n, here: typeof here === 'number' ? here : here.size }
  }
  /** Nobody of this process is in the table any more. */
  get isEmpty(): boolean {
    return this.#written.size === 0
  }
  /** The rooms that are open and known to have had people in them. */
  get rooms(): RoomId[] {
    const { runner } = this.audience
    return [...this.#rooms.keys()].filter((room) => session.hasRoom(runner.state, room))
  }

  /** Once a second: writes who is here, reads who is anywhere, tells who came and went. */
  async refresh(): Promise<void> {
    await this.#write()
    await this.#read()
  }

  /** This process goes: its people are gone unless they come back elsewhere. */
  async clear(): Promise<void> {
    await this.db.presence.deleteMany({ where: { sessionId: this.audience.runner.id, process: this.process } })
  }

  async #write() {
    const now = performance.now()
    const present = this.#present(now)
    const changed = [...present].filter(([id, room]) => this.#written.get(id) !== room)
    const gone = [...this.#written.keys()].filter((id) => !present.has(id))
    const beat = now - this.#writtenAt > HEARTBEAT
    const due = beat ? [...present] : changed
    const sessionId = this.audience.runner.id
    if (due.length > 0) {
      await this.db.$executeRaw`
        insert into "Presence" ("sessionId", "participantId", process, room, "seenAt")
        select ${sessionId}, id, ${this.process}, room, clock_timestamp()
        from unnest(${due.map(([id]) => id)}::text[], ${due.map(([, room]) => room)}::text[]) as t(id, room)
        on conflict ("sessionId", "participantId", process) do update set room = excluded.room, "seenAt" = excluded."seenAt"`
    }
    if (gone.length > 0) {
      await this.db.presence.deleteMany({ where: { sessionId, process: this.process, participantId: { in: gone } } })
    }
    if (beat) this.#writtenAt = now
    this.#written = present
  }

  #present(now: number): Map<ParticipantId, RoomId> {
    const present = new Map<ParticipantId, RoomId>()
    for (const [id, connections] of this.audience.participants) {
      const [connection] = connections
      if (connection) present.set(id, standsIn(connection))
      this.#lastSeen.set(id, now)
    }
    for (const [id, seen] of this.#lastSeen) {
      if (present.has(id)) continue
      const room = this.#written.get(id)
      if (now - seen < LINGERS && room !== undefined) present.set(id, room)
      else this.#lastSeen.delete(id)
    }
    return present
  }

  async #read() {
    const sessionId = this.audience.runner.id
    const counts = await this.db.$queryRaw<{ room: RoomId; here: number }[]>`
      select room, count(distinct "participantId")::int as here from "Presence"
      where "sessionId" = ${sessionId} and ${SEEN_LATELY} group by room`
    const named = counts.filter(({ here }) => here <= NAMED_UP_TO).map(({ room }) => room)
    const rows = await this.db.$queryRaw<Row[]>`
      select room, "participantId" from "Presence"
      where "sessionId" = ${sessionId} and room = any(${named}) and ${SEEN_LATELY}`
    for (const { room, here } of counts) if (here > NAMED_UP_TO) this.#countedOnly(room, here)
    await this.#load(rows)
    const people = byRoom(rows)
    for (const room of new Set([...named, ...this.#rooms.keys()])) {
      if (counts.some((count) => count.room === room && count.here > NAMED_UP_TO)) continue
      const here = people.get(room) ?? new Set()
      // More may have come since they were counted.
      if (here.size > NAMED_UP_TO) this.#countedOnly(room, here.size)
      else this.#named(room, here)
    }
    this.#forgetClosed()
  }

  /** All that are lacking at once: when rooms open, everybody comes somewhere. */
  async #load(rows: readonly Row[]) {
    const { directory } = this.audience
    await directory.load(directory.lacks(rows.map(({ participantId }) => participantId)))
  }

  /** Rooms that closed are remembered until the last has left. */
  #forgetClosed() {
    const open = new Set(this.rooms)
    for (const room of this.#rooms.keys()) if (!open.has(room) && this.of(room).here === 0) this.#rooms.delete(room)
  }

  #countedOnly(room: RoomId, here: number) {
    const before = this.#rooms.get(room) ?? { n: 0, here: 0 }
    if (before.here === here) return
    const n = before.n + 1
    this.#rooms.set(room, { n, here })
    this.#tell(room, { n, here, people: null })
  }

  #named(room: RoomId, here: ReadonlySet<ParticipantId>) {
    const before = this.#rooms.get(room) ?? { n: 0, here: new Set<ParticipantId>() }
    const known = typeof before.here === 'number' ? null : before.here
    const came = known ? [...here].filter((id) => !known.has(id)) : []
    const went = known ? [...known].filter((id) => !here.has(id)) : []
    if (known && came.length === 0 && went.length === 0) return
    const n = before.n + 1
    this.#rooms.set(room, { n, here })
    const cards = this.audience.directory.cards(came)
    this.#tell(room, { n, here: here.size, people: known ? { came: cards, went } : null })
  }

  #tell(room: RoomId, diff: PresenceDiff) {
    this.audience.tell(WIRE.presence, { room, ...diff }, this.audience.inRoom(room))
  }
}

function byRoom(rows: readonly Row[]): ReadonlyMap<RoomId, ReadonlySet<ParticipantId>> {
  const people = new Map<RoomId, Set<ParticipantId>>()
  for (const { room, participantId } of rows) {
    const known = people.get(room)
    if (known) known.add(participantId)
    else people.set(room, new Set([participantId]))
  }
  return people
}

/** The first seat is where somebody stands; the others are rooms that they listen to. */
export const standsIn = (connection: Connection): RoomId => connection.viewer.seats[0]!.room

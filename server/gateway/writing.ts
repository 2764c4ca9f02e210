import { WIRE, type WritesAt, type Writing as WritingSaid } from '@/domain/protocol/messages'
import { MAIN, type RoomId } from '@/domain/protocol/standing'
import { session } from '@/domain/session'
import type { Audience } from './audience'
import type { Connection } from './connection'
import { standsIn } from './presence'

/** Whoever says more than this is not heard: so many in a second, and so many at once. */
const PER_SECOND = 3
const AT_ONCE = 6

interface Said {
  readonly room: RoomId
  readonly field: string | null
  /** How much more may be said at `at`. */
  readonly left: number
  readonly at: number
}

/**
 * Who writes where in a breakout room, passed on to the others there. Soft: it is in no log, and whoever hears it forgets
 * it after a few seconds (S11).
 */
export class Writing {
  readonly #said = new WeakMap<Connection, Said>()

  constructor(
    private readonly audience: Audience,
    /** A clock that only goes forward, in milliseconds. */
    private readonly now: () => number = () => performance.now(),
  ) {}

  async hear(connection: Connection, { field }: WritingSaid): Promise<void> {
    const room = standsIn(connection)
    const before = this.#said.get(connection)
    const at = this.now()
    const left = before ? Math.min(AT_ONCE, before.left + ((at - before.at) / 1_000) * PER_SECOND) : AT_ONCE
    const isHeard = left >= 1 && room !== MAIN && this.#takesPart(connection)
    this.#said.set(connection, {
      room,
      field: isHeard ? field : (before?.field ?? null),
      left: Math.max(0, left - 1),
      at,
    })
    if (isHeard) await this.#tell(connection, room, field)
  }

  /** The line is gone, and with it whoever wrote there. */
  left(connection: Connection) {
    const said = this.#said.get(connection)
    if (said?.field) void this.#tell(connection, said.room, null)
  }

  #takesPart = ({ participantId }: Connection) =>
    session.standing(this.audience.runner.state, participantId)?.may.takePart ?? false

  async #tell(from: Connection, room: RoomId, field: string | null) {
    const { directory } = this.audience
    const { participantId } = from
    const others = this.audience.inRoom(room).filter((each) => each !== from)
    if (others.length === 0) return
    await directory.load(directory.lacks([participantId])).catch(() => {})
    const told: WritesAt = { room, participantId, field, cards: directory.cards([participantId]) }
    this.audience.tell(WIRE.writing, told, others)
  }
}

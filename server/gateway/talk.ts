import type { Report } from '@/domain/protocol/messages'
import type { ParticipantId, RoomId } from '@/domain/protocol/standing'

/** Whoever was last reported speaking is shown for so long, in milliseconds. */
const SPEAKS_FOR = 4_000
const MOST_SIDES = 2

interface RoomTalk {
  readonly secondsBySide: Map<string, number>
  heardAt: number
  speaker: { readonly id: ParticipantId; readonly at: number } | null
}

/**
 * Who speaks in the rooms, for how long, and whose line is poor, as pages report it. Soft: it is in no log, and begins
 * anew with the process (S11).
 */
export class Talk {
  readonly #rooms = new Map<RoomId, RoomTalk>()
  /** Whose line is not good, and where they are: in one room at a time. */
  readonly #poor = new Map<ParticipantId, RoomId>()

  /** `side`: the organisation that somebody speaks for; null for none. `now` in milliseconds since 1970. */
  hear(room: RoomId, id: ParticipantId, side: string | null, { spoke, line }: Report, now: number) {
    const talk = this.#of(room, now)
    if (line === 'good') this.#poor.delete(id)
    else this.#poor.set(id, room)
    if (spoke === 0) return
    talk.heardAt = now
    talk.speaker = { id, at: now }
    if (side !== null) talk.secondsBySide.set(side, (talk.secondsBySide.get(side) ?? 0) + spoke / 1_000)
  }

  /** Whoever is in no room any more has no line there. */
  left(id: ParticipantId) {
    this.#poor.delete(id)
  }

  /** Forgets rooms that are closed. */
  keep(open: readonly RoomId[]) {
    for (const room of this.#rooms.keys()) if (!open.includes(room)) this.#rooms.delete(room)
    for (const [id, room] of this.#poor) if (!open.includes(room)) this.#poor.delete(id)
  }

  of(room: RoomId, now: number) {
    const { secondsBySide, heardAt, speaker } = this.#of(room, now)
    const shares = [...secondsBySide].map(([side, seconds]) => ({ side, seconds: Math.round(seconds) }))
    return {
      heardAt,
      speaker: speaker && now - speaker.at <= SPEAKS_FOR ? speaker.id : null,
      shares: shares.sort((a, b) => b.seconds - a.seconds).slice(0, MOST_SIDES),
      poor: [...this.#poor.values()].filter((where) => where === room).length,
    }
  }

  #of(room: RoomId, now: number): RoomTalk {
    const known = this.#rooms.get(room)
    if (known) return known
    const talk: RoomTalk = { secondsBySide: new Map(), heardAt: now, speaker: null }
    this.#rooms.set(room, talk)
    return talk
  }
}

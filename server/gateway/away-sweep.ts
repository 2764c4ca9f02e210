import type { ParticipantId, RoomId } from '@/domain/protocol/standing'

export interface Place {
  readonly room: RoomId
  readonly participantId: ParticipantId
}

/** Remembers since when those who have a place are nowhere to be seen: others should not wait for them for ever. */
export class AwaySweep {
  readonly #awaySince = new Map<string, number>()

  /** @param keepsFor how long somebody may be away and keep their place, in milliseconds */
  constructor(private readonly keepsFor: number) {}

  /**
   * Who has been away for too long.
   * @param places who has a place now
   * @param here who is connected, anywhere
   * @param now a clock that only goes forward, in milliseconds
   */
  gone(places: readonly Place[], here: ReadonlySet<ParticipantId>, now: number): Place[] {
    const away = places.filter(({ participantId }) => !here.has(participantId))
    const keys = new Set(away.map(keyOf))
    for (const key of this.#awaySince.keys()) if (!keys.has(key)) this.#awaySince.delete(key)
    for (const key of keys) if (!this.#awaySince.has(key)) this.#awaySince.set(key, now)
    return away.filter((place) => now - this.#awaySince.get(keyOf(place))! >= this.keepsFor)
  }
}

const keyOf = ({ room, participantId }: Place) => `${room} ${participantId}`

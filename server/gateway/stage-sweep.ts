import type { ParticipantId, RoomId } from '@/domain/protocol/standing'

/** How long somebody may be away and keep their place on stage, in milliseconds: a lost line and a reload are shorter. */
export const KEEPS_PLACE_FOR = 60_000

export interface Place {
  readonly room: RoomId
  readonly participantId: ParticipantId
}

/** Remembers since when those on stage are nowhere to be seen: others should not look at an empty place for ever. */
export class StageSweep {
  readonly #awaySince = new Map<string, number>()

  /**
   * Who has been away for too long.
   * @param onStage who stands on a stage now
   * @param here who is connected, anywhere
   * @param now a clock that only goes forward, in milliseconds
   */
  gone(onStage: readonly Place[], here: ReadonlySet<ParticipantId>, now: number): Place[] {
    const away = onStage.filter(({ participantId }) => !here.has(participantId))
    const keys = new Set(away.map(keyOf))
    for (const key of this.#awaySince.keys()) if (!keys.has(key)) this.#awaySince.delete(key)
    for (const key of keys) if (!this.#awaySince.has(key)) this.#awaySince.set(key, now)
    return away.filter((place) => now - this.#awaySince.get(keyOf(place))! >= KEEPS_PLACE_FOR)
  }
}

const keyOf = ({ room, participantId }: Place) => `${room} ${participantId}`

import type { RoomId } from '@/domain/protocol/standing'
import { atMost } from './at-most'

const AT_A_TIME = 8
/** One failure may be chance. */
const COUNTS_AS_FAILED = 2

/** Makes the media rooms of breakout rooms before people come, and knows which cannot be made. */
export class Opening {
  /** Session → room → how often in a row it could not be made. */
  readonly #failures = new Map<string, ReadonlyMap<RoomId, number>>()

  /** `create` may be repeated: it changes nothing for a room that is there. */
  constructor(private readonly create: (sessionId: string, room: RoomId) => Promise<void>) {}

  /** Makes those that are missing; answers whether all are there now. To be asked again if not. */
  async make(sessionId: string, missing: readonly RoomId[]): Promise<boolean> {
    const before = this.#failures.get(sessionId)
    const failures = new Map<RoomId, number>()
    await atMost(AT_A_TIME, missing, (room) =>
      this.create(sessionId, room).catch(() => void failures.set(room, (before?.get(room) ?? 0) + 1)),
    )
    this.#failures.set(sessionId, failures)
    return failures.size === 0
  }

  /** Open rooms without sound and picture, because LiveKit does not make them. */
  failed(sessionId: string): readonly RoomId[] {
    const failures = [...(this.#failures.get(sessionId) ?? [])]
    return failures.filter(([, times]) => times >= COUNTS_AS_FAILED).map(([room]) => room)
  }

  forget(sessionId: string) {
    this.#failures.delete(sessionId)
  }
}

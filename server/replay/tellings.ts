import { MAIN, type RoomId } from '@/domain/protocol/standing'
import { type Held, heldBy, recordingTypes } from '@/domain/recording/held'
import {
  type Perspective,
  perspectiveOn,
  type RoomThen,
  roomsSeen,
  roomsThen,
  whereabouts,
} from '@/domain/recording/perspective'
import type { Asker } from './asker'
import { KeptBriefly } from './kept-briefly'
import type { Recordings } from './recordings'
import type { StoredLog } from './stored-log'
import type { Telling } from './told-log'
import type { Watchable } from './watchable'

const MOST_HELD = 200
const NEVER: readonly never[] = []

export interface Wish {
  /** With a recording, or the stream that runs; without, the whole session. */
  readonly recording?: string | undefined
  readonly room?: RoomId | undefined
}

/** What of a log somebody is told. */
export class Tellings {
  readonly #held = new KeptBriefly<Held>(MOST_HELD)

  constructor(
    private readonly stored: StoredLog,
    private readonly recordings: Recordings,
  ) {}

  /** Null for what they may not watch, and for what is not there, alike. */
  async of(asker: Asker, watchable: Watchable, { recording, room = MAIN }: Wish): Promise<Telling | null> {
    const sessionId = asker.recorded.id
    const perspective = await this.#perspective(asker, room)
    if (!perspective) return null
    const cuts = await this.recordings.taken(asker.recorded)
    if (recording === undefined) return watchable.wholeLog ? { sessionId, perspective, cuts, held: null } : null
    const isLive = watchable.live?.id === recording
    // Rooms are never recorded.
    if (room !== MAIN || !(isLive || watchable.recordings.some(({ id }) => id === recording))) return null
    return { sessionId, perspective, cuts, held: await this.#heldBy(sessionId, recording, isLive) }
  }

  /**
   * For a second all get the same. It is told no further than the log was when this was read: later there may be a pause
   * that it does not know of.
   */
  #heldBy(sessionId: string, recording: string, isLive: boolean): Promise<Held> {
    return this.#held.get(JSON.stringify([sessionId, recording, isLive]), async () => {
      const { head } = await this.stored.head(sessionId)
      const events = await this.stored.ofTypes(sessionId, recordingTypes, null)
      const held = heldBy(events, recording, isLive ? 'streams' : 'records')
      return { ...held, upTo: Math.min(held.upTo, head) }
    })
  }

  /** The breakout rooms that somebody may watch. */
  async rooms(asker: Asker, { wholeLog }: Watchable): Promise<readonly RoomThen[]> {
    if (!wholeLog) return NEVER
    const { participantId, as } = asker
    const events = await this.stored.ofTypes(asker.recorded.id, whereabouts, participantId)
    const rooms = roomsThen(events)
    if (as === 'staff') return rooms
    const seen = participantId === null ? new Map() : roomsSeen(events, participantId)
    return rooms.filter(({ id }) => seen.has(id))
  }

  async #perspective({ as, participantId, recorded }: Asker, room: RoomId): Promise<Perspective | null> {
    const staff = as === 'staff'
    if (room === MAIN) return perspectiveOn(room, staff ? { staff, exists: () => false } : { staff, seen: new Map() })
    if (participantId === null) return null
    const events = await this.stored.ofTypes(recorded.id, whereabouts, participantId)
    if (!staff) return perspectiveOn(room, { staff, seen: roomsSeen(events, participantId) })
    return perspectiveOn(room, { staff, exists: (id) => roomsThen(events).some((each) => each.id === id) })
  }
}

import { randomUUID } from 'node:crypto'
import { classKey } from '@/domain/protocol/messages'
import type { ParticipantId, Viewer } from '@/domain/protocol/standing'
import { type SessionState, session } from '@/domain/session'
import type { Packet, Wire } from './wire'

/** A client whose line holds more than this gets nothing more until it has drained: it loses freshness, nobody else anything. */
const MOST_WAITING = 256 * 1024
const DRAINED = 64 * 1024

/** Whose page it is when it is nobody's: it counts nowhere, and has nothing of its own. */
export const NOBODY: ParticipantId = ''

/** One page of one participant, or of nobody. */
export class Connection {
  readonly id = randomUUID()
  /** The end of the last stretch of the log that was sent to this connection alone. */
  sentTo = 0
  /** A frame up to here is owed, because of an acknowledgement (S3). */
  owed = 0
  /** Gets no frames: not welcomed yet, or behind because of a slow line. */
  stale = true
  #joined = false
  #viewer: Viewer
  #classKey: string

  constructor(
    readonly participantId: ParticipantId,
    readonly seat: string,
    readonly wire: Pick<Wire, 'send' | 'waiting' | 'end'>,
    viewer: Viewer,
    /** What it sees from a state on; undefined: nothing any more. */
    readonly viewerIn: (state: SessionState) => Viewer | undefined = (state) => session.viewerOf(state, participantId),
  ) {
    this.#viewer = viewer
    this.#classKey = classKey(viewer)
  }

  get viewer() {
    return this.#viewer
  }
  get classKey() {
    return this.#classKey
  }

  /** It sees something else from now on, and nothing until it was welcomed to that (S8). */
  turnInto(viewer: Viewer) {
    this.stale = true
    this.#joined = false
    this.#viewer = viewer
    this.#classKey = classKey(viewer)
  }

  /** It knows all up to `seq` with what is sent next, and frames may follow. */
  arrive(seq: number) {
    this.#joined = true
    this.stale = false
    this.sentTo = seq
  }

  /** Sends, or marks the connection stale. A welcome is sent in any case. */
  send(packet: Packet) {
    if (this.stale || this.wire.waiting > MOST_WAITING) this.stale = true
    else this.wire.send(packet)
  }

  /** Whether a stale connection can take frames again. */
  get hasDrained() {
    return this.#joined && this.stale && this.wire.waiting < DRAINED
  }
}

import type { Value } from '@/app/_session/value'
import type { Report } from '@/domain/protocol/messages'
import { MAIN, type ParticipantId, type RoomId } from '@/domain/protocol/standing'
import type { Line, MediaView } from './media'

const EVERY = 2_000

/** Tells every two seconds, from a breakout room, how long its person spoke and how good their line is; if it is news. */
export class Reporter {
  #room: RoomId | null = null
  #spoke = 0
  #since: number | null = null
  #said: Line = 'good'
  readonly #timer = setInterval(() => this.#tell(), EVERY)
  readonly #unsubscribe: () => void

  constructor(
    private readonly view: Value<MediaView>,
    private readonly me: ParticipantId,
    private readonly report: (report: Report) => void,
  ) {
    this.#unsubscribe = view.subscribe(() => this.#listen())
  }

  /** The room where they stand now. */
  standsIn(room: RoomId | null) {
    if (room === this.#room) return
    this.#count()
    this.#room = room
    this.#spoke = 0
    this.#said = 'good'
  }

  close() {
    clearInterval(this.#timer)
    this.#unsubscribe()
  }

  #listen() {
    const { status, people } = this.view.get()
    const speaks = status === 'connected' && people.get(this.me)?.speaking === true
    if (speaks === (this.#since !== null)) return
    this.#count()
    this.#since = speaks ? performance.now() : null
  }

  /** Takes into account what was spoken until now. */
  #count() {
    if (this.#since === null) return
    const now = performance.now()
    this.#spoke += now - this.#since
    this.#since = now
  }

  #tell() {
    this.#count()
    const spoke = Math.min(EVERY, Math.round(this.#spoke))
    this.#spoke = 0
    const line = this.#line()
    if (this.#room === null || this.#room === MAIN || line === null) return
    if (spoke === 0 && line === this.#said) return
    this.#said = line
    this.report({ spoke, line })
  }

  /** Null when there is no line here: not yet, or in another tab. */
  #line(): Line | null {
    const { status, line } = this.view.get()
    return status === 'connected' ? line : status === 'reconnecting' ? 'lost' : null
  }
}

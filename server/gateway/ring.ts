import { type SessionEvent, session } from '@/domain/session'

const MOST = 3_000

/** The latest events of a session, for those who come back after a moment. */
export class Ring {
  #events: SessionEvent[] = []
  /** The ring holds all after this seq. */
  #after: number

  constructor(head: number) {
    this.#after = head
  }

  /** What the new events delete is forgotten with them. */
  push(events: readonly SessionEvent[]) {
    this.#events.push(...events)
    this.#forgetWith(events)
    const surplus = this.#events.length - MOST
    if (surplus <= MOST / 4) return
    this.#after = this.#events[surplus - 1]!.seq
    this.#events = this.#events.slice(surplus)
  }

  /** What was deleted since is not shown to those who come back either. */
  forget(seqs: ReadonlySet<number>) {
    this.#events = this.#events.map((event) =>
      seqs.has(event.seq) ? { seq: event.seq, at: event.at, room: event.room, type: event.type, data: null } : event,
    )
  }

  #forgetWith(events: readonly SessionEvent[]) {
    const gone = new Set<number>()
    for (const event of events) {
      const { forgets } = session.registry.eventSpec(event.type)!
      if (forgets.length === 0 || event.data === null) continue
      const subject = session.subjectOf(event)
      for (const each of this.#events) {
        if (each.data !== null && forgets.includes(each.type) && session.subjectOf(each) === subject) gone.add(each.seq)
      }
    }
    if (gone.size > 0) this.forget(gone)
  }

  clear(head: number) {
    this.#events = []
    this.#after = head
  }

  /** All events after a seq, or null if some of them are gone. */
  since(seq: number): readonly SessionEvent[] | null {
    if (seq < this.#after) return null
    return this.#events.filter((event) => event.seq > seq)
  }

  get all(): readonly SessionEvent[] {
    return this.#events
  }
}

import { MAIN, type Role, SYSTEM_ID } from '../../domain/protocol/standing'
import { type SessionCommand, type SessionEvent, session } from '../../domain/session'
import type { Database } from '../../prisma/client'
import { decideBatch } from '../../server/sessions/batch'
import { newTestId } from './planned'

const MINUTE = 60_000

/** A session of some time ago, with all that happened in it at its times; stored as if it had been. */
export class PastSession {
  readonly id = newTestId()
  state = session.initial
  now: number
  readonly #events: SessionEvent[] = []
  readonly #ids = new Map<string, string>()

  /** @param at when its doors opened, milliseconds since 1970 */
  constructor(
    at: number,
    private readonly people: Readonly<Record<string, { readonly name: string; readonly role: Role }>>,
  ) {
    this.now = at
    this.by(SYSTEM_ID, 'session.open')
    for (const [key, { role }] of Object.entries(people)) {
      this.#ids.set(key, `p_${newTestId()}`)
      this.by(SYSTEM_ID, 'person.enter', { participantId: this.idOf(key), role })
    }
  }

  idOf = (key: string): string => this.#ids.get(key) ?? key

  /** The recording that was started last. */
  get recordingId(): string {
    const started = this.#events.findLast((event) => event.type === 'recording.started' && event.data !== null)
    return (started!.data as { recordingId: string }).recordingId
  }

  /** Somebody does something. Answers what happened. */
  by(key: string, type: string, data: unknown = {}): readonly SessionEvent[] {
    const parsed = session.parseCommand({ type, data })
    if (!parsed.ok) throw new Error(`${type} is malformed`)
    const command = parsed.command as SessionCommand
    const ask = { id: newTestId(), by: this.idOf(key), room: MAIN, command }
    const last = this.#events.at(-1)
    const basis = { state: this.state, head: last?.seq ?? 0, lastAt: last?.at ?? 0 }
    const batch = decideBatch(basis, [ask], () => undefined, { now: () => this.now, newId: newTestId, broke })
    const ack = batch.acks.get(ask)!
    if (!ack.ok) throw new Error(`${type} was refused: ${ack.code}`)
    this.state = batch.state
    this.#events.push(...batch.events)
    return batch.events
  }

  after(seconds: number): this {
    this.now += seconds * 1_000
    return this
  }

  /** Puts it into the database, as a session of this conference that is over. */
  async store(db: Database, conferenceId: string, title: string): Promise<void> {
    const { id: sessionId } = this
    const ended = { phase: 'ended', endedAt: new Date(this.now) }
    await db.session.create({ data: { id: sessionId, conferenceId, title, ...ended } })
    for (const [key, { name, role }] of Object.entries(this.people)) {
      const access = await db.access.create({ data: { id: newTestId(), role, sessionId } })
      const data = { id: this.idOf(key), sessionId, bearer: access.id, accessId: access.id, name, role }
      await db.participant.create({ data })
    }
    await db.logEvent.createMany({ data: this.#events.map((event) => rowOf(sessionId, event)) })
    await db.logHead.create({ data: { sessionId, head: this.#events.at(-1)!.seq } })
  }

  /** Who was there in which minutes, counted from the beginning. */
  async attended(db: Database, key: string, minutes: readonly number[]): Promise<void> {
    const first = Math.floor(this.#events[0]!.at / MINUTE)
    await db.attendance.createMany({
      data: minutes.map((minute) => ({
        sessionId: this.id,
        participantId: this.idOf(key),
        minute: first + minute,
      })),
    })
  }
}

const broke = (error: unknown) => {
  throw error
}

function rowOf(sessionId: string, event: SessionEvent) {
  const { seq, at, room, type, data } = event
  const owner = 'owner' in event ? (event.owner ?? null) : null
  const v = session.registry.eventSpec(type)!.v
  const subject = session.subjectOf(event)
  return {
    sessionId,
    seq,
    at: new Date(at),
    room,
    type,
    v,
    by: SYSTEM_ID,
    owner,
    subject,
    data: data as object,
    part: 0,
  }
}

import { MAIN, type RoomId, SYSTEM_ID } from '../../domain/protocol/standing'
import { type SessionEvent, session } from '../../domain/session'
import type { Database } from '../../prisma/client'
import { type InvitedRole, invite, newTestId, type Planned } from './planned'
import { openRooms, roomIds } from './rooms'
import { Scenario } from './scenario'

const SECOND = 1_000

/** Somebody in it. `id` is the one in the log, `seat` lets them in. */
interface Person {
  readonly id: string
  readonly name: string
  readonly role: InvitedRole
}

/** A session that was held without anybody waiting for it: hours pass in a moment, and then it lies in the log. */
export class StagedSession {
  readonly scenario = new Scenario()
  readonly #people = new Map<string, Person>()
  readonly #events: SessionEvent[] = []

  /** @param begins when its doors opened, milliseconds since 1970 */
  constructor(begins: number) {
    this.scenario.now = begins
    this.scenario.newId = newTestId
    this.by(SYSTEM_ID, 'session.open')
  }

  get now() {
    return this.scenario.now
  }
  idOf = (name: string): string => this.#people.get(name)?.id ?? name

  /** People come in. */
  with(people: Readonly<Record<string, InvitedRole>>): this {
    for (const [name, role] of Object.entries(people)) {
      const id = `p_${newTestId()}`
      this.#people.set(name, { id, name, role })
      this.by(SYSTEM_ID, 'person.enter', { participantId: id, role })
    }
    return this
  }

  /** Somebody does something. Throws when it is refused. */
  by(name: string, type: string, data: unknown = {}, room: RoomId = MAIN): this {
    return this.#happened(this.scenario.done(this.idOf(name), type, data, room))
  }

  /** Time passes; what it brings about comes with whatever happens next. */
  after(seconds: number): this {
    this.scenario.now += seconds * SECOND
    return this
  }

  says = (name: string, text: string, room?: RoomId): this => this.by(name, 'chat.post', { text }, room)

  /** Somebody asks, and all see it at once if questions are not moderated. Answers its id. */
  asks(name: string, text: string): string {
    this.by(name, 'question.ask', { text })
    const { all, staff } = this.scenario.state.rooms[MAIN]!.questions
    return (all.items.find((each) => each.text === text) ?? staff.pending.find((each) => each.text === text))!
      .questionId
  }

  /** Opens rooms with these people in them, and answers their ids. */
  opens(by: string, rooms: Readonly<Record<string, readonly string[]>>, more: object = {}): readonly RoomId[] {
    const wanted = { names: Object.keys(rooms), place: Object.values(rooms).map((some) => some.map(this.idOf)) }
    const outcome = openRooms(this.scenario, { ...wanted, walking: true, by: this.idOf(by), ...more })
    if ('refused' in outcome) throw new Error(outcome.refused)
    this.#happened(outcome)
    return roomIds(this.scenario)
  }

  /** Begins a recording, and answers its id. */
  records(by: string, what: { readonly records: boolean; readonly streams: boolean }): string {
    this.by(by, 'recording.start', { ...what, scope: 'stage' })
    return this.scenario.state.session.recording.all.running!.recordingId
  }

  /** All of it as it stands in a log. */
  rows = () =>
    this.#events.map((event) => ({
      ...{ seq: event.seq, at: event.at, room: event.room, type: event.type },
      ...{ v: session.registry.eventSpec(event.type)!.v, by: SYSTEM_ID, part: 0 },
      ...{ owner: 'owner' in event ? (event.owner ?? null) : null, subject: session.subjectOf(event) },
      data: event.data as unknown,
    }))

  /** Puts all of it into the log of a session, with those who were in it. Answers their seats. */
  async store(db: Database, planned: Planned): Promise<Readonly<Record<string, string>>> {
    const { sessionId } = planned
    const seats: Record<string, string> = {}
    for (const { id, name, role } of this.#people.values()) {
      const { seat, personId } = await invite(db, planned, role, { name })
      seats[name] = seat
      await db.participant.create({ data: { id, sessionId, bearer: personId, accessId: seat, name, role } })
    }
    await db.logHead.upsert({
      where: { sessionId },
      create: { sessionId, head: this.#events.length },
      update: { head: this.#events.length },
    })
    const rows = this.rows().map((row) => ({ ...row, sessionId, at: new Date(row.at), data: row.data as object }))
    for (let from = 0; from < rows.length; from += 1_000)
      await db.logEvent.createMany({ data: rows.slice(from, from + 1_000) })
    const { phase, liveAt, endedAt } = this.scenario.state.session.life.all
    const date = (at: number | null) => (at === null ? null : new Date(at))
    await db.session.update({ where: { id: sessionId }, data: { phase, liveAt: date(liveAt), endedAt: date(endedAt) } })
    return seats
  }

  #happened({ events }: { readonly events: readonly unknown[] }): this {
    this.#events.push(...(events as SessionEvent[]))
    return this
  }
}

import { expect } from 'vitest'
import { MAIN, type ParticipantId, type Role, type RoomId, SYSTEM_ID } from '@/domain/protocol/standing'
import { type NewEvent, type SessionCommand, type SessionState, session } from '@/domain/session'
import { decideBatch } from '@/server/sessions/batch'

type Outcome =
  | { readonly refused: string }
  | { readonly happened: readonly string[]; readonly events: readonly NewEvent[] }

/**
 * A session for tests of rules: given what was done, when somebody asks, then this happens. Everything goes the way that
 * the server goes, without a log.
 */
export class Scenario {
  state: SessionState = session.initial
  now = 1_000_000
  newId = (): string => `id-${++this.#ids}`
  #head = 0
  #lastAt = 0
  #ids = 0
  #asked = 0

  /** A session that is open, with these people in it. */
  static with(people: Readonly<Record<ParticipantId, Role>>): Scenario {
    const scenario = new Scenario()
    scenario.by(SYSTEM_ID, 'session.open')
    for (const [participantId, role] of Object.entries(people))
      scenario.by(SYSTEM_ID, 'person.enter', { participantId, role })
    return scenario
  }

  /** Somebody asks; what became of it. `given` is what the server reads for it. */
  by(id: ParticipantId, type: string, data: unknown = {}, room: RoomId = MAIN, given?: unknown): Outcome {
    const parsed = session.parseCommand({ type, data })
    if (!parsed.ok) return { refused: `malformed ${parsed.problem}` }
    const command = { ...parsed.command, given } as SessionCommand
    const ask = { id: `ask-${++this.#asked}`, by: id, room, command }
    const batch = this.#decide([ask])
    const ack = batch.acks.get(ask)!
    if (!ack.ok) return { refused: ack.code }
    return { happened: batch.events.map(({ type: each }) => each), events: batch.events }
  }

  /** Somebody asks, and it is done; what happened. Throws when it is refused. */
  done(...asked: Parameters<Scenario['by']>): Exclude<Outcome, { readonly refused: string }> {
    const outcome = this.by(...asked)
    if ('refused' in outcome) throw new Error(`${asked[1]} was refused: ${outcome.refused}`)
    return outcome
  }

  /** Somebody asks, it is refused for this reason, and nothing changes. */
  refuses(refused: string, ...asked: Parameters<Scenario['by']>): void {
    const before = this.state
    expect(this.by(...asked)).toEqual({ refused })
    expect(this.state).toBe(before)
  }

  /** Time passes; what it brought about. */
  after(ms: number): readonly string[] {
    this.now += ms
    return this.#decide([]).events.map(({ type }) => type)
  }

  /** What somebody may see. */
  seenBy(id: ParticipantId) {
    return session.view(this.state, session.viewerOf(this.state, id)!)
  }

  /** A slice of the plenary, as somebody sees it. */
  main = (id: ParticipantId) => this.seenBy(id).rooms[MAIN]!

  #decide(asks: Parameters<typeof decideBatch>[1]) {
    const basis = { state: this.state, head: this.#head, lastAt: this.#lastAt }
    const batch = decideBatch(basis, asks, () => undefined, {
      now: () => this.now,
      newId: this.newId,
      broke: (error) => {
        throw error
      },
    })
    this.state = batch.state
    this.#head += batch.drafts.length
    this.#lastAt = batch.drafts.at(-1)?.at ?? this.#lastAt
    return batch
  }
}

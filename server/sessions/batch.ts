import type { Recorded } from '@/domain/protocol/feature'
import type { Ack } from '@/domain/protocol/messages'
import { MAIN, type RoomId, type Standing, SYSTEM_ID } from '@/domain/protocol/standing'
import { type NewEvent, type SessionCommand, type SessionState, session } from '@/domain/session'
import type { Draft, Forgetting } from '@/server/log/event-log'

/** `id` is unique to the asker and the command (a UUID); asked again, it gets the answer it had (S6). */
export interface Ask {
  readonly id: string
  readonly by: string
  readonly room: RoomId
  readonly command: SessionCommand
}

/** What stands in the way of a command before its feature is asked. */
export const RUNNER_REFUSALS = ['not-admitted', 'rooms/moved', 'forbidden', 'unavailable', 'newer-version'] as const

export interface Basis {
  readonly state: SessionState
  readonly head: number
  /** When the log's last event happened: its clock never goes back (S15). */
  readonly lastAt: number
}

export interface Around {
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly newId: () => string
  /** Hears of a rule that threw: a mistake of ours, of which everybody else must notice nothing. */
  readonly broke: (error: unknown, what: string) => void
}

/** When time is asked again after it broke, in milliseconds. */
const ASK_TIME_AGAIN = 60_000

export interface DecidedBatch {
  readonly acks: ReadonlyMap<Ask, Ack>
  readonly drafts: readonly Draft[]
  readonly events: readonly Recorded<NewEvent>[]
  readonly forget: readonly Forgetting[]
  /** The state after all of it. */
  readonly state: SessionState
  /** When time will bring something about; null for never. */
  readonly nextTickAt: number | null
}

const DEEPEST_CONSEQUENCE = 3

/** Decides commands in order, each on the state that the one before left, and what time brings about after them. Pure. */
export function decideBatch(
  basis: Basis,
  asks: readonly Ask[],
  answered: (commandId: string) => number | undefined,
  around: Around,
): DecidedBatch {
  const batch = new Batch(basis, around)
  const acks = new Map<Ask, Ack>()
  const inBatch = new Map<string, Ack>()
  for (const ask of asks) {
    const seq = answered(ask.id)
    const ack = seq === undefined ? (inBatch.get(ask.id) ?? batch.decide(ask)) : ({ ok: true, seq } as const)
    inBatch.set(ask.id, ack)
    acks.set(ask, ack)
  }
  const nextTickAt = batch.letTimePass()
  return { acks, drafts: batch.drafts, events: batch.events, forget: batch.forget, state: batch.state, nextTickAt }
}

class Batch {
  readonly drafts: Draft[] = []
  readonly events: Recorded<NewEvent>[] = []
  readonly forget: Forgetting[] = []
  state: SessionState
  readonly #at: number

  constructor(
    private readonly basis: Basis,
    private readonly around: Around,
  ) {
    this.state = basis.state
    this.#at = Math.max(around.now(), basis.lastAt)
  }

  /** All of a command or nothing of it. */
  decide(ask: Ask): Ack {
    const undo = this.#mark()
    try {
      return this.#decide(ask)
    } catch (error) {
      undo()
      this.around.broke(error, ask.command.type)
      return { ok: false, code: 'unavailable' }
    }
  }

  #decide({ id, by, room, command }: Ask): Ack {
    const { state } = this
    const actor = session.standing(state, by)
    if (!actor) return { ok: false, code: 'not-admitted' }
    const isLate = session.mayComeLate(state, command, by, room, this.#at)
    if (!isLate && !this.#hasBusinessIn(room, actor)) return { ok: false, code: 'rooms/moved' }
    if (!session.allows(actor, room, command, state)) return { ok: false, code: 'forbidden' }
    const decision = session.decide(command, state, { actor, room, now: this.#at, newId: this.around.newId })
    if ('refused' in decision)
      return { ok: false, code: decision.refused, ...(decision.params && { params: decision.params }) }
    let part = 0
    for (const event of decision.events) part = this.#add(event, room, by, id, part)
    return { ok: true, seq: this.basis.head + this.drafts.length }
  }

  letTimePass(): number | null {
    const undo = this.#mark()
    try {
      return this.#letTimePass()
    } catch (error) {
      undo()
      this.around.broke(error, 'tick')
      return this.#at + ASK_TIME_AGAIN
    }
  }

  #mark(): () => void {
    const { state } = this
    const [drafts, events, forget] = [this.drafts.length, this.events.length, this.forget.length]
    return () => {
      this.state = state
      this.drafts.length = drafts
      this.events.length = events
      this.forget.length = forget
    }
  }

  #letTimePass(): number | null {
    const { due } = session.tick(this.state, this.#at)
    for (const { room, event } of due) this.#add(event, room, SYSTEM_ID, null, 0)
    const then = session.tick(this.state, this.#at)
    if (then.due.length > 0) return this.#at
    return Number.isFinite(then.next) ? then.next : null
  }

  /** The room one stands in; those who keep order, and the product, in any that exists. */
  #hasBusinessIn(room: RoomId, { room: standsIn, role, may }: Standing): boolean {
    return room === standsIn || ((may.moderate || role === 'system') && session.hasRoom(this.state, room))
  }

  /** Takes an event and what follows from it; returns the next free part of the command. */
  #add(event: NewEvent, room: RoomId, by: string, commandId: string | null, part: number, depth = 0): number {
    const spec = session.registry.eventSpec(event.type)!
    const subject = session.subjectOf(event)
    // What concerns the whole session says nothing of the room in which somebody stood when they asked for it.
    const where = session.registry.ofEvent(event.type).scope === 'session' ? MAIN : room
    const place = { seq: this.basis.head + this.drafts.length + 1, at: this.#at, room: where }
    this.drafts.push({
      ...place,
      type: event.type,
      v: spec.v,
      by,
      owner: event.owner ?? null,
      subject,
      data: event.data,
      commandId,
      part,
    })
    if (spec.forgets.length > 0 && subject !== null) this.forget.push({ types: spec.forgets, subject })
    const recorded: Recorded<NewEvent> = { ...event, ...place }
    this.events.push(recorded)
    const further = depth < DEEPEST_CONSEQUENCE ? session.consequencesOf(this.state, recorded) : []
    this.state = session.reduce(this.state, recorded)
    let next = part + 1
    for (const { room: there, event: what } of further) next = this.#add(what, there, by, commandId, next, depth + 1)
    return next
  }
}

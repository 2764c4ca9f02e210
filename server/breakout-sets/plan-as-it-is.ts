import { move } from '@/domain/planning/assign'
import type { Plan, Remark } from '@/domain/planning/plan'
import type { ParticipantId } from '@/domain/protocol/standing'
import { placesIn, type SessionState } from '@/domain/session'

/** A plan of rooms with everybody where they belong by now: who came later, who was moved, which rooms are closed. */
export class PlanAsItIs {
  #plan: Plan

  /** @param bearers how the plan names participants */
  constructor(plan: Plan, state: SessionState, bearers: ReadonlyMap<ParticipantId, string>) {
    const open = new Set(state.session.breakouts.all?.rooms.map(({ index }) => index))
    const planned = new Map(plan.rooms.flatMap(({ people }, room) => people.map(({ id }) => [id, room] as const)))
    this.#plan = { ...plan, rooms: plan.rooms.map((room, i) => (open.has(i) ? room : { ...room, limit: 0 })) }
    for (const { participantId, index } of placesIn(state)) {
      const bearer = bearers.get(participantId)
      if (bearer !== undefined && planned.get(bearer) !== index) this.take(bearer, index)
    }
  }

  get plan(): Plan {
    return this.#plan
  }

  take(bearer: string, room: number, reason?: Remark) {
    this.#plan = move(this.#plan, bearer, room, reason)
  }
}

import type { Plan, Remark } from '../plan'
import { because } from './codes'

const byHand = (room: number | null): Remark =>
  because(room === null ? 'planning/kept-by-hand' : 'planning/by-hand', {})

/**
 * A plan in which somebody is in another room, or, with null, in the plenary. It takes in whoever was not in it. Nothing
 * changes if they are there already or there is no such room. Limits and demands do not hold a hand back: `unmet` is as
 * it was, and `check` says what it is now.
 */
export function move(plan: Plan, personId: string, room: number | null, reason: Remark = byHand(room)): Plan {
  const to = room === null ? plan.unplaced : plan.rooms[room]?.people
  if (!to || has(to, personId)) return plan
  const moved = { id: personId, reason }
  const change = (some: Placed, isThere: boolean): Placed =>
    isThere ? [...some, moved] : has(some, personId) ? some.filter(({ id }) => id !== personId) : some
  const rooms = plan.rooms.map((each, i) => {
    const people = change(each.people, i === room)
    return people === each.people ? each : { ...each, people }
  })
  return { ...plan, rooms, unplaced: change(plan.unplaced, room === null) }
}

type Placed = Plan['unplaced']

const has = (some: Placed, personId: string) => some.some(({ id }) => id === personId)

import type { Placeable } from '../plan'
import { byName, type Demand, ofRooms, type RoomDemand } from './checked'
import { type Unmet, unmet } from './codes'
import { sideOf } from './roles'

/** In the room of a partnership each of its sides, elsewhere any two. */
export const bothSides: Demand = (checked) => {
  if (!checked.rules.bothSides) return []
  const members = new Map(byName([...checked.people.values()], ({ partnership }) => partnership))
  return ofRooms(checked, (people, room) => {
    const { partnership } = checked.plan.rooms[room]!
    return partnership === null
      ? anyTwo(people, room)
      : allOf(partnership, sidesAmong(members.get(partnership) ?? []))(people, room)
  })
}

const sidesAmong = (people: readonly Placeable[]): ReadonlySet<string> =>
  new Set(people.flatMap((person) => sideOf(person) ?? []))

const anyTwo: RoomDemand = (people, room) => twoOf(sidesAmong(people), room)

const allOf =
  (partnership: string, sides: ReadonlySet<string>): RoomDemand =>
  (people, room) => {
    const here = sidesAmong(people.filter((person) => person.partnership === partnership))
    const missing = [...sides].filter((side) => !here.has(side))
    return missing.length > 0
      ? missing.map((side) => unmet('planning/side-missing', room, { partnership, side }))
      : twoOf(sides, room)
  }

function twoOf(sides: ReadonlySet<string>, room: number): readonly Unmet[] {
  const [first, second] = sides
  if (second !== undefined) return []
  return [
    first === undefined ? unmet('planning/no-side', room, {}) : unmet('planning/one-side-only', room, { side: first }),
  ]
}

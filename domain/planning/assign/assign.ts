import { MOST_ROOMS, type Placeable, type Plan, type Rules, type Way } from '../plan'
import type { Board } from './board'
import { byTable, empty } from './by-hand'
import { byPartnership } from './by-partnership'
import { byTopic } from './by-topic'
import { check } from './check'
import { because } from './codes'
import { dealEvenly } from './evenly'
import { runsTheSession } from './roles'
import { withWishesOf } from './wishes'

type Ways = { readonly [Kind in Way['kind']]: Extract<Way, { kind: Kind }> }
type Divide<W> = (people: readonly Placeable[], way: W, rules: Rules, seed: string) => Board

const DIVIDE: { readonly [Kind in keyof Ways]: Divide<Ways[Kind]> } = {
  partnership: (people, _way, rules) => byPartnership(people, rules),
  mix: (people, { rooms }, ...demands) => dealEvenly(people, { rooms, mix: true, size: null }, ...demands),
  random: (people, { rooms }, ...demands) => dealEvenly(people, { rooms, mix: false, size: null }, ...demands),
  size: (people, { size }, rules, seed) => {
    const divided = people.filter((person) => !runsTheSession(person, rules)).length
    const rooms = Math.min(MOST_ROOMS, Math.ceil(divided / size))
    return dealEvenly(people, { rooms, mix: false, size }, rules, seed)
  },
  topics: (people, way, ...demands) => byTopic(people.map(withWishesOf(way)), way.topics, ...demands),
  manual: (people, { rooms }) =>
    empty(
      people,
      rooms.map((name) => ({ name, limit: null })),
      because('planning/not-yet-placed', {}),
    ),
  choice: (people, { rooms }) => empty(people, rooms, because('planning/choose-yourself', {})),
  table: (people, { rows }) => byTable(people, rows),
}

/**
 * Divides people into rooms. Everybody is in the plan exactly once, with a reason; demands that cannot be met are in
 * `unmet`. The same people, way, rules and seed give the same plan, on every machine.
 *
 * Of people with the same id only the first counts.
 */
export function assign(people: readonly Placeable[], way: Way, rules: Rules, seed: string): Plan {
  const known = new Map([...people].reverse().map((person) => [person.id, person]))
  const each = people.filter((person) => known.get(person.id) === person)
  const divide = DIVIDE[way.kind] as Divide<Way>
  const plan = divide(each, way, rules, seed).done()
  return { ...plan, unmet: check(plan, known, rules, way) }
}

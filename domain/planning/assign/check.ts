import type { Placeable, Plan, Rules, Way } from '../plan'
import type { Checked, Demand } from './checked'
import type { Unmet } from './codes'
import * as demands from './demands'
import * as promises from './promises'
import { bothSides } from './sides'

/** In the order in which they are told. */
const ALL: readonly Demand[] = [
  promises.shortages,
  promises.limits,
  promises.groupSize,
  promises.nobodysRooms,
  promises.apart,
  bothSides,
  demands.sharedLanguage,
  demands.knownLanguages,
  demands.delegationsTogether,
  demands.delegationsApart,
  demands.moderator,
]

/**
 * What of the demands a plan does not meet, however it came about; a room in which nobody is needs nothing. Of whom
 * `people` says nothing, only the place counts. With the way, also what that promises: a mix, for example, takes
 * partnerships apart.
 */
export function check(
  plan: Pick<Plan, 'rooms' | 'unplaced'>,
  people: ReadonlyMap<string, Placeable>,
  rules: Rules,
  way?: Way,
): readonly Unmet[] {
  const rooms = plan.rooms.map((room) => room.people.flatMap(({ id }) => people.get(id) ?? []))
  const checked: Checked = { plan, rooms, people, rules, way }
  return ALL.flatMap((unmetIn) => unmetIn(checked))
}

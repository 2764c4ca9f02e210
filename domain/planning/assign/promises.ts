import { MOST_ROOMS } from '../plan'
import { byName, type Demand, ofRooms } from './checked'
import { type ReasonCode, type Unmet, unmet } from './codes'

/** A mix takes partnerships apart; a delegation that stays together counts as one. */
export const apart: Demand = (checked) => {
  if (checked.way?.kind !== 'mix') return []
  const isOne = checked.rules.delegations === 'together'
  return ofRooms(checked, (people, room) =>
    byName(people, ({ partnership }) => partnership).flatMap(([partnership, theirs]) => {
      const kinds = new Set(theirs.map((person) => (isOne && person.side) || person))
      return kinds.size > 1 ? unmet('planning/partnership-together', room, { partnership, people: theirs.length }) : []
    }),
  )
}

export const limits: Demand = ({ plan }) =>
  plan.rooms.flatMap(({ limit, people }, room) =>
    limit !== null && people.length > limit ? unmet('planning/over-limit', room, { limit, people: people.length }) : [],
  )

export const groupSize: Demand = ({ plan, way }) => {
  if (way?.kind !== 'size') return []
  const larger = plan.rooms.filter(({ people }) => people.length > way.size).length
  return larger > 0 ? [unmet('planning/larger-than-size', null, { size: way.size, rooms: larger })] : []
}

/** Where people were dealt, each room should have got some. */
export const nobodysRooms: Demand = ({ plan, way }) => {
  if (way?.kind !== 'mix' && way?.kind !== 'random') return []
  const empty = plan.rooms.filter(({ people }) => people.length === 0).length
  return empty > 0 ? [unmet('planning/empty-rooms', null, { rooms: empty })] : []
}

/** Wishes and places that were not there, as the reasons say. */
export const shortages: Demand = ({ plan }) => {
  const given = [...plan.rooms.flatMap(({ people }) => people), ...plan.unplaced]
  const count = (code: ReasonCode) => given.filter(({ reason }) => reason.code === code).length
  const some = (people: number, say: (people: number) => Unmet) => (people > 0 ? [say(people)] : [])
  return [
    ...some(count('planning/wishes-not-granted'), (people) => unmet('planning/without-wish', null, { people })),
    ...some(count('planning/all-full'), (people) => unmet('planning/without-place', null, { people })),
    ...some(count('planning/beyond-most-rooms'), (people) =>
      unmet('planning/without-room', null, { people, most: MOST_ROOMS }),
    ),
  ]
}

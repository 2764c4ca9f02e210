import { byName, type Demand, ofRooms } from './checked'
import { unmet } from './codes'
import { gapAmong } from './languages'
import { interprets, moderates, sideOf } from './roles'

export const moderator: Demand = (checked) =>
  checked.rules.moderator
    ? ofRooms(checked, (people, room) => (people.some(moderates) ? [] : unmet('planning/no-moderator', room, {})))
    : []

export const sharedLanguage: Demand = (checked) =>
  checked.rules.sharedLanguage
    ? ofRooms(checked, (people, room) => {
        const gap = gapAmong(people)
        return gap.length === 0 ? [] : unmet('planning/no-shared-language', room, { languages: gap.join(' ') })
      })
    : []

/** Rooms count on those whose languages are known. */
export const knownLanguages: Demand = ({ rooms, rules }) => {
  const unknown = rooms.flat().filter((person) => !interprets(person) && person.languages.length === 0)
  return rules.sharedLanguage && unknown.length > 0
    ? [unmet('planning/languages-unknown', null, { people: unknown.length })]
    : []
}

export const delegationsApart: Demand = (checked) =>
  checked.rules.delegations === 'apart'
    ? ofRooms(checked, (people, room) =>
        byName(people, sideOf).flatMap(([side, { length }]) =>
          length > 1 ? unmet('planning/delegation-together', room, { side, people: length }) : [],
        ),
      )
    : []

export const delegationsTogether: Demand = ({ rooms, rules }) => {
  if (rules.delegations !== 'together') return []
  const seats = rooms.flatMap((people, room) => people.map((person) => ({ person, room })))
  return byName(seats, ({ person }) => sideOf(person)).flatMap(([side, theirs]) => {
    const { size } = new Set(theirs.map(({ room }) => room))
    return size > 1 ? unmet('planning/delegation-split', null, { side, rooms: size }) : []
  })
}

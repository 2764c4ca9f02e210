import type { Placeable, Rules } from '../plan'
import { listenersAmong, speaksOneOf } from './languages'
import { sideOf } from './roles'
import type { Tongue } from './tongues'
import { beside, type Unit } from './units'

/**
 * People who must not meet, beside each other: dealt in a row, they come to different rooms, and the rooms stay even.
 * Kinds keep the order that the draw gave them.
 */
export function sortedOut(drawn: readonly Placeable[], mix: boolean, rules: Rules): readonly Placeable[] {
  if (mix) {
    const byLanguage = beside(drawn, ({ languages }) => languages[0])
    return beside(beside(byLanguage, sideOf), ({ partnership }) => partnership)
  }
  return rules.bothSides || rules.delegations === 'apart' ? beside(drawn, sideOf) : drawn
}

/** Moderators first, if each room needs one; then large delegations; then whoever understands what fewer rooms speak. */
export function hardestFirst(units: readonly Unit[], tongues: readonly Tongue[], rules: Rules): readonly Unit[] {
  const distinct = [...new Set(tongues)]
  const weighed = units.map((unit) => ({
    unit,
    moderates: rules.moderator && unit.moderates ? 1 : 0,
    size: unit.people.length,
    choices: distinct.filter((tongue) => isSpokenBy(unit, tongue)).length,
  }))
  weighed.sort((a, b) => b.moderates - a.moderates || b.size - a.size || a.choices - b.choices)
  return weighed.map(({ unit }) => unit)
}

const isSpokenBy = ({ people }: Unit, { languages }: Tongue) =>
  listenersAmong(people).every((listener) => speaksOneOf(listener, languages))

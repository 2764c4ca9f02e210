import type { Placeable, Remark, Rules, Way } from '../plan'
import { Board } from './board'
import { castOf, keepInPlenary } from './cast'
import { type Criterion, choose } from './choose'
import { because } from './codes'
import * as by from './criteria'
import { moderates } from './roles'
import { sendInterpreters } from './staff'
import { type Unit, unitOf, unitsOf } from './units'
import { prefersWishes, wishesOf, wishGranted } from './wishes'

type Topics = Extract<Way, { kind: 'topics' }>['topics']

/**
 * A room for each topic. All first wishes are granted before any second one; where more people want in than there is
 * space, the draw decides. A delegation that stays together wishes as one.
 */
export function byTopic(people: readonly Placeable[], topics: Topics, rules: Rules, seed: string): Board {
  const { leading, interpreters, others } = castOf(people, rules, seed)
  const board = new Board(topics.map((topic) => ({ ...topic, partnership: null })))
  const criteria = criteriaFor(rules)
  const units = unitsOf(others, rules)
  const moderating = units.filter((unit) => rules.moderator && unit.moderates)
  const following = units.filter((unit) => !(rules.moderator && unit.moderates))

  keepInPlenary(board, leading)
  for (const unit of moderating) seat(board, unit, criteria, rules)
  const waiting = grantWishes(board, following, rules)
  for (const unit of waiting) seat(board, unit, criteria, rules)
  for (const person of sendInterpreters(board, interpreters)) seat(board, unitOf([person]), criteria, rules)
  return board
}

/** Where somebody goes who does not simply get a wish; the weightiest first. */
const criteriaFor = (rules: Rules): readonly Criterion[] =>
  [
    rules.delegations === 'together' && by.joinsDelegation,
    rules.delegations === 'apart' && by.spreadsDelegation,
    rules.moderator && by.spreadsModerators,
    prefersWishes,
    rules.sharedLanguage && by.sharesLanguage,
    rules.bothSides && by.bringsSecondSide,
    by.balancesSizes,
  ].filter((criterion) => criterion !== false)

/** Grants what can be granted without breaking a demand, and answers who got nothing. */
function grantWishes(board: Board, units: readonly Unit[], rules: Rules): readonly Unit[] {
  let waiting = units.map((unit) => ({ unit, wishes: wishesOf(unit).filter(isTopicOf(board)) }))
  const most = waiting.reduce((longest, { wishes }) => Math.max(longest, wishes.length), 0)
  for (let rank = 0; rank < most; rank++)
    waiting = waiting.filter(({ unit, wishes }) => !grant(board, unit, wishes[rank], rules))
  return waiting.map(({ unit }) => unit)
}

/** Puts the unit into the room of a topic, the emptiest if several have its name; answers whether that went. */
function grant(board: Board, unit: Unit, topic: string | undefined, rules: Rules): boolean {
  const open = board.roomsNamed(topic ?? '').filter((room) => isOpenTo(board, unit, room, rules))
  const choice = choose(board, unit, [by.balancesSizes], open)
  if (choice) putAll(board, unit, choice.room, rules)
  return choice !== null
}

const isTopicOf = (board: Board) => (wish: string) => board.roomsNamed(wish).length > 0

const isOpenTo = (board: Board, { people, side }: Unit, room: number, { delegations }: Rules): boolean =>
  board.hasSpace(room, people.length) && (delegations !== 'apart' || side === null || board.sides.of(side)[room] === 0)

/** The best room with space for all; a delegation for which none is large enough comes apart. */
function seat(board: Board, unit: Unit, criteria: readonly Criterion[], rules: Rules) {
  const choice = choose(board, unit, criteria, board.withSpace(unit.people.length))
  if (choice) return putAll(board, unit, choice.room, rules)
  if (unit.people.length === 1) return board.leaveOutside(unit.people[0]!)
  for (const person of unit.people) seat(board, unitOf([person]), criteria, rules)
}

function putAll(board: Board, unit: Unit, room: number, rules: Rules) {
  for (const person of unit.people) board.put(person, room, reasonFor(person, board, unit, room, rules))
}

function reasonFor(person: Placeable, board: Board, unit: Unit, room: number, rules: Rules): Remark {
  if (rules.moderator && moderates(person)) return because('planning/moderates', {})
  const granted = wishGranted(person, board.frames[room]!.name)
  if (granted) return granted
  if (unit.people.length > 1 && unit.side !== null) return because('planning/keeps-delegation', { side: unit.side })
  const hasWished = person.wishes?.some(isTopicOf(board))
  return because(hasWished ? 'planning/wishes-not-granted' : 'planning/no-wish', {})
}

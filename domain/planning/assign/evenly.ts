import type { Placeable, Rules } from '../plan'
import { Board, type Frame } from './board'
import { castOf, keepInPlenary } from './cast'
import { type Choice, type Criterion, choose, reasonOf } from './choose'
import { because } from './codes'
import * as by from './criteria'
import { hardestFirst, sortedOut } from './order'
import { moderates } from './roles'
import { interpretsBetween, sendInterpreters } from './staff'
import { type Tongue, tonguesFor } from './tongues'
import { type Unit, unitOf, unitsOf } from './units'

export interface Dealing {
  readonly rooms: number
  /** Partnerships are taken apart; otherwise the draw decides. */
  readonly mix: boolean
  /** What a room should hold at most, if that was asked for. */
  readonly size: number | null
}

/** Deals people into rooms that have no names of their own, as evenly as the demands allow. */
export function dealEvenly(people: readonly Placeable[], dealing: Dealing, rules: Rules, seed: string): Board {
  const { leading, interpreters, others } = castOf(people, rules, seed)
  const tongues = rules.sharedLanguage ? tonguesFor(others, interpreters, dealing) : []
  const board = new Board(numbered(dealing.rooms), tongues)
  const order = { criteria: criteriaFor(dealing, rules, tongues, others.length), rules, mix: dealing.mix }

  keepInPlenary(board, leading)
  const waiting = seatInterpreters(board, interpreters)
  const units = unitsOf(sortedOut(others, dealing.mix, rules), rules)
  for (const unit of hardestFirst(units, tongues, rules)) seat(board, unit, order)
  for (const person of sendInterpreters(board, waiting)) seat(board, unitOf([person]), order)
  return board
}

/** What matters, the weightiest first: what a mix is for, what is demanded, even sizes, and what else is good. */
function criteriaFor(
  { rooms, mix, size }: Dealing,
  rules: Rules,
  tongues: readonly Tongue[],
  people: number,
): readonly Criterion[] {
  return [
    mix && by.spreadsPartnership,
    rules.delegations === 'apart' && by.spreadsDelegation,
    rules.moderator && by.spreadsModerators,
    rules.sharedLanguage && by.spreadsInterpreters,
    size !== null && by.staysWithin(size),
    tongues.length > 0 && by.speaksTongue(tongues, Math.ceil(people / rooms)),
    mix ? by.balancesSizes : by.drawsEvenly,
    rules.bothSides && by.bringsSecondSide,
    mix && by.balancesSides,
    mix && by.balancesLanguages,
  ].filter((criterion) => criterion !== false)
}

interface Order {
  readonly criteria: readonly Criterion[]
  readonly rules: Rules
  readonly mix: boolean
}

function seat(board: Board, unit: Unit, order: Order) {
  const choice = choose(board, unit, order.criteria)
  if (!choice) return unit.people.forEach(board.leaveOutside)
  const reasons = unit.people.map((person) => reasonFor(person, unit, choice, board, order))
  for (const [i, person] of unit.people.entries()) board.put(person, choice.room, reasons[i]!)
}

function reasonFor(person: Placeable, { people, side }: Unit, choice: Choice, board: Board, { rules, mix }: Order) {
  if (rules.moderator && moderates(person)) return because('planning/moderates', {})
  if (people.length > 1 && side !== null) return because('planning/keeps-delegation', { side })
  return reasonOf(choice, person, board) ?? because(mix ? 'planning/balances-sizes' : 'planning/drawn', {})
}

/** A group's number is its name; whoever shows it says "Group" in the reader's language. */
const numbered = (rooms: number): readonly Frame[] =>
  Array.from({ length: rooms }, (_, room) => ({ name: String(room + 1), partnership: null, limit: null }))

/** Interpreters on whom a room's tongue counts go there first; answers who waits until they are needed. */
function seatInterpreters(board: Board, interpreters: readonly Placeable[]): readonly Placeable[] {
  const seated = new Set<Placeable>()
  for (const [room, { interpreter, languages }] of board.tongues.entries()) {
    if (!interpreter) continue
    board.put(interpreter, room, interpretsBetween(languages))
    seated.add(interpreter)
  }
  return interpreters.filter((interpreter) => !seated.has(interpreter))
}

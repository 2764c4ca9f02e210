import type { Placeable, Plan, Remark, Rules, Way } from '../plan'
import { Board } from './board'
import { choose, reasonOf } from './choose'
import { because } from './codes'
import { criteriaForLate } from './late-criteria'
import { isStaff, runsTheSession } from './roles'
import { sendInterpreters, sendModerators } from './staff'
import { unitOf } from './units'
import { withWishesOf } from './wishes'

/** Where somebody who comes later belongs: `room` is an index of the plan's rooms. */
export type Late = { readonly room: number; readonly reason: Remark } | { readonly unplaced: Remark }

/** While these are said of others, people choose for themselves or wait for a hand. */
const WAITING: ReadonlySet<string> = new Set(['planning/not-yet-placed', 'planning/choose-yourself'])

/**
 * Where to put somebody who comes after the rooms were planned, or is not in the plan. Whoever is in it stays where it
 * put them; otherwise the partnership's room; otherwise one with space, by the same demands, with a shared language,
 * and the smallest. With the way, the wishes that it knows count too. `move` with the answer makes it part of the plan.
 */
export function placeLate(
  plan: Plan,
  people: ReadonlyMap<string, Placeable>,
  person: Placeable,
  rules: Rules,
  way?: Way,
): Late {
  return placeOf(plan, person.id) ?? placer(plan, people, rules, way)(person)
}

/**
 * A plan with those who came after it was made, as `placeLate` would put one after the other; whoever is in it already
 * stays. Demands are not looked at again: `check` says what is unmet now.
 */
export function placeAllLate(
  plan: Plan,
  people: ReadonlyMap<string, Placeable>,
  late: readonly Placeable[],
  rules: Rules,
  way?: Way,
): Plan {
  const planned = new Set([...plan.rooms.flatMap((room) => room.people), ...plan.unplaced].map(({ id }) => id))
  const place = placer(plan, people, rules, way)
  const came = late.filter(({ id }) => !planned.has(id)).map((person) => ({ id: person.id, at: place(person) }))
  const rooms = plan.rooms.map((room, i) => ({
    ...room,
    people: [
      ...room.people,
      ...came.flatMap(({ id, at }) => ('room' in at && at.room === i ? { id, reason: at.reason } : [])),
    ],
  }))
  const stay = came.flatMap(({ id, at }) => ('unplaced' in at ? { id, reason: at.unplaced } : []))
  return { ...plan, rooms, unplaced: [...plan.unplaced, ...stay] }
}

/** Places people whom the plan does not know: each on what the one before left. */
function placer(
  plan: Plan,
  people: ReadonlyMap<string, Placeable>,
  rules: Rules,
  way: Way | undefined,
): (person: Placeable) => Late {
  if (way?.kind === 'choice') return () => ({ unplaced: because('planning/choose-yourself', {}) })
  const waiting = plan.unplaced.find(({ reason }) => WAITING.has(reason.code))
  if (waiting) return () => ({ unplaced: waiting.reason })
  const board = Board.of(plan, people)
  const withWishes = way ? withWishesOf(way) : (person: Placeable) => person
  return (person) => {
    if (runsTheSession(person, rules)) return { unplaced: because('planning/runs-the-session', {}) }
    const wishing = withWishes(person)
    return isStaff(person) ? sendLate(board, wishing, rules) : seatLate(board, wishing, rules)
  }
}

function placeOf({ rooms, unplaced }: Pick<Plan, 'rooms' | 'unplaced'>, id: string): Late | null {
  for (const [room, { people }] of rooms.entries()) {
    const placed = people.find((each) => each.id === id)
    if (placed) return { room, reason: placed.reason }
  }
  const left = unplaced.find((each) => each.id === id)
  return left ? { unplaced: left.reason } : null
}

/** Staff go where they are needed; nobody who came to help is taken away from the plenary unasked. */
function sendLate(board: Board, person: Placeable, rules: Rules): Late {
  if (rules.moderator) sendModerators(board, [person])
  if (rules.sharedLanguage) sendInterpreters(board, [person])
  const sent = placeOf(board.done(), person.id)
  return sent ?? { unplaced: because('planning/not-needed', {}) }
}

function seatLate(board: Board, person: Placeable, rules: Rules): Late {
  const unit = unitOf([person])
  const put = (room: number, reason: Remark): Late => {
    board.put(person, room, reason)
    return { room, reason }
  }
  const home = choose(board, unit, criteriaForLate(rules), board.withSpace().filter(isHomeOf(person, board)))
  if (home) return put(home.room, because('planning/late-partnership', { partnership: person.partnership! }))
  const choice = choose(board, unit, criteriaForLate(rules), board.withSpace())
  if (!choice) return { unplaced: because('planning/all-full', {}) }
  return put(choice.room, reasonOf(choice, person, board) ?? because('planning/late-smallest', {}))
}

/** The partnership's own room; if it has none, the only one where several of them sit. */
function isHomeOf({ partnership }: Placeable, board: Board): (room: number) => boolean {
  if (partnership === null) return () => false
  if (board.frames.some((frame) => frame.partnership === partnership))
    return (room) => board.frames[room]!.partnership === partnership
  const members = board.partnerships.of(partnership)
  const isTogether = board.rooms.filter((room) => members[room]! > 0).length === 1
  return (room) => isTogether && members[room]! > 1
}

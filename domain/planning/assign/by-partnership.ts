import { MOST_ROOMS, type Placeable, type Rules } from '../plan'
import { Board } from './board'
import { because } from './codes'
import { isStaff, runsTheSession } from './roles'
import { sendInterpreters, sendModerators } from './staff'

/** One room for each partnership, in the order in which the people name them; staff only where they are needed. */
export function byPartnership(people: readonly Placeable[], rules: Rules): Board {
  const names = [...new Set(people.flatMap(({ partnership }) => partnership ?? []))].slice(0, MOST_ROOMS)
  const rooms = new Map(names.map((name, room) => [name, room]))
  const board = new Board(names.map((name) => ({ name, partnership: name, limit: null })))
  for (const person of people) if (!isStaff(person)) seat(board, person, rooms)
  let idle: readonly Placeable[] = people.filter(isStaff)
  if (rules.moderator) idle = sendModerators(board, idle)
  if (rules.sharedLanguage) idle = sendInterpreters(board, idle)
  for (const person of idle)
    board.leave(
      person,
      because(runsTheSession(person, rules) ? 'planning/runs-the-session' : 'planning/not-needed', {}),
    )
  return board
}

function seat(board: Board, person: Placeable, rooms: ReadonlyMap<string, number>) {
  const { partnership } = person
  if (partnership === null) return board.leave(person, because('planning/no-partnership', {}))
  const room = rooms.get(partnership)
  if (room === undefined) return board.leave(person, because('planning/beyond-most-rooms', { most: MOST_ROOMS }))
  board.put(person, room, because('planning/own-partnership', { partnership }))
}

import type { Placeable, Remark } from '../plan'
import type { Board } from './board'
import { type Criterion, choose } from './choose'
import { because } from './codes'
import { sharesLanguage } from './criteria'
import { gapAmong, listenersAmong, reaches } from './languages'
import { matched } from './matching'
import { interprets, moderates } from './roles'
import { unitOf } from './units'

const prefersLargest: Criterion = { row: (board) => board.sizes.map((size) => -size) }

/** Sends a moderator into each room that has none, as far as they go, and answers who is left of the staff. */
export function sendModerators(board: Board, staff: readonly Placeable[]): readonly Placeable[] {
  return staff.filter((person) => {
    if (!moderates(person)) return true
    const without = board.withSpace().filter((room) => board.moderators[room] === 0)
    const choice = choose(board, unitOf([person]), [sharesLanguage, prefersLargest], without)
    if (choice) board.put(person, choice.room, because('planning/moderates', {}))
    return choice === null
  })
}

/** Sends interpreters where people share no language, the largest rooms first, and answers who is left of the staff. */
export function sendInterpreters(board: Board, staff: readonly Placeable[]): readonly Placeable[] {
  const interpreters = staff.filter(interprets)
  if (interpreters.length === 0) return staff
  const rooms = [...board.withSpace()]
    .map((room) => ({ room, gap: gapAmong(board.people[room]!), listeners: listenersAmong(board.people[room]!) }))
    .filter(({ gap }) => gap.length > 0)
    .sort((a, b) => b.listeners.length - a.listeners.length)
  const sent = matched(rooms, interpreters, ({ listeners }, interpreter) => reaches(interpreter, listeners))
  for (const [{ room, gap }, interpreter] of sent) board.put(interpreter, room, interpretsBetween(gap))
  const busy = new Set(sent.values())
  return staff.filter((person) => !busy.has(person))
}

export const interpretsBetween = (languages: readonly string[]): Remark =>
  because('planning/interprets', { languages: languages.join(' ') })

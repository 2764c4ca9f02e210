import type { Placeable, Rules } from '../plan'
import type { Board } from './board'
import type { Criterion } from './choose'
import { because } from './codes'
import * as by from './criteria'
import { gapAmong, listenersAmong, sharedBy } from './languages'
import { prefersWishes } from './wishes'

/** What matters for somebody who comes later, the weightiest first. */
export const criteriaForLate = (rules: Rules): readonly Criterion[] =>
  [
    rules.delegations === 'together' && by.joinsDelegation,
    rules.delegations === 'apart' && by.spreadsDelegation,
    prefersWishes,
    understands,
    rules.bothSides && by.bringsSecondSide,
    by.spreadsPartnership,
    findsCompany,
    isSmallest,
  ].filter((criterion) => criterion !== false)

const [SHARED, INTERPRETED, NOTHING] = [0, 1, 2]

/** A room where all share a language with them; else one where somebody interprets for them. */
const understands: Criterion = {
  row: (board, { people }) => {
    if (listenersAmong(people).length === 0) return null
    return Int32Array.from(board.rooms, (room) => {
      if (board.listeners[room] === 0) return NOTHING
      if (languageIn(room, people, board) !== undefined) return SHARED
      return gapAmong([...people, ...board.people[room]!]).length === 0 ? INTERPRETED : NOTHING
    })
  },
  because: (person, room, board) => {
    const language = languageIn(room, [person], board)
    return language === undefined ? null : because('planning/late-language', { language })
  },
}

const languageIn = (room: number, people: readonly Placeable[], board: Board): string | undefined => {
  const others = listenersAmong(board.people[room]!)
  return others.length === 0 ? undefined : sharedBy([...people, ...others])
}

/** So many can work together; an empty room is begun when there are so many everywhere else. */
const COMPANY = 4

/** Nobody should sit alone because they came late. */
const findsCompany: Criterion = {
  row: (board) => {
    const isSought = board.sizes.some((size) => size > 0 && size < COMPANY)
    return board.sizes.map((size) => (isSought && size === 0 ? 1 : 0))
  },
}

const isSmallest: Criterion = { row: (board) => board.sizes, because: () => because('planning/late-smallest', {}) }

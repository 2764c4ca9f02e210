import type { Placeable, Remark } from '../plan'
import type { Board } from './board'
import type { Criterion } from './choose'
import { because } from './codes'
import { listenersAmong, speaksOneOf } from './languages'
import { sideOf } from './roles'
import type { Tongue } from './tongues'
import type { Unit } from './units'

const ofSide = (person: Placeable, say: (side: string) => Remark): Remark | null => {
  const side = sideOf(person)
  return side === null ? null : say(side)
}
const sideRow = (board: Board, { side }: Unit) => (side === null ? null : board.sides.of(side))

/** The fewest of their partnership. */
export const spreadsPartnership: Criterion = {
  row: (board, { partnerships }) => (partnerships.length === 0 ? null : board.partnerships.sum(partnerships)),
  because: ({ partnership }) =>
    partnership === null ? null : because('planning/spreads-partnership', { partnership }),
}

/** The fewest of their delegation. */
export const spreadsDelegation: Criterion = {
  row: sideRow,
  because: (person) => ofSide(person, (side) => because('planning/spreads-delegation', { side })),
}

/** The most of their delegation. */
export const joinsDelegation: Criterion = {
  row: (board, unit) => sideRow(board, unit)?.map((present) => -present) ?? null,
  because: (person) => ofSide(person, (side) => because('planning/keeps-delegation', { side })),
}

export const spreadsModerators: Criterion = { row: (board, unit) => (unit.moderates ? board.moderators : null) }

export const spreadsInterpreters: Criterion = { row: (board, unit) => (unit.interprets ? board.interpreters : null) }

/** Rooms that would not be larger than the size; if there are none, those that would be so least. */
export const staysWithin = (size: number): Criterion => ({
  row: ({ sizes, largest }, { people }) =>
    largest + people.length <= size ? null : sizes.map((present) => Math.max(0, present + people.length - size)),
})

export const balancesSizes: Criterion = {
  row: (board) => board.sizes,
  because: () => because('planning/balances-sizes', {}),
}

/** Equal sizes too, but who sits where is left to the draw, and that is what is said. */
export const drawsEvenly: Criterion = { row: (board) => board.sizes, because: () => because('planning/drawn', {}) }

export const balancesSides: Criterion = {
  row: sideRow,
  because: (person) => ofSide(person, (side) => because('planning/balances-sides', { side })),
}

/** The fewest who speak the language that stands first with them. */
export const balancesLanguages: Criterion = {
  row: (board, { people }) => {
    const language = people[0]?.languages[0]
    return language === undefined ? null : board.languages.of(language)
  },
  because: ({ languages: [language] }) =>
    language === undefined ? null : because('planning/balances-languages', { language }),
}

/** People of one other side, who wait for a second. */
export const bringsSecondSide: Criterion = {
  row: (board, { side }) => {
    if (side === null) return null
    const own = board.sides.of(side)
    return board.sideCounts.map((sides, room) => (sides === 1 && own[room] === 0 ? 0 : 1))
  },
  because: (person) => ofSide(person, (side) => because('planning/second-side', { side })),
}

/**
 * A tongue that they speak; else one that others there do not speak either, as long as there are fewer than `fair`
 * people; last, a room in which all understand each other.
 */
export const speaksTongue = (tongues: readonly Tongue[], fair: number): Criterion => {
  const distinct = [...new Set(tongues)]
  const index = Int32Array.from(tongues, (tongue) => distinct.indexOf(tongue))
  return {
    row: (board, { people }) => {
      const listeners = listenersAmong(people)
      const isSpoken = distinct.map(({ languages }) => listeners.every((each) => speaksOneOf(each, languages)))
      return board.strangers.map((strangers, room) => {
        if (isSpoken[index[room]!]) return 0
        return strangers > 0 && board.sizes[room]! < fair ? 1 : 2
      })
    },
    because: ({ languages }, room) => {
      const language = languages.find((each) => tongues[room]!.languages.includes(each))
      return language === undefined ? null : because('planning/shares-language', { language })
    },
  }
}

/** A language that everybody there speaks, and all of them. */
export const sharesLanguage: Criterion = {
  row: (board, { people }) => {
    const [first, ...others] = listenersAmong(people)
    if (!first) return null
    const common = first.languages.filter((language) => others.every(({ languages }) => languages.includes(language)))
    const speakers = common.map(board.languages.of)
    return board.listeners.map((listeners, room) => (speakers.some((row) => row[room] === listeners) ? 0 : 1))
  },
  because: ({ languages }, room, { languages: spoken, listeners }) => {
    const language = languages.find((each) => spoken.of(each)[room] === listeners[room])
    return language === undefined ? null : because('planning/shares-language', { language })
  },
}

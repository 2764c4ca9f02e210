import type { Placeable, Remark } from '../plan'
import type { Board } from './board'
import type { Row } from './tally'
import type { Unit } from './units'

/** What speaks for one room rather than another. */
export interface Criterion {
  /** By room, the least is the best; null where it does not matter for the unit. */
  row(board: Board, unit: Unit): Row | null
  /** What to say to a person whom it brought into the room; null if there is nothing to say, or it is not true there. */
  because?(person: Placeable, room: number, board: Board): Remark | null
}

export interface Choice {
  readonly room: number
  /** Those that made a difference, the weightiest first. */
  readonly decisive: readonly Criterion[]
}

/** The best room by the first criterion; among those equally good, by the second; and so on. Null if there is no room. */
export function choose(
  board: Board,
  unit: Unit,
  criteria: readonly Criterion[],
  rooms: ArrayLike<number> = board.rooms,
): Choice | null {
  const left = new Int32Array(rooms)
  const decisive: Criterion[] = []
  let count = left.length
  for (const criterion of criteria) {
    if (count <= 1) break
    const row = criterion.row(board, unit)
    if (!row) continue
    const kept = keepBest(left, count, row)
    if (kept < count) decisive.push(criterion)
    count = kept
  }
  const room = left[0]
  return room === undefined ? null : { room, decisive }
}

/** Moves the best of the first `count` rooms to the front, in their order, and answers how many they are. */
function keepBest(rooms: Int32Array, count: number, row: Row): number {
  let least = Number.POSITIVE_INFINITY
  let kept = 0
  for (let i = 0; i < count; i++) {
    const room = rooms[i]!
    const value = row[room]!
    if (value > least) continue
    if (value < least) kept = 0
    least = value
    rooms[kept++] = room
  }
  return kept
}

/** The reason of the weightiest criterion that has one to give. To be asked before the person is put there. */
export function reasonOf({ room, decisive }: Choice, person: Placeable, board: Board): Remark | null {
  for (const criterion of decisive) {
    const reason = criterion.because?.(person, room, board)
    if (reason) return reason
  }
  return null
}

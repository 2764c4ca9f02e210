import type { Remark } from '../plan'
import { remark } from './codes'

/** One row of a table that was cut into cells, with the line of the text in which it begins. */
export interface TableRow {
  readonly line: number
  readonly cells: readonly string[]
  /** Why it may not say what was meant. */
  readonly problem?: Remark
}

export const MOST_LINES = 5_000

/** Those in which something stands. */
export const filledOf = (rows: readonly TableRow[]): readonly TableRow[] =>
  rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))

/** Why rows are not read at all; null when they are. */
export function sizeProblem(body: readonly TableRow[]): Remark | null {
  if (body.length === 0) return remark('no-lines')
  if (body.length > MOST_LINES) return remark('too-many-lines', { most: MOST_LINES, count: body.length })
  return null
}

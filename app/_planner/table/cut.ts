import Papa from 'papaparse'
import type { TableRow } from '@/domain/planning/table/rows'

const SEPARATORS = ['\t', ';', ','] as const

export interface CutTable {
  readonly rows: readonly TableRow[]
  /** The line in which a quote is opened that is never closed; null when there is none. */
  readonly openQuote: number | null
}

/** Cuts a pasted or opened table into cells. A cell in quotes may hold separators and line breaks. */
export function cutTable(text: string): CutTable {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { delimiter: separatorOf(text) })
  const open = errors.find(({ code }) => code === 'MissingQuotes')
  let line = 1
  const rows = data.map((cells) => {
    const row = { line, cells }
    line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
    return row
  })
  return { rows, openQuote: open ? (rows[open.row ?? 0]?.line ?? 1) : null }
}

/** By the first line: `Keller, Petra;Nord` is cut at the semicolon, because a comma may be part of a name. */
function separatorOf(text: string): string {
  const first = text.split(/\r\n|\n|\r/).find((line) => line.trim() !== '') ?? ''
  const bare = first.replace(/"[^"]*"/g, '')
  return SEPARATORS.find((separator) => bare.includes(separator)) ?? ','
}

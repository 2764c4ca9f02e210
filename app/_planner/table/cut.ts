import Papa from 'papaparse'
import { remark } from '@/domain/planning/table/codes'
import type { TableRow } from '@/domain/planning/table/rows'

const SEPARATORS = ['\t', ';', ','] as const

/** Further ones are somebody's way of writing, and no slip. */
const MOST_OPEN_QUOTES = 20

/**
 * Cuts a pasted or opened table into cells. A cell in quotes may hold separators and line breaks. A quote that is never
 * closed is its line's problem: it is read as if no quotes stood there, so that the others can be read.
 */
export function cutTable(text: string): readonly TableRow[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  const delimiter = separatorOf(text)
  const open = new Set<number>()
  let cut = cutLines(lines, delimiter)
  while (cut.openQuote !== null && !open.has(cut.openQuote) && open.size < MOST_OPEN_QUOTES) {
    open.add(cut.openQuote)
    lines[cut.openQuote - 1] = lines[cut.openQuote - 1]!.replaceAll('"', '')
    cut = cutLines(lines, delimiter)
  }
  if (cut.openQuote !== null) open.add(cut.openQuote)
  return cut.rows.map((row) => (open.has(row.line) ? { ...row, problem: remark('open-quote') } : row))
}

interface Cut {
  readonly rows: readonly TableRow[]
  /** The line in which a quote is opened that is never closed; null when there is none. */
  readonly openQuote: number | null
}

function cutLines(lines: readonly string[], delimiter: string): Cut {
  const { data, errors } = Papa.parse<string[]>(lines.join('\n'), { delimiter, newline: '\n' })
  const open = errors.find(({ code }) => code === 'MissingQuotes')
  let line = 1
  const rows = data.map((cells) => {
    const row = { line, cells }
    line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0)
    return row
  })
  return { rows, openQuote: open ? (rows[open.row ?? 0]?.line ?? null) : null }
}

/** By the first line: `Keller, Petra;Nord` is cut at the semicolon, because a comma may be part of a name. */
function separatorOf(text: string): string {
  const first = text.split(/\r\n|\n|\r/).find((line) => line.trim() !== '') ?? ''
  const bare = first.replace(/"[^"]*"/g, '')
  return SEPARATORS.find((separator) => bare.includes(separator)) ?? ','
}

import 'server-only'
import Papa from 'papaparse'
import writeExcelFile from 'write-excel-file/node'
import { legible } from '../legible'
import type { Cell, Sheet } from './sheet'

/** Excel takes no more characters in a cell. */
const LONGEST_CELL = 32_767
/** Excel takes no more in the name of a sheet, and none of these. */
const LONGEST_NAME = 31
const FORBIDDEN = /[\\/?*:[\]]/g
/** Without it Excel takes UTF-8 for something else. */
const BOM = '\ufeff'

/** As programs for tables write a time; in CSV the same in Luxon's letters. */
const TIME = { inXlsx: 'yyyy-mm-dd hh:mm:ss', inCsv: 'yyyy-MM-dd HH:mm:ss' } as const

const told = (text: string) => legible(text).slice(0, LONGEST_CELL)

function inXlsx(cell: Cell) {
  if (typeof cell === 'number') return { value: cell, type: Number }
  if (typeof cell === 'string') return { value: told(cell), type: String, wrap: true, alignVertical: 'top' as const }
  // A cell has no time zone: it holds what the clock showed at the venue.
  const value = cell.setZone('utc', { keepLocalTime: true }).toJSDate()
  return { value, type: Date, format: TIME.inXlsx, alignVertical: 'top' as const }
}

function inCsv(cell: Cell): string | number {
  if (typeof cell === 'number') return cell
  return typeof cell === 'string' ? told(cell) : cell.toFormat(TIME.inCsv)
}

/** As XLSX. Texts are texts: a program computes nothing out of them, whatever they begin with. */
export async function writeXlsx({ title, columns, rows }: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const head = columns.map(({ label }) => ({ value: label, type: String, fontWeight: 'bold' as const }))
  const body = rows.map((row) => row.map(inXlsx))
  const written = writeExcelFile([head, ...body], {
    sheet: title.replace(FORBIDDEN, ' ').slice(0, LONGEST_NAME).trim() || 'Auftakt',
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  })
  return new Uint8Array(await written.toBuffer())
}

/** As CSV; what a program would take for a formula begins with an apostrophe. */
export const writeCsv = ({ columns, rows }: Sheet, delimiter: ',' | ';'): string =>
  BOM +
  Papa.unparse([columns.map(({ label }) => label), ...rows.map((row) => row.map(inCsv))], {
    delimiter,
    escapeFormulae: /^[\s'"]*[=+\-@\t\r]/,
    newline: '\r\n',
  })

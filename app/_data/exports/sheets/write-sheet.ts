import 'server-only'
import Papa from 'papaparse'
import writeExcelFile from 'write-excel-file/node'
import { legible } from '../legible'
import type { Sheet } from './sheet'

/** Excel takes no more characters in a cell. */
const LONGEST_CELL = 32_767
/** Excel takes no more in the name of a sheet, and none of these. */
const LONGEST_NAME = 31
const FORBIDDEN = /[\\/?*:[\]]/g
/** Without it Excel takes UTF-8 for something else. */
const BOM = '\ufeff'

const told = (cell: string | number) => (typeof cell === 'number' ? cell : legible(cell).slice(0, LONGEST_CELL))

/** As XLSX. Texts are texts: a program computes nothing out of them, whatever they begin with. */
export async function writeXlsx({ title, columns, rows }: Sheet): Promise<Uint8Array<ArrayBuffer>> {
  const head = columns.map(({ label }) => ({ value: label, type: String, fontWeight: 'bold' as const }))
  const body = rows.map((row) =>
    row.map((cell) =>
      typeof cell === 'number'
        ? { value: cell, type: Number }
        : { value: told(cell) as string, type: String, wrap: true, alignVertical: 'top' as const },
    ),
  )
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
  Papa.unparse([columns.map(({ label }) => label), ...rows.map((row) => row.map(told))], {
    delimiter,
    escapeFormulae: /^[\s'"]*[=+\-@\t\r]/,
    newline: '\r\n',
  })

import { BorderStyle, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import type { Rows } from '../action-programme'
import { TEXT_WIDTH } from './styles'

const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'C4CBD3' }
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' }

/** Rows with a head that comes again on every page; a row stays on one page if it can. */
export function tableOf({ columns, rows }: Rows): Table {
  const widths = columns.map(({ share }) => Math.floor(share * TEXT_WIDTH))
  const cell = (text: string, i: number, style: 'Cell' | 'ColumnHead') =>
    new TableCell({
      width: { size: widths[i]!, type: WidthType.DXA },
      ...(style === 'ColumnHead' && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'EEF1F4' } }),
      children: text.split('\n').map((line) => new Paragraph({ text: line, style })),
    })
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins: { top: 60, bottom: 20, left: 100, right: 100 },
    borders: {
      top: LINE,
      bottom: LINE,
      insideHorizontal: LINE,
      left: NO_LINE,
      right: NO_LINE,
      insideVertical: NO_LINE,
    },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ label }, i) => cell(label, i, 'ColumnHead')),
      }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, i) => cell(text, i, 'Cell')) })),
    ],
  })
}

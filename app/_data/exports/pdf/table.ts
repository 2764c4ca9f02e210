import type { Rows } from '../action-programme'
import { TYPES } from './blocks'
import { type Block, FULL, PAGE, type Sheet, TEXT_WIDTH } from './sheet'
import { type Line, leading, type Type, type Typesetter } from './typesetter'

const PADDING = { x: 6, y: 4 }
const HEAD_GROUND = '#eef1f4'

type Cells = readonly (readonly Line[])[]

/** How much of a page may stay empty to keep a row together. */
const WASTE = FULL / 3

/** A table whose head comes again on every page. A row that would waste too much of one goes over two. */
export function tableBlock(typesetter: Typesetter, parent: PDFKit.PDFStructureElement, table: Rows): Block {
  const columns = columnsOf(table)
  const set = (texts: readonly string[], type: Type): Cells =>
    texts.map((text, i) => typesetter.lines(text, type, columns[i]!.width - 2 * PADDING.x))
  const head = set(
    table.columns.map(({ label }) => label),
    TYPES.strong,
  )
  const rows = table.rows.map((row) => set(row, TYPES.text))
  const headHeight = heightOf(longest(head))
  return {
    before: 6,
    head: Math.min(headHeight + heightOf(longest(rows[0] ?? [])), FULL / 2),
    draw: (sheet) => {
      const element = sheet.element('Table', parent)
      const drawing = new TableDrawing(sheet, columns, head)
      drawing.begin(element)
      for (const cells of rows) drawing.row(element, cells)
    },
  }
}

interface Column {
  readonly left: number
  readonly width: number
}

function columnsOf({ columns }: Rows): Column[] {
  let left = PAGE.left
  return columns.map(({ share }) => {
    const column = { left, width: share * TEXT_WIDTH }
    left += column.width
    return column
  })
}

const longest = (cells: Cells): number => Math.max(1, ...cells.map((lines) => lines.length))
const heightOf = (lines: number): number => lines * leading(TYPES.text) + 2 * PADDING.y
const linesIn = (height: number): number => Math.floor((height - 2 * PADDING.y) / leading(TYPES.text))

class TableDrawing {
  private readonly headHeight: number

  constructor(
    private readonly sheet: Sheet,
    private readonly columns: readonly Column[],
    private readonly head: Cells,
  ) {
    this.headHeight = heightOf(longest(head))
  }

  begin(table: PDFKit.PDFStructureElement): void {
    const row = this.sheet.element('TR', table)
    this.sheet.ornament(() => this.ground())
    for (const [i, lines] of this.head.entries())
      this.sheet.tagged(this.sheet.element('TH', row), () => this.cell(i, lines, TYPES.strong))
    this.sheet.y += this.headHeight
  }

  /** A row, over as many pages as it takes. */
  row(table: PDFKit.PDFStructureElement, cells: Cells): void {
    const { sheet } = this
    const row = sheet.element('TR', table)
    const elements = cells.map(() => sheet.element('TD', row))
    const all = longest(cells)
    const page = FULL - this.headHeight
    if (heightOf(all) > sheet.left && heightOf(all) <= page && sheet.left < WASTE) this.again()
    for (let from = 0; from < all; ) {
      // Below a head as high as a page, which nobody can have written, it still goes on.
      if (linesIn(sheet.left) < 1 && sheet.left < page) this.again()
      const count = Math.max(1, Math.min(all - from, linesIn(sheet.left)))
      this.slice(cells, elements, from, count)
      from += count
    }
  }

  /** The head on the next page; it was read out on the first. */
  private again(): void {
    this.sheet.turn()
    this.sheet.ornament(() => {
      this.ground()
      for (const [i, lines] of this.head.entries()) this.cell(i, lines, TYPES.strong)
    })
    this.sheet.y += this.headHeight
  }

  private ground(): void {
    this.sheet.document.rect(PAGE.left, this.sheet.y, TEXT_WIDTH, this.headHeight).fill(HEAD_GROUND)
  }

  /** Some lines of a row, and the rule below. */
  private slice(cells: Cells, elements: readonly PDFKit.PDFStructureElement[], from: number, count: number): void {
    const { sheet } = this
    for (const [i, lines] of cells.entries()) {
      const shown = lines.slice(from, from + count)
      if (shown.length > 0) sheet.tagged(elements[i]!, () => this.cell(i, shown, TYPES.text))
    }
    sheet.y += heightOf(count)
    sheet.rule()
  }

  private cell(index: number, lines: readonly Line[], type: Type): void {
    for (const [i, line] of lines.entries()) {
      const top = this.sheet.y + PADDING.y + i * leading(type)
      this.sheet.type.draw(line, type, this.columns[index]!.left + PADDING.x, top)
    }
  }
}

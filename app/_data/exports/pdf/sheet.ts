import { type Line, leading, type Type, type Typesetter } from './typesetter'

/** A4 with room for binding; points. */
export const PAGE = { width: 595.28, height: 841.89, left: 62, right: 56, top: 56, bottom: 74 }
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right
const RULE = '#c4cbd3'
const BOTTOM = PAGE.height - PAGE.bottom

/** How high a page is, as far as it is written on. */
export const FULL = BOTTOM - PAGE.top

/** Something that stands below what came before. */
export interface Block {
  /** Space above it, unless it begins a page. */
  readonly before: number
  /** How much of it must stand together: its first lines. */
  readonly head: number
  /** It does not end a page: the next one's head comes with it. */
  readonly keepsNext?: boolean
  draw(sheet: Sheet): void
}

/** Pages filled from the top. Whatever is drawn is either part of an element of the document's structure, or an ornament. */
export class Sheet {
  y = PAGE.top

  constructor(
    readonly document: PDFKit.PDFDocument,
    readonly type: Typesetter,
  ) {}

  get page(): number {
    return this.document.bufferedPageRange().count - 1
  }

  get left(): number {
    return BOTTOM - this.y
  }

  /** Goes on to a new page unless there is so much room on this one; says whether it did. */
  room(height: number): boolean {
    if (this.y === PAGE.top || height <= this.left) return false
    this.turn()
    return true
  }

  turn(): void {
    this.document.addPage()
    this.y = PAGE.top
  }

  /** Sets blocks one below the other; what keeps the next is not torn from it. */
  set(blocks: readonly Block[]): void {
    for (const [i, block] of blocks.entries()) {
      this.room(block.before + headOf(blocks.slice(i)))
      if (this.y > PAGE.top) this.y += block.before
      block.draw(this)
    }
  }

  /** Lines that may go over pages, but not with a single one left behind or ahead. */
  lines(element: PDFKit.PDFStructureElement, lines: readonly Line[], type: Type, indent = 0): void {
    for (const [i, line] of lines.entries()) {
      const isEdge = i === 0 || i === lines.length - 2
      this.room(leading(type) * (isEdge ? Math.min(2, lines.length - i) : 1))
      this.tagged(element, () => this.type.draw(line, type, PAGE.left + indent, this.y))
      this.y += leading(type)
    }
  }

  /** A new element of the document's structure. */
  element(type: string, parent: PDFKit.PDFStructureElement): PDFKit.PDFStructureElement {
    const element = this.document.struct(type)
    parent.add(element)
    return element
  }

  /** What is drawn belongs to an element. */
  tagged(element: PDFKit.PDFStructureElement, draw: () => void): void {
    const content = this.document.markStructureContent('Span')
    draw()
    this.document.endMarkedContent()
    element.add(content)
  }

  /** A thin line over the width of the text. */
  rule(): void {
    const { document, y } = this
    this.ornament(() => {
      document
        .moveTo(PAGE.left, y)
        .lineTo(PAGE.left + TEXT_WIDTH, y)
        .lineWidth(0.6)
        .stroke(RULE)
    })
  }

  /** What is drawn is nothing to be read out. */
  ornament(draw: () => void): void {
    this.document.markContent('Artifact', { type: 'Layout' })
    draw()
    this.document.endMarkedContent()
  }
}

function headOf([first, ...rest]: readonly Block[]): number {
  if (!first) return 0
  const [next] = rest
  return first.head + (first.keepsNext && next ? next.before + headOf(rest) : 0)
}

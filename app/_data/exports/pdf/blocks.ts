import type { Paragraph } from '../action-programme'
import { type Block, PAGE, type Sheet, TEXT_WIDTH } from './sheet'
import { leading, type Type, type Typesetter } from './typesetter'

const INK = '#16202a'
export const SOFT = '#5b6470'

export const TYPES = {
  title: { size: 26, weight: 700, color: INK },
  part: { size: 18, weight: 700, color: INK },
  section: { size: 13, weight: 700, color: INK },
  lead: { size: 13, weight: 400, color: INK },
  text: { size: 10.5, weight: 400, color: INK },
  strong: { size: 10.5, weight: 700, color: INK },
  soft: { size: 10.5, weight: 400, color: SOFT },
  small: { size: 9.5, weight: 400, color: SOFT },
  foot: { size: 8.5, weight: 400, color: SOFT },
} as const satisfies Record<string, Type>

interface Look {
  readonly type: Type
  /** What it is in the document's structure. */
  readonly tag: 'H1' | 'H2' | 'H3' | 'P'
  readonly before: number
  readonly keepsNext?: boolean
  /** Called where it begins: for outlines and destinations. */
  readonly onStart?: (sheet: Sheet) => void
}

/** A heading or a paragraph. */
export function textBlock(
  typesetter: Typesetter,
  parent: PDFKit.PDFStructureElement,
  text: string,
  { type, tag, before, keepsNext = false, onStart }: Look,
): Block {
  const lines = typesetter.lines(text, type, TEXT_WIDTH)
  return {
    before,
    keepsNext,
    // A heading is one thing.
    head: leading(type) * (keepsNext ? lines.length : Math.min(2, lines.length)),
    draw: (sheet) => {
      onStart?.(sheet)
      sheet.lines(sheet.element(tag, parent), lines, type)
    },
  }
}

const INDENT = 14
const BULLET = '•'

/** Items of one list. */
export function listBlock(
  typesetter: Typesetter,
  parent: PDFKit.PDFStructureElement,
  items: readonly Paragraph[],
): Block {
  const type = TYPES.text
  const all = items.map(({ text }) => typesetter.lines(text, type, TEXT_WIDTH - INDENT))
  const [bullet] = typesetter.lines(BULLET, type, INDENT)
  return {
    before: 5,
    head: leading(type) * Math.min(2, all[0]!.length),
    draw: (sheet) => {
      const list = sheet.element('L', parent)
      for (const [i, lines] of all.entries()) {
        if (i > 0) sheet.y += 3
        sheet.room(leading(type) * Math.min(2, lines.length))
        const item = sheet.element('LI', list)
        sheet.tagged(sheet.element('Lbl', item), () => typesetter.draw(bullet!, type, PAGE.left + 2, sheet.y))
        sheet.lines(sheet.element('LBody', item), lines, type, INDENT)
      }
    },
  }
}

/** Lines and lists of what somebody wrote; neighbouring items are one list. */
export function paragraphBlocks(
  typesetter: Typesetter,
  parent: PDFKit.PDFStructureElement,
  paragraphs: readonly Paragraph[],
): Block[] {
  const groups: Paragraph[][] = []
  for (const paragraph of paragraphs) {
    const last = groups.at(-1)
    if (paragraph.kind === 'item' && last?.[0]?.kind === 'item') last.push(paragraph)
    else groups.push([paragraph])
  }
  return groups.map((group) =>
    group[0]!.kind === 'item'
      ? listBlock(typesetter, parent, group)
      : textBlock(typesetter, parent, group[0]!.text, { type: TYPES.text, tag: 'P', before: 5 }),
  )
}

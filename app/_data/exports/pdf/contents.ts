import { TYPES } from './blocks'
import { PAGE, type Sheet, TEXT_WIDTH } from './sheet'
import { leading } from './typesetter'

const NUMBER_WIDTH = 40

interface Entry {
  readonly page: number
  readonly top: number
  readonly element: PDFKit.PDFStructureElement
}

/** Where a part begins, for entries that lead there. */
export const destination = (part: number): string => `part-${part}`

/**
 * A list of the parts that leads to them. Their pages are known when all is drawn: then `number` adds them.
 */
export function drawContents(
  sheet: Sheet,
  parent: PDFKit.PDFStructureElement,
  titles: readonly string[],
): { number(pages: readonly number[]): void } {
  const { document, type: typesetter } = sheet
  const type = TYPES.text
  const toc = sheet.element('TOC', parent)
  const entries = titles.map((title, i): Entry => {
    const lines = typesetter.lines(title, type, TEXT_WIDTH - NUMBER_WIDTH)
    const height = lines.length * leading(type) + 8
    sheet.room(height)
    const element = sheet.element('TOCI', toc)
    const top = sheet.y + 4
    sheet.tagged(element, () => {
      for (const [n, line] of lines.entries()) typesetter.draw(line, type, PAGE.left, top + n * leading(type))
    })
    document.goTo(PAGE.left, sheet.y, TEXT_WIDTH, height, destination(i))
    sheet.y += height
    sheet.rule()
    return { page: sheet.page, top: top + (lines.length - 1) * leading(type), element }
  })
  return {
    number: (pages) => {
      for (const [i, { page, top, element }] of entries.entries()) {
        const [line] = typesetter.lines(String(pages[i]! + 1), type, NUMBER_WIDTH)
        const left = PAGE.left + TEXT_WIDTH - typesetter.width(line!, type)
        document.switchToPage(page)
        sheet.tagged(element, () => typesetter.draw(line!, type, left, top))
      }
    },
  }
}

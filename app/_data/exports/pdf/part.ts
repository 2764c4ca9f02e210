import { type ActionProgramme, EMPTY, type Section } from '../action-programme'
import { paragraphBlocks, TYPES, textBlock } from './blocks'
import { destination } from './contents'
import { type Block, PAGE, type Sheet } from './sheet'
import { tableBlock } from './table'

/** Draws a workbook; answers the page on which it begins, counted from 0. */
export function drawPart(
  programme: ActionProgramme,
  index: number,
  sheet: Sheet,
  root: PDFKit.PDFStructureElement,
): number {
  const { heading, details, sections } = programme.parts[index]!
  const element = sheet.element('Sect', root)
  const start: { page: number; outline?: PDFKit.PDFOutline } = { page: 0 }
  const line = (text: string) => textBlock(sheet.type, element, text, { type: TYPES.small, tag: 'P', before: 0 })
  sheet.set([
    textBlock(sheet.type, element, heading, {
      type: { ...TYPES.part, color: programme.accent },
      tag: 'H2',
      before: 30,
      keepsNext: true,
      onStart: ({ document, page, y }) => {
        start.page = page
        start.outline = bookmark(document.outline, heading, y)
        document.addNamedDestination(destination(index), 'XYZ', 0, y, 0)
      },
    }),
    ...details.map(({ label, value }) => line(`${label}${programme.words.colon}${value}`)),
    ...sections.flatMap((section) => [
      textBlock(sheet.type, element, section.heading, {
        type: TYPES.section,
        tag: 'H3',
        before: 18,
        keepsNext: true,
        onStart: ({ y }) => start.outline && bookmark(start.outline, section.heading, y),
      }),
      ...contentBlocks(section, programme, sheet, element),
    ]),
  ])
  return start.page
}

function contentBlocks(
  { content }: Section,
  { words }: ActionProgramme,
  { type }: Sheet,
  element: PDFKit.PDFStructureElement,
): Block[] {
  if (content.kind === 'text') return paragraphBlocks(type, element, content.paragraphs)
  if (content.kind === 'rows') return [tableBlock(type, element, content)]
  return [textBlock(type, element, `${EMPTY} ${words.notFilled}`, { type: TYPES.soft, tag: 'P', before: 5 })]
}

/** An item of the outline that leads to a height of the page: PDFKit counts the left from the right. */
function bookmark(parent: PDFKit.PDFOutline, title: string, top: number): PDFKit.PDFOutline {
  const place = { expanded: false, top, left: PAGE.width }
  return parent.addItem(title, place)
}

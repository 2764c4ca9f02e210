import type { ActionProgramme } from '../action-programme'
import { TYPES, textBlock } from './blocks'
import { PAGE, type Sheet } from './sheet'

/** What the document is, and of which conference. */
export function drawOpening(programme: ActionProgramme, sheet: Sheet, root: PDFKit.PDFStructureElement): void {
  const { title, occasion, venue, accent, parts, words } = programme
  sheet.ornament(() => sheet.document.rect(PAGE.left, sheet.y, 48, 5).fill(accent))
  sheet.y += 18
  const line = (text: string, type: keyof typeof TYPES, before: number, tag: 'H1' | 'H2' | 'P' = 'P') =>
    textBlock(sheet.type, root, text, { type: TYPES[type], tag, before, keepsNext: tag !== 'P' })
  sheet.set([
    line(title, 'title', 0, 'H1'),
    line(occasion, 'lead', 4),
    ...(venue ? [line(venue, 'small', 2)] : []),
    ...(parts.length === 0 ? [line(words.noWorkbooks, 'soft', 24)] : []),
    ...(parts.length > 1 ? [line(words.contents, 'section', 36, 'H2')] : []),
  ])
  sheet.y += parts.length > 1 ? 6 : 0
}

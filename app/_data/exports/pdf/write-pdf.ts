import 'server-only'
import { setImmediate } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import type { ActionProgramme } from '../action-programme'
import { REGION } from '../words'
import { TYPES, textBlock } from './blocks'
import { drawContents } from './contents'
import { registerFaces } from './faces'
import { drawFeet } from './feet'
import { drawOpening } from './opening'
import { drawPart } from './part'
import { PAGE, Sheet } from './sheet'
import { Typesetter } from './typesetter'

/** The action programme to read, print and hand on: letters embedded, tagged for screen readers, with bookmarks. */
export async function writePdf(programme: ActionProgramme): Promise<Uint8Array<ArrayBuffer>> {
  const document = new PDFDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: REGION[programme.language],
    displayTitle: true,
    // None of its own: the first letter brings ours.
    font: '',
    info: { Title: `${programme.title} · ${programme.occasion}`, Creator: 'Auftakt', Producer: 'Auftakt' },
  })
  const bytes = bytesOf(document)
  registerFaces(document)
  await draw(programme, new Sheet(document, new Typesetter(document)))
  document.end()
  return bytes
}

async function draw(programme: ActionProgramme, sheet: Sheet): Promise<void> {
  const { parts, words } = programme
  const root = sheet.document.struct('Document')
  sheet.document.addStructure(root)
  drawOpening(programme, sheet, root)
  const headings = parts.map(({ heading }) => heading)
  const contents = parts.length > 1 ? drawContents(sheet, root, headings) : null
  const pages: number[] = []
  for (const index of parts.keys()) {
    if (contents) sheet.turn()
    pages.push(drawPart(programme, index, sheet, root))
    // Hundreds of workbooks take seconds: whoever opens a page meanwhile need not wait for all of them.
    await setImmediate()
  }
  if (sheet.type.lacked)
    sheet.set([textBlock(sheet.type, root, words.undrawn, { type: TYPES.small, tag: 'P', before: 24 })])
  contents?.number(pages)
  drawFeet(programme, sheet)
}

async function bytesOf(document: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = []
  for await (const chunk of document) chunks.push(chunk as Buffer)
  return new Uint8Array(Buffer.concat(chunks))
}

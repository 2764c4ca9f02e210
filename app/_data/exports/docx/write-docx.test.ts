import { describe, expect, test } from 'vitest'
import { unzip } from '@/tests/support/documents'
import { gmuend, occasion, odd, passau } from '@/tests/support/workbooks'
import { actionProgramme, type WrittenWorkbook } from '../action-programme'
import { writeDocx } from './write-docx'

const written = async (workbooks: readonly WrittenWorkbook[], language: 'de' | 'en' | 'fr' = 'de') => {
  const files = unzip(await writeDocx(actionProgramme(occasion, workbooks, language)))
  const document = files.get('word/document.xml')!
  return { files, document, paragraphs: paragraphsOf(document) }
}

/** Style and text of each paragraph. */
const paragraphsOf = (document: string) =>
  [...document.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, inner]) => ({
    style: /<w:pStyle w:val="(\w+)"/.exec(inner!)?.[1] ?? null,
    text: [...inner!.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gs)].map(([, text]) => text).join(''),
  }))

describe('the DOCX', () => {
  test('has headings that Word knows, and what was written below them', async () => {
    const { paragraphs } = await written([gmuend])
    const of = (style: string) => paragraphs.filter((each) => each.style === style).map(({ text }) => text)
    expect(of('Title')).toEqual(['Handlungsprogramm'])
    expect(of('Heading1')).toEqual(['Schwäbisch Gmünd – Bahir Dar'])
    expect(of('Heading2')).toEqual([
      'Wo wir stehen',
      'Wie wir zusammenarbeiten',
      'Unsere Ziele',
      'Meilensteine',
      'Was wir haben und brauchen',
      'Offene Fragen',
    ])
    expect(of('Empty')).toEqual(Array(4).fill('— noch nicht ausgefüllt'))
    expect(of('ListParagraph')).toEqual(['Schatten', 'weniger CO₂'])
    expect(paragraphs.map(({ text }) => text).join()).toContain('ከንቲባ አበበ በሰለጠነ ከባሕር ዳር und Олександр Ґудзь')
  })

  test('has milestones as a table whose head comes again on every page', async () => {
    const { document } = await written([gmuend])
    const rows = [...document.matchAll(/<w:tr>(.*?)<\/w:tr>/gs)].map(([, row]) => row!)
    expect(rows.map((row) => row.includes('<w:tblHeader/>'))).toEqual([true, false, false])
    expect(rows.every((row) => row.includes('<w:cantSplit/>'))).toBe(true)
    expect(rows.map((row) => paragraphsOf(row).map(({ text }) => text))).toEqual([
      ['Was', 'Bis wann', 'Wer'],
      ['Baumschule', '15.03.2027', 'Petra Keller'],
      ['Zisternen', 'im Herbst', '—'],
    ])
  })

  test('says its language and its title, and numbers its pages', async () => {
    const { files } = await written([gmuend], 'fr')
    expect(files.get('word/styles.xml')).toContain('<w:lang w:val="fr-FR"/>')
    expect(files.get('docProps/core.xml')).toContain(
      '<dc:title>Programme d’action · Auftakt der Klimapartnerschaften</dc:title>',
    )
    const footer = files.get('word/footer1.xml')!
    expect(footer).toContain('PAGE</w:instrText>')
    expect(footer).toContain('NUMPAGES</w:instrText>')
    expect(paragraphsOf(footer)[0]!.text).toMatch(/Page {2}sur/)
  })

  test('of several workbooks has contents, linked and without a question when it is opened', async () => {
    const { document, paragraphs } = await written([gmuend, passau])
    expect(paragraphs.filter(({ style }) => style === 'TOC1').map(({ text }) => text)).toEqual([
      'Schwäbisch Gmünd – Bahir Dar',
      'Passau – Kédougou',
    ])
    expect(document.match(/w:anchor="_Toc\d"/g)).toHaveLength(2)
    expect(document).not.toContain('w:dirty="true"')
    expect(document.match(/<w:pageBreakBefore\/>/g)).toHaveLength(2)
    expect((await written([gmuend])).document).not.toMatch(/TOC|pageBreakBefore/)
  })

  test('of no workbook says so', async () => {
    expect((await written([], 'en')).paragraphs.map(({ text }) => text)).toContain('There are no workbooks yet.')
  })

  test('carries odd input without breaking: no control character, and markup is text', async () => {
    const { document } = await written([odd])
    expect(document).not.toMatch(/(?!\n)\p{Cc}|\p{Noncharacter_Code_Point}|\p{Surrogate}/u)
    expect(document).toContain('&lt;w:b/&gt;&amp;amp; &quot;quotes&quot;')
    expect(document).toContain('👩‍👩‍👧‍👦🇹🇿👍🏽 नमस्ते')
  })
})

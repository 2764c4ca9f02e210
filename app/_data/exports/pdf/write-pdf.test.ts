import { describe, expect, test } from 'vitest'
import { readPdf } from '@/tests/support/documents'
import { gmuend, occasion, odd, passau } from '@/tests/support/workbooks'
import { actionProgramme, type WrittenWorkbook } from '../action-programme'
import { writePdf } from './write-pdf'

const written = async (workbooks: readonly WrittenWorkbook[], language: 'de' | 'en' | 'fr' = 'de') =>
  readPdf(await writePdf(actionProgramme(occasion, workbooks, language)))
const FOOT = /^Seite \d+ von \d+/

describe('the PDF', () => {
  test('shows what was written, in every script of it, with embedded fonts', async () => {
    const { pages, fonts } = await written([gmuend])
    expect(pages).toHaveLength(1)
    expect(pages[0]).toEqual(
      expect.arrayContaining([
        'Handlungsprogramm',
        'Schwäbisch Gmünd – Bahir Dar',
        'Partnerschaft: Schwäbisch Gmünd (Deutschland) und Bahir Dar (Äthiopien)',
        'ከንቲባ አበበ በሰለጠነ ከባሕር ዳር und Олександр Ґудзь aus Полтава, à Kédougou.',
        '•Schatten',
        '•weniger CO2',
        'WasBis wannWer',
        'Baumschule15.03.2027Petra Keller',
        '— noch nicht ausgefüllt',
      ]),
    )
    expect(new Set(fonts)).toEqual(new Set(['NotoSans-Regular', 'NotoSans-Bold', 'NotoSansEthiopic-Regular']))
  })

  test('is tagged, says its title and its language, and has bookmarks', async () => {
    const { catalog, elements, titles } = await written([gmuend], 'fr')
    expect(catalog).toContain('/Lang (fr-FR)')
    expect(catalog).toContain('/MarkInfo')
    expect(catalog).toContain('/Outlines')
    expect(elements).toMatchObject({ H1: 1, H2: 1, H3: 6, L: 1, LI: 2, Table: 1, TR: 3, TH: 3, TD: 6 })
    expect(titles).toEqual(
      expect.arrayContaining([
        'Programme d’action · Auftakt der Klimapartnerschaften',
        'Schwäbisch Gmünd – Bahir Dar',
        'Étapes',
      ]),
    )
  })

  test('of several workbooks has contents with pages, and each begins one', async () => {
    const { pages, elements } = await written([gmuend, passau])
    expect(pages[0]).toEqual(
      expect.arrayContaining(['Inhalt', 'Schwäbisch Gmünd – Bahir Dar', 'Passau – Kédougou', '2', '3']),
    )
    expect(pages.map(([first]) => first)).toEqual([
      'Handlungsprogramm',
      'Schwäbisch Gmünd – Bahir Dar',
      'Passau – Kédougou',
    ])
    expect(pages.map((lines) => lines.find((line) => FOOT.test(line))?.match(FOOT)?.[0])).toEqual([
      'Seite 1 von 3',
      'Seite 2 von 3',
      'Seite 3 von 3',
    ])
    expect(elements).toMatchObject({ TOC: 1, TOCI: 2, Sect: 2 })
  })

  test.each(Array.from({ length: 12 }, (_, i) => 20 + i))(
    'leaves no heading at the end of a page, with %i lines before it',
    async (count) => {
      const filled = {
        'where-we-stand': Array(count).fill('line').join('\n'),
        'how-we-work': 'first\nsecond',
        milestones: [{ what: 'Baumschule' }],
      }
      const { pages } = await written([{ ...gmuend, filled }])
      const ends = pages.map((lines) => lines.filter((line) => !FOOT.test(line)).at(-1))
      const headings = ['Wo wir stehen', 'Wie wir zusammenarbeiten', 'Unsere Ziele', 'Meilensteine', 'WasBis wannWer']
      expect(headings.filter((heading) => ends.includes(heading))).toEqual([])
      expect(pages.flat().filter((line) => line === 'line')).toHaveLength(count)
    },
  )

  test('repeats the head of a table on its next page, and keeps a row together', async () => {
    const milestones = Array.from({ length: 40 }, (_, i) => ({ what: `top ${i}\nmiddle ${i}\nbottom ${i}` }))
    const { pages, elements } = await written([{ ...gmuend, filled: { milestones } }])
    const withTable = pages.filter((lines) => lines.some((line) => line.startsWith('top')))
    expect(withTable.length).toBeGreaterThan(2)
    for (const lines of withTable) {
      expect(lines).toContain('WasBis wannWer')
      const count = (word: string) => lines.filter((line) => line.startsWith(word)).length
      expect(count('bottom')).toBe(count('top'))
    }
    expect(elements.TH).toBe(3)
  })

  test('splits a row that would leave half a page empty, below its head and not without it', async () => {
    const fields = gmuend.template.fields.filter(({ key }) => key === 'milestones')
    const filled = { milestones: [{ what: Array(40).fill('line').join('\n') }] }
    const { pages } = await written([{ ...gmuend, template: { name: { de: 'Short' }, fields }, filled }])
    expect(pages[0]!.filter((line) => line.startsWith('line')).length).toBeGreaterThan(0)
    expect(pages.flat().filter((line) => line.startsWith('line'))).toHaveLength(40)
    expect(pages.filter((lines) => lines.includes('WasBis wannWer'))).toHaveLength(2)
  })

  test('of no workbook says so', async () => {
    expect((await written([], 'en')).pages).toEqual([
      [
        'Action programme',
        'Auftakt der Klimapartnerschaften',
        'Darmstadt',
        'There are no workbooks yet.',
        'Page 1 of 1Action programme · Auftakt der Klimapartnerschaften',
      ],
    ])
  })

  test('carries odd input to its end, and says that something could not be drawn', async () => {
    const { pages } = await written([odd], 'en')
    const lines = pages.flat()
    expect(lines.filter((line) => line.includes('line'))).toHaveLength(240)
    expect(lines.join('').match(/W/g)?.length).toBeGreaterThanOrEqual(900)
    expect(lines.join('').match(/ÿ/g)).toHaveLength(4_000)
    expect(lines).toContain('\ufffd stands for characters that are not shown here. The DOCX file has them.')
    expect((await written([gmuend], 'en')).pages.flat().join()).not.toContain('\ufffd')
  })
})

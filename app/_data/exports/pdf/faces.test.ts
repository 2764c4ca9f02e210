import PDFDocument from 'pdfkit'
import { describe, expect, test } from 'vitest'
import { FACES, fontName, registerFaces, runsOf } from './faces'

/** PDFKit keeps the opened font, which knows its letters. */
interface Opened {
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } }
}

const LAST = 0x1ffff

describe('the faces', () => {
  test.each([400, 700] as const)('hold every letter that they are said to hold, in weight %i', (weight) => {
    const document = new PDFDocument({ font: '' })
    registerFaces(document)
    const fonts = FACES.map(({ name, holds }) => {
      document.font(fontName(name, weight))
      return { name, holds, font: (document as unknown as Opened)._font.font }
    })
    const lacking: string[] = []
    for (let codePoint = 1; codePoint <= LAST; codePoint++) {
      const letter = String.fromCodePoint(codePoint)
      const face = fonts.find(({ holds }) => holds.test(letter))
      if (face && !face.font.hasGlyphForCodePoint(codePoint)) lacking.push(`${face.name} ${codePoint.toString(16)}`)
    }
    expect(lacking).toEqual([])
  })

  test.each([
    ['Grüße, Straße, „Zitat“ – 50 %', 'latin'],
    ['À Kédougou : « où », œuvre, ça', 'latin'],
    ['Łódź Ğış', 'latin-ext latin latin-ext latin latin-ext'],
    ['Олександр Ґудзь № 1', 'cyrillic latin'],
    ['ከንቲባ አበበ፡ዳር።', 'ethiopic'],
    ['Δήμος', 'greek'],
    ['Đà Nẵng', 'latin-ext latin vietnamese latin'],
  ])('draw %s', (text, wanted) => {
    const runs = runsOf(text)
    expect(runs.map(({ text }) => text).join('')).toBe(text)
    expect(runs.map(({ face }) => face).join(' ')).toBe(wanted)
  })

  test.each([
    ['CO₂ → m² ≤ ½', 'CO2 -> m² <= ½'],
    ['non\u2011breaking, soft\u00adhyphen, thin\u202fspace', 'non-breaking, softhyphen, thin space'],
    ['☑ done ☐ open', '[x] done [ ] open'],
    ['z̸̢̛', 'z'],
    ['👩‍👩‍👧‍👦👍🏽', '\ufffd\ufffd'],
    ['שלום', '\ufffd\ufffd\ufffd\ufffd'],
  ])('write %s plainly: %s', (text, wanted) => {
    expect(
      runsOf(text)
        .map(({ text }) => text)
        .join(''),
    ).toBe(wanted)
  })
})

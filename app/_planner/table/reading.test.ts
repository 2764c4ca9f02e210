import { describe, expect, test } from 'vitest'
import { cutTable } from './cut'
import { decodeTable } from './decode'

const utf16 = (text: string, isLittle: boolean) =>
  Uint8Array.from(
    [...text].flatMap((letter) => {
      const code = letter.charCodeAt(0)
      return isLittle ? [code & 0xff, code >> 8] : [code >> 8, code & 0xff]
    }),
  )

describe('a file is read', () => {
  const text = 'Name;Raum\nJürgen Weiß;Süd'

  test.each([
    ['as UTF-8', new TextEncoder().encode(text)],
    ['as UTF-8 with its mark', Uint8Array.from([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(text)])],
    ['as Windows-1252', Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)))],
    ['as UTF-16, little end first', Uint8Array.from([0xff, 0xfe, ...utf16(text, true)])],
    ['as UTF-16, big end first', Uint8Array.from([0xfe, 0xff, ...utf16(text, false)])],
    ['as UTF-16 without its mark, little end first', utf16(text, true)],
    ['as UTF-16 without its mark, big end first', utf16(text, false)],
  ])('%s', (_what, file) => {
    expect(decodeTable(file)).toBe(text)
  })

  test('when it is empty', () => {
    expect(decodeTable(new Uint8Array())).toBe('')
  })
})

describe('a text is cut', () => {
  const cells = (text: string) => cutTable(text).map((row) => row.cells)

  test.each([
    ['semicolons', 'Name;Raum\nKeller, Petra;Nord'],
    ['tabs', 'Name\tRaum\nKeller, Petra\tNord'],
    ['commas', 'Name,Raum\n"Keller, Petra",Nord'],
    ['commas, although a head in quotes holds a semicolon', '"Name",Raum\n"Keller, Petra",Nord'],
    ['semicolons, with a mark before', '\ufeffName;Raum\nKeller, Petra;Nord'],
    ['semicolons and the line ends of Windows', 'Name;Raum\r\nKeller, Petra;Nord'],
  ])('at %s', (_what, text) => {
    expect(cells(text)).toEqual([
      ['Name', 'Raum'],
      ['Keller, Petra', 'Nord'],
    ])
  })

  test('and every row knows its line, also after a cell with line breaks and an empty line', () => {
    const rows = cutTable('Name;Raum\n"Petra\nKeller";Nord\n\nNeema Mushi;"Sü""d"')
    expect(rows.map(({ line, cells: some }) => [line, some.at(-1)])).toEqual([
      [1, 'Raum'],
      [2, 'Nord'],
      [4, ''],
      [5, 'Sü"d'],
    ])
  })

  test('and a quotation mark that is never closed is the problem of its line alone', () => {
    const rows = cutTable('Name;Raum\n"Keller, Petra";Nord\n"Neema Mushi;Süd\nJürgen Weiß;"Süd\nAda;Ost')
    expect(rows.map(({ cells: some, problem }) => [...some, problem?.code ?? null])).toEqual([
      ['Name', 'Raum', null],
      ['Keller, Petra', 'Nord', null],
      ['Neema Mushi', 'Süd', 'open-quote'],
      ['Jürgen Weiß', 'Süd', 'open-quote'],
      ['Ada', 'Ost', null],
    ])
    expect(cutTable('Name;Raum\nPetra "Pe" Keller;Nord').every(({ problem }) => problem === undefined)).toBe(true)
  })

  test('however many there are', () => {
    const rows = cutTable(`Name;Raum\n${'"Neema Mushi;Süd\n'.repeat(101)}`)
    expect(rows.some(({ problem }) => problem?.code === 'open-quote')).toBe(true)
  })
})

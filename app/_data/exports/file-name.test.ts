import { describe, expect, test } from 'vitest'
import { contentDisposition, fileName } from './file-name'

describe('the name of a file', () => {
  test.each([
    ['Handlungsprogramm – Schwäbisch Gmünd – Bahir Dar', 'Handlungsprogramm – Schwäbisch Gmünd – Bahir Dar.pdf'],
    ['ባሕር ዳር', 'ባሕር ዳር.pdf'],
    ['../../etc/passwd', 'etc passwd.pdf'],
    ['a\r\nset-cookie: x=1', 'a set-cookie x=1.pdf'],
    ['\u202egnp.exe', 'gnp.exe.pdf'],
    [' . ', 'auftakt.pdf'],
    ['x'.repeat(200), `${'x'.repeat(60)}.pdf`],
    ['👩‍🌾'.repeat(100), expect.stringMatching(/^.{20,70}\.pdf$/u)],
  ])('of %j is %s', (title, name) => {
    expect(fileName(title, 'pdf')).toEqual(name)
  })

  test('is said in UTF-8 and, for old programs, plainly', () => {
    expect(contentDisposition('Gmünd – ባሕር (1)*.pdf')).toBe(
      'attachment; filename="Gmund -  (1)*.pdf"; filename*=UTF-8\'\'Gm%C3%BCnd%20%E2%80%93%20%E1%89%A3%E1%88%95%E1%88%AD%20%281%29%2A.pdf',
    )
  })

  test('never ends the header early', () => {
    expect(contentDisposition('a"; x="b%\\.pdf')).toMatch(
      /^attachment; filename="[^"%\\]*"; filename\*=UTF-8''[\w%.~!-]*$/,
    )
  })
})

import { describe, expect, test } from 'vitest'
import { readTable } from './read-table'
import type { Listed } from './table/finder'
import { MOST_LINES } from './table/rows'

const person = (id: string, name: string, side: string | null = null, email: string | null = null): Listed => ({
  id,
  name,
  role: 'attendee',
  partnership: null,
  side,
  languages: [],
  email,
})
const PETRA = person('p1', 'Petra Keller', 'Pforzheim', 'petra.keller@pforzheim.example')
const NEEMA = person('p2', 'Neema Mushi', 'Mtwara')
const LAMIN = person('p3', 'Lamin Ceesay', 'Mansakonko Area Council')
const OTHER_LAMIN = person('p4', 'Lamin Ceesay', 'Nürtingen')
const SELAM = person('p5', 'ሰላም ገብረመድኅን', 'Mekelle')
const JUERGEN = person('p6', 'Jürgen Weiß', 'Pforzheim')
const people = [PETRA, NEEMA, LAMIN, OTHER_LAMIN, SELAM, JUERGEN]

/** A table as somebody types it here, with semicolons. */
const rows = (text: string) => text.split('\n').map((line, i) => ({ line: i + 1, cells: line.split(';') }))
const read = (text: string, chosen?: ReadonlyMap<number, string>) => readTable(rows(text), people, chosen)
const placed = (text: string) => read(text).lines.map(({ id, room, problem }) => problem?.code ?? `${id} → ${room}`)

describe('a good table', () => {
  test('says who goes where, by name, address and id', () => {
    const { problem, lines, rooms } = read(
      'Name;Raum\nPetra Keller;Nord\np2;Süd\nPETRA.KELLER@pforzheim.example;Nord'.replace(/\n[^\n]*$/, ''),
    )
    expect(problem).toBeNull()
    expect(lines.map(({ line, id, room }) => [line, id, room])).toEqual([
      [2, 'p1', 'Nord'],
      [3, 'p2', 'Süd'],
    ])
    expect(rooms).toEqual(['Nord', 'Süd'])
    expect(placed('E-Mail;Raum\nPetra.Keller@Pforzheim.example;Nord')).toEqual(['p1 → Nord'])
  })

  test.each([
    'Name;Raum',
    'Teilnehmer/in;Arbeitsgruppe',
    'Person;Group',
    'Participant;Breakout room',
    'Full name;Room',
    'Nom complet;Salle',
    'Personne;Groupe de travail',
    'E-Mail-Adresse;AG',
  ])('may be headed %s', (head) => {
    expect(placed(`${head}\nPetra Keller;Nord`)).toEqual(['p1 → Nord'])
  })

  test.each([
    ['Raum;Name', 'Nord;Petra Keller'],
    ['Organisation;Raum;Name', 'Pforzheim;Nord;Petra Keller'],
    ['Nr.;Name;Bemerkung;Raum', '1;Petra Keller;kommt später;Nord'],
    ['Raum;Nachname;Vorname', 'Nord;Keller;Petra'],
    ['Prénom;Nom;Salle', 'Petra;Keller;Nord'],
    ['Name;Vorname;Raum', 'Keller;Petra;Nord'],
    ['Name;E-Mail;Raum', 'P. Keller;petra.keller@pforzheim.example;Nord'],
  ])('may have its columns as %s', (head, line) => {
    expect(placed(`${head}\n${line}`)).toEqual(['p1 → Nord'])
  })

  test.each([
    ['person first', 'Petra Keller;Nord\nNeema Mushi;Gruppe 2'],
    ['room first', 'Nord;Petra Keller\nGruppe 2;Neema Mushi'],
    ['with organisations', 'Nord;Pforzheim;Petra Keller\nGruppe 2;Mtwara;Neema Mushi'],
  ])('needs no head: %s', (_what, text) => {
    expect(placed(text)).toEqual(['p1 → Nord', 'p2 → Gruppe 2'])
  })

  test.each(['Keller, Petra', 'petra keller', 'Petra  Keller', 'KELLER Petra'])('knows %s', (written) => {
    expect(placed(`Name;Raum\n${written};Nord`)).toEqual(['p1 → Nord'])
  })

  test('knows names in any script, with and without diacritics', () => {
    expect(placed('Name;Raum\nሰላም ገብረመድኅን;Nord\nJurgen Weiss;Nord')).toEqual(['p5 → Nord', 'p6 → Nord'])
  })

  test('takes rooms that differ in case and blanks for one, and leaves empty lines out', () => {
    const { rooms, lines } = read('Name;Raum\nPetra Keller;Gruppe  1\n;\nNeema Mushi; gruppe 1 ')
    expect(rooms).toEqual(['Gruppe 1'])
    expect(lines.map(({ line, room }) => [line, room])).toEqual([
      [2, 'Gruppe 1'],
      [4, 'Gruppe 1'],
    ])
  })
})

describe('a line that cannot be taken over', () => {
  test('is named with what is wrong, and the others are read', () => {
    const text = 'Name;Raum\nPetra Keller;Nord\n;Süd\nNeema Mushi;\nJürgen Weiß\nPetra Keller;Süd'
    expect(read(text).lines.map(({ line, problem }) => [line, problem])).toEqual([
      [2, null],
      [3, { code: 'no-person', params: {} }],
      [4, { code: 'no-room', params: {} }],
      [5, { code: 'no-room', params: {} }],
      [6, { code: 'named-twice', params: { line: 2 } }],
    ])
    expect(read(text).rooms).toEqual(['Nord'])
  })

  test('of somebody unknown offers names that are like it, the likest first', () => {
    const [line] = read('Name;Raum\nPetra Kellner;Nord').lines
    expect(line).toMatchObject({ id: null, problem: { code: 'unknown-person' }, candidates: ['p1'] })
    expect(read('Name;Raum\nKeller;Nord').lines[0]!.candidates).toEqual(['p1'])
    expect(read('Name;Raum\nXaver Quist;Nord').lines[0]!.candidates).toEqual([])
  })

  test('of two with one name asks for the organisation, and takes it', () => {
    expect(read('Name;Raum\nLamin Ceesay;Nord').lines[0]).toMatchObject({
      problem: { code: 'ambiguous-person', params: { count: 2 } },
      candidates: ['p3', 'p4'],
    })
    expect(placed('Name;Raum;Kommune\nLamin Ceesay;Nord;nürtingen')).toEqual(['p4 → Nord'])
    expect(placed('Name;Raum;Kommune\nLamin Ceesay;Nord;Kassel')).toEqual(['ambiguous-person'])
  })

  test('is good once somebody picks who is meant, and only of those who were offered', () => {
    const text = 'Name;Raum\nLamin Ceesay;Nord\nPetra Kellner;Süd'
    const chosen = new Map([
      [2, 'p4'],
      [3, 'p1'],
    ])
    expect(read(text, chosen).lines.map(({ id, problem }) => [id, problem])).toEqual([
      ['p4', null],
      ['p1', null],
    ])
    expect(read(text, new Map([[2, 'p1']])).lines[0]!.problem).toMatchObject({ code: 'ambiguous-person' })
  })

  test('has a room whose name is too long, or nothing but disguise', () => {
    expect(placed(`Name;Raum\nPetra Keller;${'x'.repeat(81)}\nNeema Mushi;\u200b`)).toEqual(['room-name', 'room-name'])
  })

  test('names the two hundred and first room', () => {
    const crowd = Array.from({ length: 202 }, (_, i) => person(`c${i}`, `Person Nummer${i}`))
    const text = ['Name;Raum', ...crowd.map(({ id }, i) => `${id};Raum ${i}`)].join('\n')
    const { lines, rooms } = readTable(rows(text), crowd)
    expect(rooms).toHaveLength(200)
    expect(lines.filter(({ problem }) => problem).map(({ line, problem }) => [line, problem!.code])).toEqual([
      [202, 'too-many-rooms'],
      [203, 'too-many-rooms'],
    ])
  })
})

describe('a table of which nothing can be taken over', () => {
  test.each([
    ['nothing in it', '', 'no-lines'],
    ['blank lines only', ';\n;;\n', 'no-lines'],
    ['a head only', 'Name;Raum', 'no-lines'],
    ['no column for rooms', 'Name;E-Mail\nPetra Keller;x', 'no-room-column'],
    ['no column for people', 'Kommune;Raum\nPforzheim;Nord', 'no-person-column'],
    ['one column', 'Petra Keller\nNeema Mushi', 'no-room-column'],
  ])('has %s', (_what, text, code) => {
    expect(read(text)).toMatchObject({ problem: { code }, lines: [] })
  })

  test('is too long', () => {
    const many = Array.from({ length: MOST_LINES + 1 }, (_, i) => ({ line: i + 1, cells: [`p${i}`, 'Nord'] }))
    expect(readTable(many, people).problem).toEqual({
      code: 'too-many-lines',
      params: { most: MOST_LINES, count: MOST_LINES + 1 },
    })
  })
})

test('five thousand lines that name nobody known are all answered, and names are offered for the first of them alone', () => {
  const crowd = Array.from({ length: MOST_LINES }, (_, i) => person(`c${i}`, `Anna${i % 70} Berger${i % 71}`))
  const lines = crowd.map((_, i) => ({ line: i + 1, cells: [`Anna${i % 70}x Bergmann${i % 71}`, `Raum ${i % 100}`] }))
  const { lines: answers } = readTable([{ line: 0, cells: ['Name', 'Raum'] }, ...lines], crowd)
  expect(answers.every(({ problem }) => problem?.code === 'unknown-person')).toBe(true)
  expect(answers.map(({ candidates }) => candidates.length > 0)).toEqual(answers.map((_, i) => i < 200))
})

test('a line that was cut wrongly is told as that, and the others are read', () => {
  const rows = [
    { line: 1, cells: ['Name', 'Room'] },
    { line: 2, cells: ['Nobody', 'North'], problem: { code: 'open-quote', params: {} } },
    { line: 3, cells: ['Nobody', 'South'] },
  ]
  const { problem, lines } = readTable(rows, [])
  expect(problem).toBeNull()
  expect(lines.map((line) => line.problem?.code)).toEqual(['open-quote', 'unknown-person'])
})

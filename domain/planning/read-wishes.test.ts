import { describe, expect, test } from 'vitest'
import { readWishes } from './read-wishes'
import type { Listed } from './table/finder'

const person = (id: string, name: string, side: string | null = null): Listed => ({
  id,
  name,
  role: 'attendee',
  partnership: null,
  side,
  languages: [],
  email: `${id}@example.org`,
})
const people = [
  person('p1', 'Petra Keller', 'Pforzheim'),
  person('p2', 'Neema Mushi', 'Mtwara'),
  person('p3', 'Lamin Ceesay', 'Mansakonko'),
  person('p4', 'Lamin Ceesay', 'Nürtingen'),
]
const TOPICS = ['Water', 'Energie', 'Topic 1', 'Topic 2', 'C#', 'C++']

const rows = (text: string) => text.split('\n').map((line, i) => ({ line: i + 1, cells: line.split(';') }))
const read = (text: string, topics = TOPICS, chosen?: ReadonlyMap<number, string>) =>
  readWishes(rows(text), people, topics, chosen)
const wished = (text: string, topics = TOPICS) =>
  read(text, topics).lines.map(({ id, topics: theirs, problem }) => problem?.code ?? `${id}: ${theirs.join(', ')}`)

describe('a good table', () => {
  test.each([
    'Name;1. Wunsch;2. Wunsch',
    'Teilnehmer/in;Erstwunsch;Zweitwunsch',
    'Name;Erste Wahl;Zweite Wahl',
    'Person;First wish;Second wish',
    'Full name;1st choice;2nd choice',
    'Nom;1er choix;2e choix',
    'Nom complet;Premier vœu;Deuxième vœu',
    'E-Mail;Wish1;Wish2',
    'Person;1.;2.',
    'Person;Priority 1;Priority 2',
    'Name;Was lieber;Was sonst',
  ])('may be headed %s', (head) => {
    expect(wished(`${head}\nPetra Keller;Water;Energie`)).toEqual(['p1: Water, Energie'])
  })

  test.each([
    ['Zweitwunsch;Erstwunsch;Name', 'Energie;Water;Petra Keller'],
    ['Name;Organisation;1. Wunsch;Bemerkung;2. Wunsch', 'Petra Keller;Pforzheim;Water;gern;Energie'],
    ['Vorname;Nachname;1. Wunsch;2. Wunsch', 'Petra;Keller;Water;Energie'],
    ['First name;Last name;First wish;Second wish', 'Petra;Keller;Water;Energie'],
    ['Name;Organisation;A;B', 'Petra Keller;Pforzheim;Water;Energie'],
  ])('may have its columns as %s', (head, line) => {
    expect(wished(`${head}\n${line}`)).toEqual(['p1: Water, Energie'])
  })

  test.each([
    ['the person first', 'Petra Keller;Water;Energie\nNeema Mushi;Energie'],
    ['a number before', '1;Petra Keller;Water;Energie\n2;Neema Mushi;Energie'],
    ['organisations', 'Petra Keller;Pforzheim;Water;Energie\nNeema Mushi;Mtwara;Energie'],
  ])('needs no head, with %s', (_what, text) => {
    expect(wished(text)).toEqual(['p1: Water, Energie', 'p2: Energie'])
  })

  test('takes a line with somebody in it for no head, although their wishes are called like one', () => {
    expect(wished('Petra Keller;Topic 2;Topic 1')).toEqual(['p1: Topic 2, Topic 1'])
  })

  test('takes topics that are organisations for topics', () => {
    expect(wished('Petra Keller;Mtwara;Water\nNeema Mushi;Water;Mtwara', ['Mtwara', 'Water'])).toEqual([
      'p1: Mtwara, Water',
      'p2: Water, Mtwara',
    ])
  })

  test('calls topics as the set does, and each once', () => {
    expect(wished('Name;Wunsch;Wunsch\nPetra Keller; WATER ;water\nNeema Mushi;;énergie')).toEqual([
      'p1: Water',
      'p2: Energie',
    ])
    expect(wished('Name;Wunsch\nPetra Keller;C++\nNeema Mushi;c')).toEqual(['p1: C++', 'unknown-topic'])
  })
})

describe('several wishes in one cell', () => {
  const topics = ['Wasser', 'Energie', 'Boden', 'Wärme/Kälte', 'Wasser und Abwasser', 'Ost, West']
  /** Cells as a table holds them; the table itself is cut at tabs. */
  const wishes = (cell: string, known = topics) => {
    const cells = [{ line: 1, cells: ['Petra Keller', cell] }]
    return readWishes(cells, people, known).lines.map(({ topics: theirs }) => theirs)[0]
  }

  test.each([
    ['a semicolon', 'Energie; Wasser'],
    ['a comma', 'energie,wasser'],
    ['a slash', 'Energie/Wasser'],
    ['a new line', 'Energie\nWasser'],
    ['a bar', 'Energie | Wasser'],
    ['a rank', 'Energie > Wasser'],
    ['numbers', '1. Energie, 2. Wasser'],
    ['bullets', '- Energie\n- Wasser'],
    ['and', 'Energie und Wasser'],
    ['signs of other scripts', 'Energie、Wasser'],
    ['a sign for and', 'Energie & Wasser'],
    ['blanks around and nothing between', ' ; Energie;; Wasser ,'],
  ])('are parted by %s', (_what, cell) => {
    expect(wishes(cell)).toEqual(['Energie', 'Wasser'])
  })

  test('are parted by several signs at once', () => {
    expect(wishes('Energie/Wasser; Boden')).toEqual(['Energie', 'Wasser', 'Boden'])
    expect(wishes('Boden, Energie und Wasser')).toEqual(['Boden', 'Energie', 'Wasser'])
  })

  test('leave a topic whole whose own name holds what parts them', () => {
    expect(wishes('Wärme / Kälte')).toEqual(['Wärme/Kälte'])
    expect(wishes('Boden/Wärme/Kälte/Energie')).toEqual(['Boden', 'Wärme/Kälte', 'Energie'])
    expect(wishes('wasser und abwasser, Energie')).toEqual(['Wasser und Abwasser', 'Energie'])
    expect(wishes('Ost, West; Boden')).toEqual(['Ost, West', 'Boden'])
    expect(wishes('Boden, Ost, West')).toEqual(['Boden', 'Ost, West'])
  })

  test('leave a topic whole that is written with other signs', () => {
    expect(wishes('Wasser, Energie', ['Wasser – Energie', 'Boden'])).toEqual(['Wasser – Energie'])
    expect(wishes('Wasser, Energie', ['Wasser – Energie', 'Wasser', 'Energie'])).toEqual(['Wasser', 'Energie'])
  })

  test('are not seen where a name may be meant', () => {
    const unknown = (cell: string) => read(`Name;Wunsch\nPetra Keller;${cell}`, topics).unknown
    expect(unknown('Klima/Verkehr')).toEqual(['Klima/Verkehr'])
    expect(unknown('Klima und Verkehr')).toEqual(['Klima und Verkehr'])
    expect(unknown('Boden und Verkehr')).toEqual(['Boden und Verkehr'])
    expect(unknown('Ziel 1,5 Grad')).toEqual(['Ziel 1,5 Grad'])
    expect(unknown('Boden/Verkehr')).toEqual(['Verkehr'])
    expect(unknown('Klima, Verkehr')).toEqual(['Klima', 'Verkehr'])
  })

  test('are seen where one of them is wished by itself elsewhere, although it is no topic yet', () => {
    const text = 'Name;Wunsch\nPetra Keller;Klima/Verkehr\nNeema Mushi;Verkehr\nX;Wald und Verkehr\nY;Wald'
    expect(read(text, topics)).toMatchObject({
      unknown: ['Klima', 'Verkehr', 'Wald'],
      lines: [{ topics: ['Klima', 'Verkehr'] }, {}, { topics: ['Wald', 'Verkehr'] }, {}],
    })
    expect(wished(text, [...topics, 'Klima', 'Verkehr', 'Wald']).slice(0, 2)).toEqual([
      'p1: Klima, Verkehr',
      'p2: Verkehr',
    ])
  })

  test('may stand beside wishes in columns of their own, or in cells that have no head', () => {
    expect(wished('Name;1. Wunsch;2. Wunsch\nPetra Keller;Water, C#;Energie')).toEqual(['p1: Water, C#, Energie'])
    expect(wished('Name;Wünsche\nPetra Keller;Water;Energie;C#\nNeema Mushi;Energie')).toEqual([
      'p1: Water, Energie, C#',
      'p2: Energie',
    ])
    expect(wished('Name;Wünsche;Bemerkung\nPetra Keller;Water;Energie;C#')).toEqual(['p1: Water'])
  })

  test('are at most as many as count', () => {
    const six = ['a', 'b', 'c', 'd', 'e', 'f']
    expect(wished(`Petra Keller;${six.join(', ')}`, six)).toEqual(['too-many-wishes'])
    expect(wished(`Petra Keller;${'Water, '.repeat(1_000)}`)).toEqual(['topic-name'])
  })
})

describe('a line that cannot be taken over', () => {
  test('is named with what is wrong, and the others are read', () => {
    const text =
      'Name;Wunsch\nPetra Keller;Water\n;Water\nNeema Mushi;\nPetra Keller;Energie\nLamin Ceesay;Water\nX;Water'
    expect(wished(text)).toEqual([
      'p1: Water',
      'no-person',
      'no-wish',
      'named-twice',
      'ambiguous-person',
      'unknown-person',
    ])
  })

  test('offers who may be meant, and is good once somebody picks', () => {
    const text = 'Name;Wunsch\nLamin Ceesay;Water\nPetra Kellner;Energie'
    expect(read(text).lines.map(({ candidates }) => candidates)).toEqual([['p3', 'p4'], ['p1']])
    const chosen = new Map([
      [2, 'p4'],
      [3, 'p1'],
    ])
    expect(read(text, TOPICS, chosen).lines.map(({ id, problem }) => [id, problem])).toEqual([
      ['p4', null],
      ['p1', null],
    ])
  })

  test('names what is no topic, each once, until it is one', () => {
    const text = 'Name;1. Wunsch;2. Wunsch\nPetra Keller;Abfall;Water\nNeema Mushi;Boden;ABFALL'
    expect(read(text)).toMatchObject({
      unknown: ['Abfall', 'Boden'],
      lines: [
        { problem: { code: 'unknown-topic', params: { topic: 'Abfall' } } },
        { problem: { code: 'unknown-topic', params: { topic: 'Boden' } } },
      ],
    })
    const added = [...TOPICS, 'Abfall', 'Boden']
    expect(read(text, added).unknown).toEqual([])
    expect(wished(text, added)).toEqual(['p1: Abfall, Water', 'p2: Boden, Abfall'])
  })

  test('has too many wishes, or one that is too long', () => {
    const six = ['a', 'b', 'c', 'd', 'e', 'f']
    expect(wished(`Petra Keller;${six.join(';')}`, six)).toEqual(['too-many-wishes'])
    expect(wished(`Petra Keller;${'x'.repeat(81)}`)).toEqual(['topic-name'])
  })
})

test.each([
  ['nothing in it', '', 'no-lines'],
  ['a head only', 'Name;1. Wunsch', 'no-lines'],
  ['no column for wishes', 'Name;E-Mail\nPetra Keller;x', 'no-wish-column'],
  ['no column for people', 'Kommune;1. Wunsch\nPforzheim;Water', 'no-person-column'],
])('a table of which nothing can be taken over has %s', (_what, text, code) => {
  expect(read(text)).toMatchObject({ problem: { code }, lines: [] })
})

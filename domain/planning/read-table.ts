import { name } from '../protocol/schema'
import { MOST_ROOMS, type Remark } from './plan'
import { type Columns, columnsByContent, columnsByHead } from './table/columns'
import { Finder, type Listed } from './table/finder'
import { foldWords } from './table/words'

/** One row of a table that was cut into cells, with the line of the text in which it begins. */
export interface TableRow {
  readonly line: number
  readonly cells: readonly string[]
}

export interface ReadLine {
  readonly line: number
  /** As it is written there. */
  readonly person: string
  readonly room: string
  /** Who is meant; null when that cannot be said. */
  readonly id: string | null
  /** Why the line cannot be taken over; null when it can. */
  readonly problem: Remark | null
  /** Who may be meant, to choose from. */
  readonly candidates: readonly string[]
}

export interface TableReading {
  /** Why nothing of the table can be taken over. */
  readonly problem: Remark | null
  readonly lines: readonly ReadLine[]
  /** The rooms that the good lines name, in their order. */
  readonly rooms: readonly string[]
}

export const MOST_LINES = 5_000
/** For how many unknown names others are offered: whoever has more has another list of people. */
const MOST_OFFERS = 200

/** Everything that may be said of a table or a line. */
export const TABLE_CODES = [
  'no-lines',
  'too-many-lines',
  'no-person-column',
  'no-room-column',
  'no-person',
  'no-room',
  'room-name',
  'too-many-rooms',
  'unknown-person',
  'ambiguous-person',
  'named-twice',
] as const
type TableCode = (typeof TABLE_CODES)[number]

const remark = (code: TableCode, params: Remark['params'] = {}): Remark => ({ code, params })
const nothingOf = (problem: Remark): TableReading => ({ problem, lines: [], rooms: [] })

/**
 * Checks a table that says who goes into which room: person (id, address or name), room, and the organisation where
 * names occur twice; in any order, with or without a head in German, English or French. It changes nothing.
 * @param chosen by line, whom somebody picked of the candidates
 */
export function readTable(
  rows: readonly TableRow[],
  people: readonly Listed[],
  chosen: ReadonlyMap<number, string> = new Map(),
): TableReading {
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  if (filled.length === 0) return nothingOf(remark('no-lines'))
  const finder = new Finder(people)
  const head = columnsByHead(filled[0]!.cells)
  const body = head ? filled.slice(1) : filled
  if (body.length === 0) return nothingOf(remark('no-lines'))
  if (body.length > MOST_LINES) return nothingOf(remark('too-many-lines', { most: MOST_LINES, count: body.length }))
  const columns = head ?? guessed(body, people, finder)
  if (columns.person.length === 0 && !columns.fullName) return nothingOf(remark('no-person-column'))
  if (columns.room === null) return nothingOf(remark('no-room-column'))
  return readLines(body, columns, finder, chosen)
}

const SAMPLE = 200

function guessed(body: readonly TableRow[], people: readonly Listed[], finder: Finder): Columns {
  const sides = new Set(people.flatMap(({ side }) => (side === null ? [] : [foldWords(side)])))
  return columnsByContent(
    body.slice(0, SAMPLE).map(({ cells }) => cells),
    (cell) => finder.find(cell).length > 0,
    (cell) => sides.has(foldWords(cell)),
  )
}

function readLines(
  body: readonly TableRow[],
  columns: Columns,
  finder: Finder,
  chosen: ReadonlyMap<number, string>,
): TableReading {
  const rooms = new Rooms()
  let offers = MOST_OFFERS
  const near = (words: string) => (offers-- > 0 ? idsOf(finder.near(words)) : [])
  const taken = new Map<string, number>()
  const lines = body.map(({ line, cells }): ReadLine => {
    const written = writtenIn(cells, columns)
    const who = whoIs(written, finder, near, chosen.get(line))
    const room = cells[columns.room!] ?? ''
    const before = who.id === null ? undefined : taken.get(who.id)
    const problem = who.problem ?? (before === undefined ? null : remark('named-twice', { line: before }))
    const said = { line, person: written.names[0] ?? '', candidates: who.candidates, id: who.id }
    if (problem) return { ...said, room: room.trim(), problem }
    const known = rooms.take(room)
    if (known.problem) return { ...said, room: room.trim(), problem: known.problem }
    taken.set(who.id!, line)
    return { ...said, room: known.name, problem: null }
  })
  return { problem: null, lines, rooms: rooms.names }
}

interface Written {
  /** What may name the person, the first first. */
  readonly names: readonly string[]
  readonly organisation: string
}

function writtenIn(cells: readonly string[], { person, fullName, organisation }: Columns): Written {
  const cell = (column: number) => (cells[column] ?? '').trim()
  const names = [...(fullName ? [fullName.map(cell).join(' ').trim()] : []), ...person.map(cell)]
  return { names: names.filter(Boolean), organisation: organisation === null ? '' : cell(organisation) }
}

interface Who {
  readonly id: string | null
  readonly problem: Remark | null
  readonly candidates: readonly string[]
}
const idsOf = (people: readonly Listed[]) => people.map(({ id }) => id)

function whoIs(
  { names, organisation }: Written,
  finder: Finder,
  near: (words: string) => readonly string[],
  picked: string | undefined,
): Who {
  if (names.length === 0) return { id: null, problem: remark('no-person'), candidates: [] }
  const found = names.map((each) => finder.find(each)).filter((each) => each.length > 0)
  // An id or an address says more than a name that several bear.
  const fewest = found.sort((a, b) => a.length - b.length)[0]
  const candidates = fewest ? idsOf(fewest) : near(names[0]!)
  if (picked !== undefined && candidates.includes(picked)) return { id: picked, problem: null, candidates }
  if (!fewest) return { id: null, problem: remark('unknown-person'), candidates }
  const there = fewest.filter(({ side }) => organisation !== '' && foldWords(side ?? '') === foldWords(organisation))
  const [only] = fewest.length === 1 ? fewest : there.length === 1 ? there : []
  if (only) return { id: only.id, problem: null, candidates: fewest.length === 1 ? [] : candidates }
  return { id: null, problem: remark('ambiguous-person', { count: fewest.length }), candidates }
}

/** The rooms of a table: the same whatever their case and blanks, and named as they were first. */
class Rooms {
  readonly #names = new Map<string, string>()

  get names(): readonly string[] {
    return [...this.#names.values()]
  }

  take(cell: string): { readonly name: string; readonly problem: Remark | null } {
    const no = (problem: Remark) => ({ name: '', problem })
    if (cell.trim() === '') return no(remark('no-room'))
    const read = name().safeParse(cell)
    if (!read.success) return no(remark('room-name', { most: 80 }))
    const key = read.data.toLowerCase()
    const known = this.#names.get(key)
    if (known === undefined && this.#names.size >= MOST_ROOMS) return no(remark('too-many-rooms', { most: MOST_ROOMS }))
    if (known === undefined) this.#names.set(key, read.data)
    return { name: known ?? read.data, problem: null }
  }
}

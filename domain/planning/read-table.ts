import { name } from '../protocol/schema'
import { MOST_ROOMS, type Remark } from './plan'
import { remark } from './table/codes'
import { type Columns, columnsByContent, columnsByHead } from './table/columns'
import { Finder, type Listed } from './table/finder'
import { type Meant, Register } from './table/meant'
import { filledOf, sizeProblem, type TableRow } from './table/rows'
import { foldWords } from './table/words'

export interface ReadLine extends Meant {
  readonly room: string
}

export interface TableReading {
  /** Why nothing of the table can be taken over. */
  readonly problem: Remark | null
  readonly lines: readonly ReadLine[]
  /** The rooms that the good lines name, in their order. */
  readonly rooms: readonly string[]
}

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
  const filled = filledOf(rows)
  const finder = new Finder(people)
  const head = columnsByHead(filled[0]?.cells ?? [])
  const body = head ? filled.slice(1) : filled
  const problem = sizeProblem(body)
  if (problem) return nothingOf(problem)
  const columns = head ?? guessed(body, people, finder)
  if (columns.person.length === 0 && !columns.fullName) return nothingOf(remark('no-person-column'))
  if (columns.room === null) return nothingOf(remark('no-room-column'))
  return readLines(body, columns, new Register(finder, columns, chosen))
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

function readLines(body: readonly TableRow[], columns: Columns, register: Register): TableReading {
  const rooms = new Rooms()
  const lines = body.map((row): ReadLine => {
    const meant = register.meantBy(row)
    const written = row.cells[columns.room!] ?? ''
    if (meant.problem) return { ...meant, room: written.trim() }
    const { name: room, problem } = rooms.take(written)
    if (problem) return { ...meant, room: written.trim(), problem }
    register.take(meant)
    return { ...meant, room }
  })
  return { problem: null, lines, rooms: rooms.names }
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

import { name } from '../protocol/schema'
import { MOST_WISHES, type Remark } from './plan'
import { remark } from './table/codes'
import { Finder, type Listed } from './table/finder'
import { type Meant, Register } from './table/meant'
import { filledOf, sizeProblem, type TableRow } from './table/rows'
import { TopicNames } from './table/topic-names'
import { isPlain, wishesIn } from './table/wish-cell'
import { type WishColumns, wishColumnsByContent, wishColumnsByHead } from './table/wish-columns'
import { foldWords } from './table/words'

export interface WishLine extends Meant {
  /** The dearest first, called as the set calls them. */
  readonly topics: readonly string[]
}

export interface WishesReading {
  /** Why nothing of the table can be taken over. */
  readonly problem: Remark | null
  readonly lines: readonly WishLine[]
  /** What is wished and is no topic, as it was written first. */
  readonly unknown: readonly string[]
}

const nothingOf = (problem: Remark): WishesReading => ({ problem, lines: [], unknown: [] })

/**
 * Checks a table that says who wishes which topics: person (id, address or name), wishes in columns of their own or
 * several in one, and the organisation where names occur twice; with or without a head in German, English or French. It
 * changes nothing.
 * @param topics names that may be wished
 * @param chosen by line, whom somebody picked of the candidates
 */
export function readWishes(
  rows: readonly TableRow[],
  people: readonly Listed[],
  topics: readonly string[],
  chosen: ReadonlyMap<number, string> = new Map(),
): WishesReading {
  const filled = filledOf(rows)
  const finder = new Finder(people)
  const names = new TopicNames(topics)
  const head = headOf(filled, finder)
  const body = head ? filled.slice(1) : filled
  const problem = sizeProblem(body)
  if (problem) return nothingOf(problem)
  const columns = head ?? guessed(body, people, finder, names)
  if (columns.person.length === 0 && !columns.fullName) return nothingOf(remark('no-person-column'))
  if (columns.wishes.length === 0) return nothingOf(remark('no-wish-column'))
  return readLines(body, columns, new Register(finder, columns, chosen), names)
}

/** A line with somebody in it is no head, even if their wish is called `Topic 1`. */
function headOf(rows: readonly TableRow[], finder: Finder): WishColumns | null {
  const first = rows[0]?.cells ?? []
  if (first.some((cell) => finder.find(cell).length > 0)) return null
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0)
  return wishColumnsByHead(first, width)
}

const SAMPLE = 200

function guessed(
  body: readonly TableRow[],
  people: readonly Listed[],
  finder: Finder,
  topics: TopicNames,
): WishColumns {
  const sides = new Set(people.flatMap(({ side }) => (side === null ? [] : [foldWords(side)])))
  return wishColumnsByContent(
    body.slice(0, SAMPLE).map(({ cells }) => cells),
    (cell) => finder.find(cell).length > 0,
    (cell) => sides.has(foldWords(cell)) && topics.find(cell) === null,
  )
}

function readLines(
  body: readonly TableRow[],
  { wishes }: WishColumns,
  register: Register,
  names: TopicNames,
): WishesReading {
  const unknown = new Map<string, string>()
  const cellsOf = ({ cells }: TableRow) => wishes.map((column) => cells[column] ?? '')
  const words = vocabulary(body.flatMap(cellsOf), names)
  const lines = body.map((row): WishLine => {
    const meant = register.meantBy(row)
    const written = cellsOf(row).flatMap((cell) => wishesIn(cell, words))
    const wished = wishedAs(written, names)
    for (const topic of wished.unknown) if (!unknown.has(keyOf(topic))) unknown.set(keyOf(topic), topic)
    const problem = meant.problem ?? wished.problem
    if (problem === null) register.take(meant)
    return { ...meant, topics: wished.topics, problem }
  })
  return { problem: null, lines, unknown: [...unknown.values()] }
}

/** Topics, and what is to become one: where `Energy` is wished by itself, `Energy/Waste` names it too. */
function vocabulary(cells: readonly string[], topics: TopicNames): TopicNames {
  const wishes = [...new Set(cells)].flatMap((cell) => wishesIn(cell, topics))
  return topics.with(wishes.filter(isPlain))
}

/** Of signs alone, for example 💧, nothing is left to fold. */
const keyOf = (topic: string) => foldWords(topic) || topic

interface Wished {
  readonly topics: readonly string[]
  readonly unknown: readonly string[]
  readonly problem: Remark | null
}

/** @param written the wishes of a line, as they stand there */
function wishedAs(written: readonly string[], names: TopicNames): Wished {
  const read = written.map((cell) => name().safeParse(cell))
  const called = read.flatMap(({ data }) => data ?? [])
  const unknown = called.filter((each) => names.find(each) === null)
  const topics = [...new Set(called.map((each) => names.find(each) ?? each))]
  const problem = (): Remark | null => {
    if (written.length === 0) return remark('no-wish')
    if (read.some(({ success }) => !success)) return remark('topic-name', { most: 80 })
    if (unknown[0] !== undefined) return remark('unknown-topic', { topic: unknown[0] })
    return topics.length > MOST_WISHES ? remark('too-many-wishes', { most: MOST_WISHES, count: topics.length }) : null
  }
  return { topics, unknown, problem: problem() }
}

import type { Remark } from '../plan'
import { remark } from './codes'
import type { Columns } from './columns'
import type { Finder } from './finder'
import type { TableRow } from './rows'
import { foldWords } from './words'

/** Whom a line means. */
export interface Meant {
  readonly line: number
  /** As it is written there. */
  readonly person: string
  /** Who is meant; null when that cannot be said. */
  readonly id: string | null
  /** Why the line cannot be taken over; null when it can. */
  readonly problem: Remark | null
  /** Who may be meant, to choose from. */
  readonly candidates: readonly string[]
}

/** For how many unknown names others are offered: whoever has more has another list of people. */
const MOST_OFFERS = 200

/** Says whom each line of a table means, and that nobody is in it twice. */
export class Register {
  #offers = MOST_OFFERS
  readonly #taken = new Map<string, number>()

  /** @param chosen by line, whom somebody picked of the candidates */
  constructor(
    private readonly finder: Finder,
    private readonly columns: Omit<Columns, 'room'>,
    private readonly chosen: ReadonlyMap<number, string>,
  ) {}

  meantBy({ line, cells, problem: broken }: TableRow): Meant {
    const written = writtenIn(cells, this.columns)
    const who = this.#whoIs(written, this.chosen.get(line))
    const before = who.id === null ? undefined : this.#taken.get(who.id)
    const problem = broken ?? who.problem ?? (before === undefined ? null : remark('named-twice', { line: before }))
    return { ...who, line, person: written.names[0] ?? '', problem }
  }

  /** The line is good: nobody else may be this person. */
  take({ id, line }: Meant) {
    if (id !== null) this.#taken.set(id, line)
  }

  #whoIs({ names, organisation }: Written, picked: string | undefined): Who {
    if (names.length === 0) return { id: null, problem: remark('no-person'), candidates: [] }
    const found = names.map((each) => this.finder.find(each)).filter((each) => each.length > 0)
    // An id or an address says more than a name that several bear.
    const fewest = found.sort((a, b) => a.length - b.length)[0]
    const candidates = fewest ? idsOf(fewest) : this.#near(names[0]!)
    if (picked !== undefined && candidates.includes(picked)) return { id: picked, problem: null, candidates }
    if (!fewest) return { id: null, problem: remark('unknown-person'), candidates }
    const there = fewest.filter(({ side }) => organisation !== '' && foldWords(side ?? '') === foldWords(organisation))
    const [only] = fewest.length === 1 ? fewest : there.length === 1 ? there : []
    if (only) return { id: only.id, problem: null, candidates: fewest.length === 1 ? [] : candidates }
    return { id: null, problem: remark('ambiguous-person', { count: fewest.length }), candidates }
  }

  #near = (words: string): readonly string[] => (this.#offers-- > 0 ? idsOf(this.finder.near(words)) : [])
}

type Who = Pick<Meant, 'id' | 'problem' | 'candidates'>
const idsOf = (people: readonly { readonly id: string }[]) => people.map(({ id }) => id)

interface Written {
  /** What may name the person, the first first. */
  readonly names: readonly string[]
  readonly organisation: string
}

function writtenIn(cells: readonly string[], { person, fullName, organisation }: Omit<Columns, 'room'>): Written {
  const cell = (column: number) => (cells[column] ?? '').trim()
  const names = [...(fullName ? [fullName.map(cell).join(' ').trim()] : []), ...person.map(cell)]
  return { names: names.filter(Boolean), organisation: organisation === null ? '' : cell(organisation) }
}

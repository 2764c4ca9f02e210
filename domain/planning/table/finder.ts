import type { Placeable } from '../plan'
import { anyOrder, foldWords } from './words'

/** Somebody whom a table may name; the address where it is known. */
export interface Listed extends Placeable {
  readonly email?: string | null
}

const MOST_NEAR = 3
/** How alike two names must be to be worth asking, as Dice's coefficient of their trigrams. */
const ALIKE = 0.45

/** Finds people by id, address or name, and names like a mistyped one. */
export class Finder {
  readonly #byKey = new Map<string, Listed[]>()
  readonly #byName = new Map<string, Listed[]>()
  #trigrams: Trigrams | null = null

  constructor(private readonly people: readonly Listed[]) {
    for (const person of people) {
      add(this.#byKey, person.id, person)
      if (person.email) add(this.#byKey, person.email.toLowerCase(), person)
      add(this.#byName, anyOrder(foldWords(person.name)), person)
    }
  }

  /** Those whom these words may mean, exactly. */
  find(words: string): readonly Listed[] {
    const exact = this.#byKey.get(words.trim()) ?? this.#byKey.get(words.trim().toLowerCase())
    return exact ?? this.#byName.get(anyOrder(foldWords(words))) ?? []
  }

  /** Those whose names are like these words, the likest first. */
  near(words: string): readonly Listed[] {
    this.#trigrams ??= indexed(this.people)
    const { index, sizes } = this.#trigrams
    const wanted = trigramsOf(words)
    const shared = new Map<Listed, number>()
    for (const trigram of wanted)
      for (const person of index.get(trigram) ?? []) shared.set(person, (shared.get(person) ?? 0) + 1)
    return [...shared]
      .map(([person, count]) => ({ person, alike: (2 * count) / (wanted.size + sizes.get(person)!) }))
      .filter(({ alike }) => alike >= ALIKE)
      .sort((a, b) => b.alike - a.alike)
      .slice(0, MOST_NEAR)
      .map(({ person }) => person)
  }
}

interface Trigrams {
  readonly index: ReadonlyMap<string, readonly Listed[]>
  readonly sizes: ReadonlyMap<Listed, number>
}

/** Made when the first unknown name is met: most tables have none. */
function indexed(people: readonly Listed[]): Trigrams {
  const index = new Map<string, Listed[]>()
  const sizes = new Map<Listed, number>()
  for (const person of people) {
    const trigrams = trigramsOf(person.name)
    sizes.set(person, trigrams.size)
    for (const trigram of trigrams) add(index, trigram, person)
  }
  return { index, sizes }
}

function add(index: Map<string, Listed[]>, key: string, person: Listed) {
  const known = index.get(key)
  if (known) known.push(person)
  else index.set(key, [person])
}

/** Three letters each, with the word's borders: `keller` has ` ke`, `kel`, … `er `. */
function trigramsOf(words: string): ReadonlySet<string> {
  const trigrams = new Set<string>()
  for (const word of foldWords(words).split(' ')) {
    const letters = [' ', ...word, ' ']
    for (let i = 0; i + 2 < letters.length; i++) trigrams.add(letters.slice(i, i + 3).join(''))
  }
  return trigrams
}

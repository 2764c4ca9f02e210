import type { Cards } from '@/domain/protocol/messages'
import { compared } from '@/domain/recording/findable'
import type { Found } from '@/domain/recording/watching'

/** Something that can be found, and its words as they are compared: they are folded once, and looked through often. */
export interface Entry {
  readonly found: Found
  readonly words: string
}

export interface Index {
  readonly entries: readonly Entry[]
  /** Of all who are named in it. */
  readonly cards: Cards
  /** Nothing was left out because there was too much. */
  readonly isWhole: boolean
}

/** So many are folded without a break: whoever is in a session waits for nothing longer than a moment. */
const AT_ONCE = 1_000

const breath = () => new Promise((resolve) => setImmediate(resolve))

/** Makes an index of what can be found, with the names of those who said it. */
export async function indexOf(all: readonly Found[], cards: Cards, isWhole: boolean): Promise<Index> {
  const entries: Entry[] = []
  for (const found of all) {
    if (entries.length % AT_ONCE === AT_ONCE - 1) await breath()
    const name = found.by === null ? '' : (cards[found.by]?.name ?? '')
    entries.push({ found, words: compared(found.text, name) })
  }
  return { entries, cards, isWhole }
}

interface Kept {
  readonly index: Promise<Index>
  readonly version: number | null
  /** By the clock of the process; null while it is made. */
  madeAt: number | null
  size: number
}

const MINUTE = 60_000
/** A log that grows would have to be read anew for every letter. */
const WHILE_GROWING = 3_000

/** Staff of a session with many rooms look through one for each room at once. */
const MOST = { indexes: 300, entries: 200_000 }

/** What was read to be looked through, kept for a while: people type. What was not used for longest goes first. */
export class Indexes {
  readonly #kept = new Map<string, Kept>()
  #size = 0

  constructor(private readonly most: typeof MOST = MOST) {}

  /**
   * @param version of what it is read from, known before it is read: another makes a new index necessary, though not for
   * some seconds; null: nobody knows, so it is good for these seconds
   */
  get(key: string, version: number | null, make: () => Promise<Index>): Promise<Index> {
    const before = this.#kept.get(key)
    if (before) this.#forget(key, before)
    const kept = before && isGood(before, version) ? before : this.#make(key, version, make)
    this.#kept.set(key, kept)
    this.#size += kept.size
    this.#tidy()
    return kept.index
  }

  #make(key: string, version: number | null, make: () => Promise<Index>): Kept {
    const kept: Kept = { index: make(), version, madeAt: null, size: 0 }
    kept.index.then(
      ({ entries }) => {
        kept.madeAt = performance.now()
        if (this.#kept.get(key) !== kept) return
        kept.size = entries.length
        this.#size += kept.size
        this.#tidy()
      },
      () => this.#forget(key, kept),
    )
    return kept
  }

  #forget(key: string, kept: Kept) {
    if (this.#kept.get(key) !== kept) return
    this.#kept.delete(key)
    this.#size -= kept.size
  }

  #tidy() {
    for (const [key, kept] of this.#kept) {
      if (this.#kept.size <= this.most.indexes && this.#size <= this.most.entries) break
      this.#forget(key, kept)
    }
  }
}

function isGood({ madeAt, version }: Kept, wanted: number | null): boolean {
  if (madeAt === null) return true
  const isSame = version !== null && version === wanted
  return performance.now() - madeAt < (isSame ? MINUTE : WHILE_GROWING)
}

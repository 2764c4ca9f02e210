import { around, wanted } from '@/domain/recording/findable'
import type { FoundPage } from '@/domain/recording/watching'
import type { Index } from './indexes'

const MOST = 100
/** So much of a text is told around what was found. */
const LONGEST = 240

/** What of these is looked for. */
export function foundPage(indexes: readonly Index[], query: string): FoundPage {
  const fits = wanted(query)
  if (!fits) return { found: [], cards: {}, more: false }
  const all = indexes
    .flatMap(({ entries }) => entries.filter(({ words }) => fits(words)).map(({ found }) => found))
    .sort((a, b) => a.at - b.at)
  const found = all.slice(0, MOST)
  const named = new Set(found.map(({ by }) => by))
  const cards = indexes.flatMap((index) => Object.entries(index.cards).filter(([id]) => named.has(id)))
  return {
    found: found.map((entry) => ({ ...entry, text: around(entry.text, query, LONGEST) })),
    cards: Object.fromEntries(cards),
    more: all.length > MOST || indexes.some(({ isWhole }) => !isWhole),
  }
}

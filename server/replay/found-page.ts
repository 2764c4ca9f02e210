import type { Filled } from '@/domain/planning/workbook'
import type { Cards } from '@/domain/protocol/messages'
import { MAIN } from '@/domain/protocol/standing'
import { getFrom } from '@/domain/protocol/table'
import { readCaptions } from '@/domain/recording/captions'
import { around, findable, findableFields, wanted } from '@/domain/recording/findable'
import { logTimeAt } from '@/domain/recording/timeline'
import type { Found, FoundPage } from '@/domain/recording/watching'
import type { HeardEvent } from '@/domain/session'
import type { Database } from '@/prisma/client'
import type { SessionRunner } from '@/server/sessions/session-runner'
import type { Played } from './recordings'
import type { Telling, ToldLog } from './told-log'
import { writtenIn } from './written-in'

const MOST = 100
/** So much of a text is told around what was found. */
const LONGEST = 240
const MOST_ENTRIES = 50_000
const MOST_KNOWN = 20
const GOOD_FOR = 60_000

interface Index {
  readonly entries: readonly Found[]
  readonly cards: Cards
}

/** Looks through what somebody is told. What was read once is kept for a while: people type. */
export class Finder {
  readonly #known = new Map<string, { readonly index: Promise<Index>; readonly until: number }>()

  constructor(private readonly log: ToldLog) {}

  async find(tellings: readonly Telling[], also: readonly Found[], query: string): Promise<FoundPage> {
    const fits = wanted(query)
    if (!fits) return { found: [], cards: {}, more: false }
    const indexes = await Promise.all(tellings.map((telling) => this.#index(telling)))
    const cards: Cards = Object.assign({}, ...indexes.map((index) => index.cards))
    const nameOf = ({ by }: Found) => (by === null ? '' : (cards[by]?.name ?? ''))
    const found = [...indexes.flatMap(({ entries }) => entries), ...also]
      .filter((entry) => fits(entry.text, nameOf(entry)))
      .sort((a, b) => a.at - b.at)
    const named = new Set(found.slice(0, MOST).map(({ by }) => by))
    return {
      found: found.slice(0, MOST).map((entry) => ({ ...entry, text: around(entry.text, query, LONGEST) })),
      cards: Object.fromEntries(Object.entries(cards).filter(([id]) => named.has(id))),
      more: found.length > MOST,
    }
  }

  #index(telling: Telling): Promise<Index> {
    const key = JSON.stringify(telling)
    const known = this.#known.get(key)
    if (known && known.until > performance.now()) return known.index
    const index = this.#read(telling)
    this.#known.delete(key)
    this.#known.set(key, { index, until: performance.now() + GOOD_FOR })
    if (this.#known.size > MOST_KNOWN) this.#known.delete(this.#known.keys().next().value!)
    index.catch(() => this.#known.delete(key))
    return index
  }

  async #read(telling: Telling): Promise<Index> {
    const events: HeardEvent[] = []
    let cards: Cards = {}
    for (let after = 0; ; ) {
      const page = await this.log.page(telling, after)
      events.push(...page.events)
      cards = { ...cards, ...page.cards }
      if (page.to >= page.head || events.length > MOST_ENTRIES) break
      after = page.to
    }
    return { entries: [...findable(events), ...writtenIn(events)].slice(0, MOST_ENTRIES), cards }
  }
}

/** What the groups wrote, found where their cards came to the plenary. */
export async function cardsIn(db: Database, { id: sessionId, state }: SessionRunner): Promise<readonly Found[]> {
  const { all, server } = state.session.harvest
  const rooms = all.cards.map(({ card }) => card)
  const where = { sessionId, room: { in: rooms } }
  const kept = await db.workbook.findMany({ where, select: { room: true, filled: true } })
  return kept.flatMap(({ room, filled }) => {
    const content = getFrom(server.contents, room)
    return content ? findableFields({ room: MAIN, filled: filled as Filled }, () => content.closedAt) : []
  })
}

/** What is said, by its captions. */
export function captionsIn(vtt: string, { whole, taken }: Played): readonly Found[] {
  const read = readCaptions(vtt)
  if (!('cues' in read)) return []
  return read.cues.flatMap(({ from, until, text }) => {
    const [at, end] = [logTimeAt(whole, from), logTimeAt(whole, until)]
    if (taken.some((cut) => cut.from < end && cut.until > at)) return []
    return [{ at, room: MAIN, kind: 'caption', text, by: null }]
  })
}

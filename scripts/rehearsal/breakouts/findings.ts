import type { Filled } from '@/domain/planning/workbook'
import type { RoomId } from '@/domain/protocol/standing'
import { connect } from '@/prisma/client'
import type { RunningProduct } from '../running-product'
import { type Compared, inWords, type Written } from './written'

/** What became of the rooms and of what was written in them. */
export interface Findings {
  /** Rooms with a workbook that people were in. */
  readonly rooms: number
  readonly entries: number
  readonly words: number
  /** What was typed and is not in its workbook. */
  readonly missing: readonly string[]
  /** What is in a workbook and was not typed, or stands there twice. */
  readonly surplus: readonly string[]
  /** How many entries are missing where others wrote too: they may have changed them. */
  readonly changed: number
  readonly givenBack: readonly string[]
  /** Rooms that closed and became no card. */
  readonly withoutCard: number
  readonly stranded: readonly string[]
}

export interface Evidence {
  readonly product: Pick<RunningProduct, 'url' | 'session' | 'cookieOf' | 'databaseUrl'>
  /** Whoever looks at the cards. */
  readonly seat: string
  readonly written: Written
  /** Rooms with a workbook, and what it said when they opened. */
  readonly furnished: ReadonlyMap<RoomId, Filled>
  /** Where somebody real wrote too. */
  readonly shared: ReadonlySet<RoomId>
  /** What can be read in rooms that are still open. */
  readonly readInRoom: (room: RoomId) => Filled | null
  readonly stranded: readonly string[]
  readonly nameOf: (who: number) => string
  /** What was just written may take so long to be there, in milliseconds. */
  readonly patience?: number
}

const PATIENCE = 15_000
const AGAIN = 500

/** Looks for every word in the cards, and in what is kept for the partnership; what was just written takes a moment. */
export async function findingsOf(evidence: Evidence): Promise<Findings> {
  const { written, furnished } = evidence
  const rooms = [...new Set([...furnished.keys(), ...written.rooms])]
  const end = performance.now() + (evidence.patience ?? PATIENCE)
  for (;;) {
    const places = await Promise.all([cards(evidence, rooms), keptWorkbooks(evidence.product)])
    const isOpen = (room: RoomId) => evidence.readInRoom(room) !== null
    const withoutCard = [...furnished.keys()].filter((room) => !isOpen(room) && !places[0].has(room)).length
    const compared = rooms.map((room) => {
      const before = furnished.get(room) ?? {}
      const both = places.map((place) =>
        written.compare(room, evidence.readInRoom(room) ?? place.get(room) ?? {}, before),
      )
      const missing = [...new Set(both.flatMap((each) => each.missing))]
      return { room, missing, surplus: [...new Set(both.flatMap((each) => each.surplus))] }
    })
    const isGood = withoutCard === 0 && compared.every((each) => each.missing.length + each.surplus.length === 0)
    if (isGood || performance.now() > end) return sumUp(evidence, compared, withoutCard)
    await new Promise((resolve) => setTimeout(resolve, AGAIN))
  }
}

interface ComparedRoom extends Compared {
  readonly room: RoomId
}

function sumUp(evidence: Evidence, compared: readonly ComparedRoom[], withoutCard: number): Findings {
  const { written, shared, stranded, nameOf } = evidence
  const own = compared.filter(({ room }) => !shared.has(room))
  const others = compared.filter(({ room }) => shared.has(room))
  return {
    rooms: compared.length,
    entries: written.entries.length,
    words: written.words,
    missing: own.flatMap(({ missing }) => missing).map((entry) => `${nameOf(entry.who)}, ${inWords(entry)}`),
    surplus: own.flatMap(({ surplus }) => surplus),
    changed: others.flatMap(({ missing }) => missing).length,
    givenBack: written.givenBack.map(({ who, words }) => `${nameOf(who)}: ${words}`),
    withoutCard,
    stranded,
  }
}

async function cards({ product, seat }: Evidence, rooms: readonly RoomId[]): Promise<Map<RoomId, Filled>> {
  const found = await Promise.all(
    rooms.map(async (card) => {
      const query = new URLSearchParams({ session: product.session, seat, card })
      const headers = { cookie: product.cookieOf(seat) }
      const answer = await fetch(`${product.url}/rt/card?${query}`, { headers }).catch(() => null)
      return answer?.ok ? [[card, ((await answer.json()) as { filled: Filled }).filled] as const] : []
    }),
  )
  return new Map(found.flat())
}

async function keptWorkbooks({ databaseUrl, session }: Evidence['product']): Promise<Map<RoomId, Filled>> {
  const db = connect(databaseUrl, 1)
  try {
    const rows = await db.workbook.findMany({ where: { sessionId: session }, select: { room: true, filled: true } })
    return new Map(rows.map(({ room, filled }) => [room, filled as unknown as Filled]))
  } finally {
    await db.$disconnect()
  }
}

import type { Card, Cards } from '@/domain/protocol/messages'
import type { ParticipantId, Role } from '@/domain/protocol/standing'
import type { Database } from '@/prisma/client'

const MOST_CARDS = 20_000
const MOST_ROWS = 5_000
const OVERLAP = 5_000

/** The cards of one session's people, read from the database when first mentioned and kept until they change. */
export class Directory {
  readonly #cards = new Map<ParticipantId, Card | null>()

  constructor(
    readonly sessionId: string,
    private readonly db: Database,
  ) {}

  /** Whether some of these have not been looked up. */
  lacks = (ids: Iterable<ParticipantId>): ParticipantId[] => [...ids].filter((id) => !this.#cards.has(id))

  async load(ids: readonly ParticipantId[]): Promise<void> {
    if (ids.length === 0) return
    if (this.#cards.size > MOST_CARDS) this.#cards.clear()
    const rows = await this.db.participant.findMany({
      where: { sessionId: this.sessionId, id: { in: [...ids] } },
      select: SELECT,
    })
    for (const id of ids) this.#cards.set(id, null)
    for (const { id, ...card } of rows) this.#cards.set(id, card as Card)
  }

  /** The cards of those who are known; load what is lacking before. */
  cards(ids: Iterable<ParticipantId>): Cards {
    const found: Record<ParticipantId, Card> = {}
    for (const id of ids) {
      const card = this.#cards.get(id)
      if (card) found[id] = card
    }
    return found
  }

  card = (id: ParticipantId): Card | undefined => this.#cards.get(id) ?? undefined

  /** Takes changed cards; those that nobody asked for stay unread. */
  async refresh(since: Date): Promise<{ cards: Cards; until: Date }> {
    const rows = await this.db.participant.findMany({
      // A transaction may commit a little after the time that it wrote.
      where: { sessionId: this.sessionId, updatedAt: { gt: new Date(since.getTime() - OVERLAP) } },
      select: { ...SELECT, updatedAt: true },
      orderBy: { updatedAt: 'asc' },
      take: MOST_ROWS,
    })
    const changed: Record<ParticipantId, Card> = {}
    for (const { id, updatedAt: _updatedAt, ...rest } of rows) {
      const card = { ...rest, role: rest.role as Role }
      const known = this.#cards.get(id)
      if (known !== undefined) this.#cards.set(id, card)
      // Whoever just came is new in the table and on their way in a frame already.
      if (known && !isSame(known, card)) changed[id] = card
    }
    return { cards: changed, until: rows.at(-1)?.updatedAt ?? since }
  }
}

const isSame = (a: Card, b: Card) =>
  a.name === b.name &&
  a.organisation === b.organisation &&
  a.partnership === b.partnership &&
  a.role === b.role &&
  a.muted === b.muted

const SELECT = { id: true, name: true, organisation: true, partnership: true, role: true, muted: true } as const

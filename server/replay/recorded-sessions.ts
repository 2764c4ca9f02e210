import type { Database } from '@/prisma/client'
import type { Prisma } from '@/prisma/generated/client'

const what = {
  id: true,
  conferenceId: true,
  title: true,
  audience: true,
  linkHash: true,
  linkExpires: true,
  cuts: true,
  recordings: {
    orderBy: { startedAt: 'asc' },
    include: { captions: { select: { language: true }, orderBy: { language: 'asc' } } },
  },
} satisfies Prisma.SessionSelect

/** A session with what was recorded of it, oldest first, also what is just being deleted. */
export type RecordedSession = Prisma.SessionGetPayload<{ select: typeof what }>
export type RecordingRow = RecordedSession['recordings'][number]

const GOOD_FOR = 1_000

/** What is known of sessions, for a second: thousands ask for the same one. Publishing and deleting count after that. */
export class RecordedSessions {
  readonly #known = new Map<string, { readonly found: Promise<RecordedSession | null>; readonly until: number }>()

  constructor(private readonly db: Database) {}

  /** Null when there is no such session. */
  get(sessionId: string): Promise<RecordedSession | null> {
    const known = this.#known.get(sessionId)
    if (known && known.until > performance.now()) return known.found
    for (const [id, { until }] of this.#known) if (until <= performance.now()) this.#known.delete(id)
    const found = this.#read(sessionId)
    this.#known.set(sessionId, { found, until: performance.now() + GOOD_FOR })
    found.catch(() => this.#known.delete(sessionId))
    return found
  }

  /** All at one moment: cuts go from a recording that is deleted to its session, and are never in neither. */
  async #read(sessionId: string): Promise<RecordedSession | null> {
    const read = this.db.session.findUnique({ where: { id: sessionId }, select: what })
    const [found] = await this.db.$transaction([read], { isolationLevel: 'RepeatableRead' })
    return found
  }
}

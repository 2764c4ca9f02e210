import type { Database } from '@/prisma/client'
import type { Prisma } from '@/prisma/generated/client'
import { KeptBriefly } from './kept-briefly'

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
    include: {
      captions: { select: { language: true }, orderBy: { language: 'asc' } },
      downloads: { where: { state: 'ready' }, select: { kind: true, file: true, bytes: true } },
    },
  },
} satisfies Prisma.SessionSelect

/** A session with what was recorded of it, oldest first, also what is just being deleted. */
export type RecordedSession = Prisma.SessionGetPayload<{ select: typeof what }>
export type RecordingRow = RecordedSession['recordings'][number]

const MOST_KNOWN = 1_000

/** What is known of sessions, for a second: thousands ask for the same one. Publishing and deleting count after that. */
export class RecordedSessions {
  readonly #known = new KeptBriefly<RecordedSession | null>(MOST_KNOWN)

  constructor(private readonly db: Database) {}

  /** Null when there is no such session. */
  get(sessionId: string): Promise<RecordedSession | null> {
    return this.#known.get(sessionId, () => this.#read(sessionId))
  }

  /** All at one moment: cuts go from a recording that is deleted to its session, and are never in neither. */
  async #read(sessionId: string): Promise<RecordedSession | null> {
    const read = this.db.session.findUnique({ where: { id: sessionId }, select: what })
    const [found] = await this.db.$transaction([read], { isolationLevel: 'RepeatableRead' })
    return found
  }
}

import { createHash } from 'node:crypto'
import { session } from '@/domain/session'
import type { Database } from '@/prisma/client'
import { DOMAIN_VERSION } from '@/server/domain-version'

/** Raised when files are made another way. */
const MADE_THIS_WAY = 1

/** Types of events by which something that was said must not be told any more, or may be again. */
const TAKING_BACK = session.eventTypes.filter((type) => {
  const spec = session.registry.eventSpec(type)!
  return spec.forgets.length > 0 || (spec.withholds && !spec.says)
})

/** Says of what a file would be made now. A file that was made of something else is out of date; null when there is nothing. */
export async function sourceOf(db: Database, recordingId: string, kind: string): Promise<string | null> {
  const row = await db.recording.findUnique({
    where: { id: recordingId },
    select: {
      ...{ sessionId: true, title: true, cuts: true, chapters: true },
      session: { select: { title: true, conference: { select: { title: true } } } },
      captions: { select: { language: true, updatedAt: true }, orderBy: { language: 'asc' } },
    },
  })
  if (!row) return null
  const { sessionId, captions, ...shown } = row
  const also = kind === 'package' ? [captions, DOMAIN_VERSION] : []
  // What was asked may be the title of a chapter.
  const all = [MADE_THIS_WAY, shown, await lastTakenBack(db, sessionId), also]
  return createHash('sha256').update(JSON.stringify(all)).digest('base64url')
}

/** Where in a log something was taken back last. */
async function lastTakenBack(db: Database, sessionId: string): Promise<readonly (number | null)[]> {
  const [{ _max }, head] = await Promise.all([
    db.logEvent.aggregate({ where: { sessionId, type: { in: TAKING_BACK } }, _max: { seq: true } }),
    db.logHead.findUnique({ where: { sessionId } }),
  ])
  return [_max.seq, head?.epoch ?? null]
}

import { MAIN } from '@/domain/protocol/standing'
import { type Chapter, chaptersOf } from '@/domain/recording/chapters'
import { chaptersKept, chaptersShown } from '@/domain/recording/chapters-shown'
import { readChapters, readCuts } from '@/domain/recording/edited'
import { heldBy, recordingTypes } from '@/domain/recording/held'
import { perspectiveOn } from '@/domain/recording/perspective'
import { kept, lengthOf, type Placed, type Span, timelineOf } from '@/domain/recording/timeline'
import type { ReplayPage } from '@/domain/recording/watching'
import type { Database } from '@/prisma/client'
import { placedSegments, type StoredSegment } from '@/prisma/recording-files'
import type { RecordedSessions } from '@/server/replay/recorded-sessions'
import type { Recordings } from '@/server/replay/recordings'
import type { Telling, ToldLog } from '@/server/replay/told-log'
import { MakingFailed } from './making-failed'

/** What of a recording is shown to everybody for whom it is published. */
export interface Material {
  readonly recordingId: string
  readonly sessionId: string
  readonly title: string
  readonly conference: string
  readonly startedAt: Date
  /** Where it was held. */
  readonly timeZone: string
  readonly segments: readonly Placed<StoredSegment>[]
  readonly timeline: readonly Span[]
  /** In seconds. */
  readonly length: number
  readonly pages: readonly ReplayPage[]
  readonly chapters: readonly Chapter[]
  /** When the recording ended, in log time. */
  readonly until: number
}

export interface Archive {
  readonly db: Database
  readonly log: ToldLog
  readonly recordings: Recordings
  readonly sessions: RecordedSessions
}

/**
 * Reads what files to take along are made of: the plenary, as somebody sees it who was not there.
 * @throws MakingFailed when nothing is left of it
 */
export async function materialOf(archive: Archive, recordingId: string): Promise<Material> {
  const { db } = archive
  const row = await db.recording.findUniqueOrThrow({
    where: { id: recordingId },
    include: { session: { select: { title: true, conference: { select: { title: true, timeZone: true } } } } },
  })
  const segments = kept(await placedSegments(db, recordingId), readCuts(row.cuts))
  if (segments.length === 0) throw new MakingFailed('nothing-there')
  const telling = await tellingOf(archive, row.sessionId, recordingId)
  const pages = await allPages(archive.log, telling)
  const events = pages.flatMap((page) => page.events)
  const timeline = timelineOf(segments)
  return {
    recordingId,
    sessionId: row.sessionId,
    title: row.title ?? row.session.title,
    conference: row.session.conference.title,
    startedAt: row.startedAt,
    timeZone: row.session.conference.timeZone,
    segments,
    timeline,
    length: lengthOf(timeline),
    pages,
    chapters: chaptersShown(chaptersKept(readChapters(row.chapters), chaptersOf(events)), timeline),
    until: telling.held?.stretches.at(-1)?.until ?? segments.at(-1)!.until,
  }
}

async function tellingOf({ log, recordings, sessions }: Archive, sessionId: string, id: string): Promise<Telling> {
  const [events, recorded] = await Promise.all([
    log.stored.ofTypes(sessionId, recordingTypes, null),
    sessions.get(sessionId),
  ])
  return {
    sessionId,
    perspective: perspectiveOn(MAIN, { staff: false, seen: new Map() })!,
    cuts: await recordings.taken(recorded!),
    held: heldBy(events, id, 'records'),
  }
}

async function allPages(log: ToldLog, telling: Telling): Promise<readonly ReplayPage[]> {
  const pages: ReplayPage[] = []
  for (let after = 0; ; ) {
    const page = await log.page(telling, after)
    pages.push(page)
    if (page.to >= page.head) return pages
    after = page.to
  }
}

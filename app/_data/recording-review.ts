import 'server-only'
import type { Audience } from '@/domain/recording/audience'
import { capturedStretches, capturing } from '@/domain/recording/captured'
import { type Chapter, chaptersOf } from '@/domain/recording/chapters'
import { readChapters, readCuts, type WrittenChapter } from '@/domain/recording/edited'
import { joined, type Stretch } from '@/domain/recording/timeline'
import { type HeardEvent, session } from '@/domain/session'
import { mediaPath } from '@/prisma/recording-access'
import { placedSegments } from '@/prisma/recording-files'
import { db } from './db'
import { dayOf } from './link-days'
import { type RecordingSummary, shownState } from './recordings'
import { eventsOf, namesIn } from './session-log'
import { getSettings } from './settings'

/** All that whoever reviews a recording must know. Times are milliseconds since 1970. */
export interface Review {
  readonly id: string
  readonly sessionId: string
  readonly session: string
  readonly state: RecordingSummary['state']
  /** What the next change must know. */
  readonly edition: number
  /** Null: the session's. */
  readonly title: string | null
  readonly cuts: readonly Stretch[]
  /** Null: those that follow from what happened. */
  readonly chapters: readonly WrittenChapter[] | null
  readonly automatic: readonly Chapter[]
  readonly names: Readonly<Record<string, string>>
  /** Of each segment when it begins and ends in the log, and how long it is in seconds: an hour has two thousand. */
  readonly segments: readonly (readonly [from: number, until: number, duration: number])[]
  readonly people: readonly SeenPerson[]
  readonly audience: Audience
  readonly hasLink: boolean
  /** The last day on which the link is good, as 2026-11-24; null for ever. */
  readonly linkUntil: string | null
  readonly keepUntil: number | null
  /** Where all of its files lie, also what was cut out. */
  readonly media: string
  readonly startedAt: number
}

/** Somebody who was to be seen or heard, and when. */
export interface SeenPerson {
  readonly id: string
  readonly name: string
  readonly stretches: readonly Stretch[]
}

const WITH_SESSION = { session: { select: { title: true, conference: { select: { timeZone: true } } } } } as const
const CHAPTERS = session.eventTypes.filter((type) => /^(session|stage|question|breakouts|harvest)\./.test(type))

/** @returns null for one that is not there, or not there any more */
export async function recordingToReview(id: string): Promise<Review | null> {
  const row = await db().recording.findUnique({ where: { id }, include: WITH_SESSION })
  if (!row || row.state === 'deleting') return null
  const { sessionId, startedAt, stoppedAt } = row
  const [segments, events, seen, names] = await Promise.all([
    placedSegments(db(), id),
    eventsOf(sessionId, CHAPTERS),
    eventsOf(sessionId, capturing),
    namesIn(sessionId),
  ])
  const end = stoppedAt?.getTime() ?? Date.now()
  const told = events.map((event) => session.heardBy(event, NOBODY)).filter((event) => event !== null)
  return {
    id,
    sessionId,
    session: row.session.title,
    state: shownState(row),
    edition: row.edition,
    title: row.title,
    cuts: readCuts(row.cuts),
    chapters: readChapters(row.chapters),
    automatic: within(told, startedAt.getTime(), end),
    names: Object.fromEntries(names),
    segments: segments.map(({ from, until, duration }) => [from, until, duration] as const),
    people: [...capturedStretches(seen, id, end)]
      .map(([person, stretches]) => ({ id: person, name: names.get(person) ?? '', stretches: joined(stretches) }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    audience: row.audience as Audience,
    hasLink: row.linkHash !== null,
    linkUntil: dayOf(row.linkExpires, row.session.conference.timeZone),
    keepUntil: row.keepUntil?.getTime() ?? null,
    media: mediaPath(getSettings().AUTH_SECRET, id, 'all', Date.now()),
    startedAt: startedAt.getTime(),
  }
}

/** Chapters are made of what all may know. */
const NOBODY = { id: '', staff: false, seats: [{ room: 'main', staff: false }] }

/** Those of what was recorded; of what came before, the last. */
const within = (events: readonly HeardEvent[], from: number, until: number): readonly Chapter[] => {
  const chapters = chaptersOf(events).filter(({ at }) => at < until)
  const first = Math.max(
    0,
    chapters.findLastIndex(({ at }) => at <= from),
  )
  return chapters.slice(first)
}

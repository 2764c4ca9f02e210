import 'server-only'
import type { Audience } from '@/domain/recording/audience'
import { capturedStretches, capturing } from '@/domain/recording/captured'
import { type Chapter, chaptersOf } from '@/domain/recording/chapters'
import { type KeptChapter, readChapters, readCuts } from '@/domain/recording/edited'
import { heldBy, outside, recordingTypes, withheldIn } from '@/domain/recording/held'
import { shown } from '@/domain/recording/shown'
import { joined, type Stretch } from '@/domain/recording/timeline'
import { type HeardEvent, type SessionEvent, session } from '@/domain/session'
import { mediaPath } from '@/prisma/recording-access'
import { placedSegments } from '@/prisma/recording-files'
import { db } from './db'
import { dayOf } from './link-days'
import { type RecordingSummary, shownState } from './recordings'
import { eventsOf, namesIn } from './session-log'
import { getSettings } from './settings'
import { pageAddress } from './watch-address'

/** All that whoever reviews a recording must know. Times are milliseconds since 1970. */
export interface Review {
  readonly id: string
  readonly sessionId: string
  readonly session: string
  /** Of the conference, ISO 639-1. */
  readonly languages: readonly string[]
  readonly state: RecordingSummary['state']
  /** What the next change must know. */
  readonly edition: number
  /** Null: the session's. */
  readonly title: string | null
  readonly cuts: readonly Stretch[]
  /** Null: those that follow from what happened. */
  readonly chapters: readonly KeptChapter[] | null
  /** All that follow from what happened in the session, as its replay is told of it. */
  readonly happened: readonly Chapter[]
  readonly names: Readonly<Record<string, string>>
  /** Of each segment when it begins and ends in the log, and how long it is in seconds: an hour has two thousand. */
  readonly segments: readonly (readonly [from: number, until: number, duration: number])[]
  readonly people: readonly SeenPerson[]
  readonly audience: Audience
  readonly hasLink: boolean
  /** The last day on which the link is good, as 2026-11-24; null for ever. */
  readonly linkUntil: string | null
  /** Where those watch who may, once it is published. */
  readonly address: string
  /** Those who may watch may also take its files along. */
  readonly takeAlong: boolean
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

const WITH_SESSION = {
  session: { select: { title: true, conference: { select: { timeZone: true, languages: true } } } },
} as const
const CHAPTERS = session.eventTypes.filter((type) => /^(session|stage|question|breakouts|harvest)\./.test(type))

/** @returns null for one that is not there, or not there any more */
export async function recordingToReview(id: string): Promise<Review | null> {
  const row = await db().recording.findUnique({ where: { id }, include: WITH_SESSION })
  if (!row || row.state === 'deleting') return null
  const { sessionId, startedAt, stoppedAt } = row
  const [segments, events, recorded, withholding, seen, names] = await Promise.all([
    placedSegments(db(), id),
    eventsOf(sessionId, CHAPTERS),
    eventsOf(sessionId, recordingTypes),
    eventsOf(sessionId, session.withholding),
    eventsOf(sessionId, capturing),
    namesIn(sessionId),
  ])
  const end = stoppedAt?.getTime() ?? Date.now()
  const { stretches } = heldBy(recorded, id, 'records')
  return {
    id,
    sessionId,
    session: row.session.title,
    languages: row.session.conference.languages,
    state: shownState(row),
    edition: row.edition,
    title: row.title,
    cuts: readCuts(row.cuts),
    chapters: readChapters(row.chapters),
    happened: chaptersOf(toldOf(events, stretches, withheldIn(withholding))),
    names: Object.fromEntries(names),
    segments: segments.map(({ from, until, duration }) => [from, until, duration] as const),
    people: [...capturedStretches(seen, id, end)]
      .map(([person, stretches]) => ({ id: person, name: names.get(person) ?? '', stretches: joined(stretches) }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    audience: row.audience as Audience,
    hasLink: row.linkHash !== null,
    linkUntil: dayOf(row.linkExpires, row.session.conference.timeZone),
    address: pageAddress({ sessionId, recordingId: id }),
    takeAlong: row.takeAlong,
    keepUntil: row.keepUntil?.getTime() ?? null,
    media: mediaPath(getSettings().AUTH_SECRET, row, 'all', Date.now()),
    startedAt: startedAt.getTime(),
  }
}

/** Chapters are made of what all may know. */
const NOBODY = { id: '', staff: false, seats: [{ room: 'main', staff: false }] }

const saying: ReadonlySet<string> = new Set(session.saying)

/**
 * As a replay tells it: without what is withheld, or was said while nothing was recorded, and all else when that was over.
 */
const toldOf = (
  events: readonly SessionEvent[],
  held: readonly Stretch[],
  subjects: ReadonlySet<string>,
): readonly HeardEvent[] =>
  shown(
    events.map((event) => ({ ...event, subject: event.data && session.subjectOf(event) })),
    { cuts: outside(held), subjects },
    (type) => saying.has(type),
  )
    .map((event) => session.heardBy(event, NOBODY))
    .filter((event) => event !== null)

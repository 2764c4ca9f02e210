import { entriesOf } from '@/domain/protocol/table'
import { cuesLeft, readCaptions } from '@/domain/recording/captions'
import { readCuts } from '@/domain/recording/edited'
import { OFFLINE, type OfflineCard, type OfflineRecording, type Still } from '@/domain/recording/offline'
import { takenBy, timelineOf } from '@/domain/recording/timeline'
import type { SessionState } from '@/domain/session'
import type { Database } from '@/prisma/client'
import { placedSegments } from '@/prisma/recording-files'
import type { Material } from './material'

interface Made {
  readonly audio: string
  readonly stills: readonly Still[]
  /** The session as it stands now: what groups wrote is on it. */
  readonly state: SessionState
}

/** What the offline package shows, as a script that a page can read from a disk. */
export async function offlineData(db: Database, material: Material, made: Made): Promise<string> {
  const { pages, chapters, timeline, length, title, conference, startedAt } = material
  const events = pages.flatMap((page) => page.events)
  const recording: OfflineRecording = {
    title,
    conference,
    startedAt: startedAt.getTime(),
    audio: made.audio,
    length,
    timeline,
    viewer: pages[0]!.viewer,
    events,
    cards: Object.assign({}, ...pages.map(({ cards }) => cards)),
    chapters,
    captions: await captionsOf(db, material),
    stills: made.stills,
    written: writtenOn(made.state, new Set(events.flatMap(cardIn)), material.until),
  }
  return `window.${OFFLINE} = ${JSON.stringify(recording)}\n`
}

const cardIn = (event: OfflineRecording['events'][number]) => (event.type === 'harvest.added' ? [event.data.card] : [])

function writtenOn({ session: { harvest } }: SessionState, cards: ReadonlySet<string>, until: number) {
  const written: Record<string, OfflineCard> = {}
  for (const [card, { name, template, filled, closedAt }] of entriesOf(harvest.server.contents))
    if (cards.has(card) && closedAt < until) written[card] = { name, template, filled }
  return written
}

async function captionsOf(db: Database, { recordingId, timeline }: Material): Promise<OfflineRecording['captions']> {
  const [rows, { cuts }, segments] = await Promise.all([
    db.recordingCaption.findMany({ where: { recordingId }, orderBy: { language: 'asc' } }),
    db.recording.findUniqueOrThrow({ where: { id: recordingId }, select: { cuts: true } }),
    placedSegments(db, recordingId),
  ])
  const [whole, taken] = [timelineOf(segments), takenBy(segments, readCuts(cuts))]
  return rows.map(({ language, text }) => {
    const read = readCaptions(text)
    return { language, cues: 'cues' in read ? cuesLeft(read.cues, whole, timeline, taken) : [] }
  })
}

import { type Filled, template } from '@/domain/planning/workbook'
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
  const { pages, chapters, timeline, length, title, conference, startedAt, timeZone } = material
  const events = pages.flatMap((page) => page.events)
  const recording: OfflineRecording = {
    title,
    conference,
    startedAt: startedAt.getTime(),
    timeZone,
    audio: made.audio,
    length,
    timeline,
    viewer: pages[0]!.viewer,
    events,
    cards: Object.assign({}, ...pages.map(({ cards }) => cards)),
    chapters,
    captions: await captionsOf(db, material),
    stills: made.stills,
    written: await writtenOn(db, material, made.state, new Set(events.flatMap(cardIn))),
  }
  return `window.${OFFLINE} = ${JSON.stringify(recording)}\n`
}

const cardIn = (event: OfflineRecording['events'][number]) => (event.type === 'harvest.added' ? [event.data.card] : [])

/** What groups wrote and brought to the plenary by the end of the recording. */
async function writtenOn(
  db: Database,
  { sessionId, until }: Material,
  { session: { harvest } }: SessionState,
  cards: ReadonlySet<string>,
): Promise<OfflineRecording['written']> {
  const told = new Map(
    entriesOf(harvest.server.contents).filter(([card, { closedAt }]) => cards.has(card) && closedAt < until),
  )
  const where = { sessionId, room: { in: [...told.keys()] } }
  const kept = await db.workbook.findMany({ where, select: { room: true, template: true, filled: true } })
  return Object.fromEntries(
    kept.map((row): [string, OfflineCard] => {
      const { name } = told.get(row.room)!.face
      return [row.room, { name, template: template.parse(row.template), filled: row.filled as Filled }]
    }),
  )
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

import { readChapters } from '@/domain/recording/edited'
import type { RoomThen } from '@/domain/recording/perspective'
import {
  DOWNLOAD_KINDS,
  type RecordingsPage,
  type ShownFile,
  type ShownRecording,
  type ShownStream,
} from '@/domain/recording/watching'
import { fileAddress, mediaPath } from '@/prisma/recording-access'
import type { Asker } from './asker'
import type { RecordingRow } from './recorded-sessions'
import type { Recordings } from './recordings'
import type { Watchable } from './watchable'

const PLAYLIST = 'vod.m3u8'

/** What there is to watch, with addresses of files that are good for an hour at least. */
export async function recordingsPage(
  recordings: Recordings,
  key: string,
  asker: Asker,
  watchable: Watchable,
  rooms: readonly RoomThen[],
): Promise<RecordingsPage> {
  return {
    phase: asker.runner.state.session.life.all.phase,
    isStaff: asker.as === 'staff',
    live: watchable.live && (await streamShown(recordings, key, asker, watchable.live)),
    recordings: await Promise.all(watchable.recordings.map((row) => shown(recordings, key, row))),
    wholeLog: watchable.wholeLog,
    rooms,
  }
}

async function streamShown(
  recordings: Recordings,
  key: string,
  { runner }: Asker,
  row: RecordingRow,
): Promise<ShownStream> {
  const { id, startedAt } = row
  const { running } = runner.state.session.recording.all
  const isRunning = running?.recordingId === id
  return {
    id,
    startedAt: startedAt.getTime(),
    media: mediaPath(key, row, 'live', Date.now()),
    bytesAnHour: (await recordings.played(row)).bytesAnHour,
    paused: isRunning && running.paused,
    delivers: isRunning && running.delivers,
  }
}

async function shown(recordings: Recordings, key: string, row: RecordingRow): Promise<ShownRecording> {
  const { left, missing, bytesAnHour } = await recordings.played(row)
  return {
    id: row.id,
    title: row.title,
    startedAt: row.startedAt.getTime(),
    isPublished: row.publishedAt !== null,
    media: mediaPath(key, row, row.publishedAt === null ? 'preview' : 'published', Date.now()),
    playlist: PLAYLIST,
    bytesAnHour,
    timeline: left,
    missing,
    chapters: readChapters(row.chapters),
    captions: row.captions.map(({ language }) => language),
    files: filesShown(key, row),
  }
}

/** What may be taken along of what is published. Who runs the session finds all of it at the desk. */
function filesShown(key: string, row: RecordingRow): readonly ShownFile[] {
  const { publishedAt, takeAlong, downloads } = row
  if (publishedAt === null || !takeAlong) return []
  return DOWNLOAD_KINDS.flatMap((kind) => {
    const made = downloads.find((each) => each.kind === kind)
    if (!made?.file) return []
    return [{ kind, bytes: Number(made.bytes), address: fileAddress(key, row, 'taken', made.file, Date.now()) }]
  })
}

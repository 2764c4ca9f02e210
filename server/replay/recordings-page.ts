import type { Phase } from '@/domain/protocol/standing'
import type { RoomThen } from '@/domain/recording/perspective'
import type { Span, Stretch } from '@/domain/recording/timeline'
import { mediaPath } from '@/prisma/recording-access'
import type { RecordingRow } from './recorded-sessions'
import { chaptersOf, type Recordings } from './recordings'
import type { Watchable } from './watchable'
import type { Asker } from './watchers'

/** A recording, as whoever may watch it gets it. Times are of the log, milliseconds since 1970. */
export interface ShownRecording {
  readonly id: string
  /** Null: the session's. */
  readonly title: string | null
  readonly startedAt: number
  readonly isPublished: boolean
  /** Where its files lie; good for an hour at least. */
  readonly media: string
  readonly playlist: string
  readonly timeline: readonly Span[]
  readonly missing: readonly Stretch[]
  /** Null: as they follow from what happened. */
  readonly chapters: readonly { readonly at: number; readonly title: string }[] | null
  /** Languages in which there are captions. */
  readonly captions: readonly string[]
}

export interface ShownStream {
  readonly id: string
  readonly startedAt: number
  readonly media: string
  readonly paused: boolean
  /** The recorder delivers. */
  readonly delivers: boolean
}

/** What there is to watch of a session, for whoever asks. */
export interface RecordingsPage {
  readonly phase: Phase
  readonly isStaff: boolean
  readonly live: ShownStream | null
  readonly recordings: readonly ShownRecording[]
  /** It can be watched without a picture, as the log has it. */
  readonly wholeLog: boolean
  /** Breakout rooms that they may watch. */
  readonly rooms: readonly RoomThen[]
}

const PLAYLIST = 'vod.m3u8'

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
    live: watchable.live && streamShown(key, asker, watchable.live),
    recordings: await Promise.all(watchable.recordings.map((row) => shown(recordings, key, row))),
    wholeLog: watchable.wholeLog,
    rooms,
  }
}

function streamShown(key: string, { runner }: Asker, { id, startedAt }: RecordingRow): ShownStream {
  const { running } = runner.state.session.recording.all
  const isRunning = running?.recordingId === id
  return {
    id,
    startedAt: startedAt.getTime(),
    media: mediaPath(key, id, 'live', Date.now()),
    paused: isRunning && running.paused,
    delivers: isRunning && running.delivers,
  }
}

async function shown(recordings: Recordings, key: string, row: RecordingRow): Promise<ShownRecording> {
  const { left, missing } = await recordings.played(row)
  return {
    id: row.id,
    title: row.title,
    startedAt: row.startedAt.getTime(),
    isPublished: row.publishedAt !== null,
    media: mediaPath(key, row.id, 'published', Date.now()),
    playlist: PLAYLIST,
    timeline: left,
    missing,
    chapters: chaptersOf(row),
    captions: row.captions.map(({ language }) => language),
  }
}

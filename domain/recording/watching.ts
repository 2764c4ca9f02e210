import type { Cards } from '../protocol/messages'
import type { Phase, Viewer } from '../protocol/standing'
import type { HeardEvent } from '../session'
import type { KeptChapter } from './edited'
import type { Findable } from './findable'
import type { RoomThen } from './perspective'
import type { BytesAnHour } from './renditions'
import type { Span, Stretch } from './timeline'

/** A stretch of a log as somebody may be told it. */
export interface ReplayPage {
  readonly viewer: Viewer
  readonly events: readonly HeardEvent[]
  readonly cards: Cards
  /** The page covers the log up to here; ask on with it. */
  readonly to: number
  readonly head: number
}

/** What is made of a recording to take along. */
export const DOWNLOAD_KINDS = ['video', 'audio', 'package'] as const
export type DownloadKind = (typeof DOWNLOAD_KINDS)[number]

/** A file to take along that is there. */
export interface ShownFile {
  readonly kind: DownloadKind
  readonly bytes: number
  /** Where it lies; good for an hour at least. */
  readonly address: string
}

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
  readonly bytesAnHour: BytesAnHour
  readonly timeline: readonly Span[]
  /** What is not played between its beginning and its end: pauses, gaps and cuts. */
  readonly missing: readonly Stretch[]
  /** Null: as they follow from what happened. */
  readonly chapters: readonly KeptChapter[] | null
  /** Languages in which there are captions. */
  readonly captions: readonly string[]
  /** Those who may watch may take these along. */
  readonly files: readonly ShownFile[]
}

export interface ShownStream {
  readonly id: string
  readonly startedAt: number
  readonly media: string
  /** By what there is up to now. */
  readonly bytesAnHour: BytesAnHour
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

/** What was found in a replay, in the order of its time. Captions are found too. */
export interface FoundPage {
  readonly found: readonly Found[]
  readonly cards: Cards
  /** There is more than is told. */
  readonly more: boolean
}
export type Found = Omit<Findable, 'kind'> & { readonly kind: Findable['kind'] | 'caption' }

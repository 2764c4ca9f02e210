import type { Filled, Template } from '../planning/workbook'
import type { Cards } from '../protocol/messages'
import type { RoomId, Viewer } from '../protocol/standing'
import type { HeardEvent } from '../session'
import type { Cue } from './captions'
import type { Chapter } from './chapters'
import type { Span } from './timeline'

/** A picture of the stage, shown from a place in seconds until the next. */
export interface Still {
  readonly place: number
  readonly file: string
}

/** What a group wrote, as it stood in the end. */
export interface OfflineCard {
  readonly name: string
  readonly template: Template
  readonly filled: Filled
}

/** Everything that the offline package shows, beside sound and pictures. Times are of the log unless they are called places. */
export interface OfflineRecording {
  readonly title: string
  readonly conference: string
  readonly startedAt: number
  /** Where it was held. */
  readonly timeZone: string
  readonly audio: string
  /** In seconds. */
  readonly length: number
  readonly timeline: readonly Span[]
  readonly viewer: Viewer
  readonly events: readonly HeardEvent[]
  readonly cards: Cards
  readonly chapters: readonly Chapter[]
  readonly captions: readonly { readonly language: string; readonly cues: readonly Cue[] }[]
  readonly stills: readonly Still[]
  readonly written: Readonly<Record<RoomId, OfflineCard>>
}

/** The name under which the page finds it. */
export const OFFLINE = 'auftakt'

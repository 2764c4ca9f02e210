import type { Piece, Template } from '../../planning/workbook'
import { utf8Bytes } from '../../protocol/bytes'
import type { ParticipantId, RoomId } from '../../protocol/standing'
import { emptyTable, type Table } from '../../protocol/table'

/** The workbook of a room that closed, as the plenary sees it. What is on it is fetched when it is looked at. */
export interface Card {
  /** The room that it was filled in. */
  readonly card: RoomId
  /** How often it was read out of the document: whoever shows it fetches it anew. */
  readonly edition: number
  /** How many comments on it have left the window. */
  readonly older: number
}

export const COMMENTS = ['comment', 'question'] as const

export interface Comment {
  readonly commentId: string
  readonly card: RoomId
  readonly kind: (typeof COMMENTS)[number]
  readonly text: string
  readonly participantId: ParticipantId
  readonly at: number
}

/** What a card shows before it is opened. */
export interface Face {
  readonly name: string
  /** In so many of so many fields something is written. */
  readonly done: number
  readonly of: number
  /** How it begins. */
  readonly words: string
}

/** What the server knows of a card. What is written on it lies in the database, as soon as it is kept there. */
export interface CardContent {
  readonly face: Face
  /** What must be kept with it; null once it was. */
  readonly unkept: { readonly partnership: string | null; readonly template: Template } | null
  /** What of the document was not read yet. */
  readonly pieces: readonly Piece[]
  /** The group whose room it was: it reports with its card. */
  readonly people: readonly ParticipantId[]
  /** Who else was in the room: what they wrote there may still be on its way. */
  readonly others: readonly ParticipantId[]
  /** When the room closed. */
  readonly closedAt: number
  /** Length of all late pieces together, in base64. */
  readonly late: number
}

export interface HarvestLayers {
  readonly all: {
    readonly cards: readonly Card[]
    /** What is shown large, with the time until which the group reports. */
    readonly presented: { readonly card: RoomId; readonly endsAt: number | null } | null
    /** The latest of all cards; older ones are read page by page. */
    readonly comments: readonly Comment[]
  }
  readonly staff: null
  readonly own: null
  readonly server: {
    readonly contents: Table<CardContent>
    /** Whom the card that is shown brought on stage, or invited there. */
    readonly called: readonly ParticipantId[]
    /** What was said to which card, by whom, also beyond the window: they may take it back. */
    readonly said: Table<{ readonly card: RoomId; readonly by: ParticipantId }>
  }
}
export const initial: HarvestLayers = {
  all: { cards: [], presented: null, comments: [] },
  staff: null,
  own: null,
  server: { contents: emptyTable, called: [], said: emptyTable },
}

/** So long after the room closed what was on its way may come: somebody's line may have been gone, in milliseconds. */
export const LATE_UNTIL = 15 * 60_000
export const MOST_LATE = 64_000

export const MOST_CARDS = 200
/** The window, in bytes of a welcome. */
export const COMMENT_BYTES = 12_000
/** As many come on stage with their card. */
export const MOST_WITH_CARD = 12

export const hasCard = ({ all }: { readonly all: HarvestLayers['all'] }, card: RoomId) =>
  all.cards.some((each) => each.card === card)

/** It is to be read, and kept. */
export const isUnread = ({ unkept, pieces }: CardContent) => unkept !== null || pieces.length > 0

const FIXED_BYTES = 200

/** About what a comment takes in a welcome. */
export const sizeOf = ({ text }: Pick<Comment, 'text'>): number => FIXED_BYTES + utf8Bytes(text)

import * as z from 'zod/mini'
import type { Heard, RefusalParams } from './feature'
import type { ParticipantId, Role, RoomId, Viewer } from './standing'

/** What is known of a person besides their id. It comes from the directory, never from the log (S14). */
export interface Card {
  readonly name: string
  readonly organisation: string | null
  readonly partnership: string | null
  readonly role: Role
  /** A moderator has taken their microphone. */
  readonly muted: boolean
}
export type Cards = Readonly<Record<ParticipantId, Card>>

/** A contiguous stretch of the log, (from, to]; `events` are those of it that this viewer may see (S3). `now` only in heartbeats (S7). */
export interface Frame<E> {
  readonly from: number
  readonly to: number
  readonly events: readonly Heard<E>[]
  readonly cards?: Cards
  readonly now?: number
}

/** Everything this viewer may know at `seq`: on joining, and whenever their role or rooms change (S8). */
export interface Welcome<V> {
  readonly seq: number
  readonly epoch: number
  readonly now: number
  readonly viewer: Viewer
  readonly view: V
  readonly cards: Cards
}

/** How a client that was here before asks to go on (S4). */
export interface Resume {
  readonly cursor: number
  readonly epoch: number
  readonly viewerKey: string
}

export type Ack =
  | { readonly ok: true; readonly seq: number }
  | { readonly ok: false; readonly code: string; readonly params?: RefusalParams; readonly retry?: boolean }

/** A command as it comes over the wire. `id` is the client's own and makes a repeat harmless (S6); `again` marks one. */
export const envelope = z.strictObject({
  id: z.string().check(z.regex(/^[\w-]{8,64}$/)),
  type: z.string().check(z.maxLength(64)),
  room: z.string().check(z.minLength(1), z.maxLength(64)),
  data: z.unknown(),
  again: z.optional(z.boolean()),
})
export type Envelope = z.output<typeof envelope>

/** Soft state of one room's people, numbered so that a gap shows; with `people` null only the number is known (large rooms). */
export interface PresenceDiff {
  readonly n: number
  readonly here: number
  readonly people: { readonly came: Cards; readonly went: readonly ParticipantId[] } | null
}

/** What a page in a breakout room tells of its person every few seconds, unless there is nothing to tell (S11). */
export const report = z.strictObject({
  /** Milliseconds that they spoke since the last one. */
  spoke: z.int().check(z.minimum(0), z.maximum(10_000)),
  line: z.enum(['good', 'poor', 'lost']),
})
export type Report = z.output<typeof report>

/** One open room as the moderators' wall shows it: soft figures, as of now (S11). */
export interface WallRoom {
  readonly room: RoomId
  readonly here: number
  readonly expected: number
  /** Who speaks just now. */
  readonly speaker: ParticipantId | null
  /** When somebody last spoke, or the room opened; milliseconds since 1970. */
  readonly heardAt: number
  /** How long each side spoke, in seconds, the more first. */
  readonly shares: readonly { readonly side: string; readonly seconds: number }[]
  /** How many have a poor line. */
  readonly poor: number
  /** Its media room could not be made yet. */
  readonly unreachable: boolean
  /** What features say of it. */
  readonly figures: Readonly<Record<string, unknown>>
}
export interface Wall {
  readonly rooms: readonly WallRoom[]
  /** How many are in the plenary. */
  readonly plenary: number
  /** Who is there because they have no room in this round, at most fifty; who runs the session is not meant. */
  readonly withoutPlace: readonly ParticipantId[]
  readonly cards: Cards
}

/** Where somebody writes just now; null: nowhere any more. Said again while they write (S11). */
export const writing = z.strictObject({ field: z.nullable(z.string().check(z.minLength(1), z.maxLength(64))) })
export type Writing = z.output<typeof writing>

/** The same, as the others in the room hear it. */
export interface WritesAt extends Writing {
  readonly room: RoomId
  readonly participantId: ParticipantId
  readonly cards: Cards
}

/** What the connection itself says, besides frames. */
export const WIRE = {
  command: 'command',
  welcome: 'welcome',
  frame: 'frame',
  presence: 'presence',
  cards: 'cards',
  removed: 'removed',
  moving: 'moving',
  report: 'report',
  wall: 'wall',
  writing: 'writing',
} as const

/** Viewers with the same key hear the same, but for what is their own. */
export const viewerKey = ({ id, staff, seats }: Viewer): string => `${id} ${classKey({ staff, seats })}`

/** The class of a viewer: session staff or not, and the sorted seats. */
export const classKey = ({ staff, seats }: Pick<Viewer, 'staff' | 'seats'>): string =>
  [staff ? 'staff' : 'all', ...seats.map((seat) => `${seat.room}:${seat.staff ? 'staff' : 'all'}`).sort()].join(' ')

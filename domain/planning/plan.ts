import * as z from 'zod/mini'
import { name } from '../protocol/schema'

/** Somebody to be placed, as the planning knows them; `id` is the person's, or a guest's access. */
export interface Placeable {
  readonly id: string
  readonly name: string
  readonly role: string
  /** Name of the partnership; null for guests and staff without one. */
  readonly partnership: string | null
  /** Name of the organisation: the side of the partnership, and the delegation. */
  readonly side: string | null
  /** ISO 639-1 codes; empty when nobody said. */
  readonly languages: readonly string[]
  /** Names of topics, the dearest first. */
  readonly wishes?: readonly string[]
}

export const MOST_ROOMS = 200
/** How many people's wishes a set keeps, and how many each may name. */
export const MOST_WISHING = 5_000
export const MOST_WISHES = 5

const roomCount = z.int().check(z.minimum(1), z.maximum(MOST_ROOMS))
const named = z.array(name()).check(z.minLength(1), z.maxLength(MOST_ROOMS))
const wishes = z
  .array(
    z.strictObject({
      person: z.string().check(z.maxLength(64)),
      /** The dearest first; names that are no topic of the set do not count, but stay. */
      topics: z.array(name()).check(z.maxLength(MOST_WISHES)),
    }),
  )
  .check(z.maxLength(MOST_WISHING))
const limit = z.nullable(z.int().check(z.minimum(1), z.maximum(5_000)))

/** How people are divided. */
export const way = z.discriminatedUnion('kind', [
  /** One room for each partnership. */
  z.strictObject({ kind: z.literal('partnership') }),
  /** No two of a partnership in a room; sides, languages and sizes balanced. */
  z.strictObject({ kind: z.literal('mix'), rooms: roomCount }),
  /** By wishes, dearest first, as far as there is space. */
  z.strictObject({
    kind: z.literal('topics'),
    topics: z.array(z.strictObject({ name: name(), limit })).check(z.minLength(1), z.maxLength(MOST_ROOMS)),
    /** What people said to whoever planned; of others `Placeable.wishes` counts. Sets that are older have none. */
    wishes: z.optional(wishes),
  }),
  z.strictObject({ kind: z.literal('random'), rooms: roomCount }),
  /** As many rooms as it takes for groups of this size. */
  z.strictObject({ kind: z.literal('size'), size: z.int().check(z.minimum(1), z.maximum(5_000)) }),
  /** Rooms with names; everybody is placed by hand or not at all. */
  z.strictObject({ kind: z.literal('manual'), rooms: named }),
  /** People choose for themselves. */
  z.strictObject({
    kind: z.literal('choice'),
    rooms: z.array(z.strictObject({ name: name(), limit })).check(z.minLength(1), z.maxLength(MOST_ROOMS)),
  }),
  /** From a table: who goes into which room, by the name of the room. */
  z.strictObject({
    kind: z.literal('table'),
    rows: z
      .array(z.strictObject({ person: z.string().check(z.maxLength(64)), room: name() }))
      .check(z.maxLength(5_000)),
  }),
])
export type Way = z.output<typeof way>

/** What can be demanded. What cannot be met is said in `unmet`, not ignored. */
export const rules = z.strictObject({
  /** At least one from each side of a partnership that sits in a room (`partnership`), or from at least two sides (others). */
  bothSides: z.boolean(),
  /** A language that all of a room share, or an interpreter in it. */
  sharedLanguage: z.boolean(),
  delegations: z.enum(['any', 'together', 'apart']),
  /** A moderator in every room. */
  moderator: z.boolean(),
})
export type Rules = z.output<typeof rules>

/** Why somebody is where they are, or what is missing: a code, translated in the browser. */
export interface Remark {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}

export interface PlannedRoom {
  /** Where the way names no rooms, their number: `1`, `2` … */
  readonly name: string
  /** The partnership whose room it is, if it is one's. */
  readonly partnership: string | null
  readonly limit: number | null
  readonly people: readonly { readonly id: string; readonly reason: Remark }[]
}

export interface Plan {
  readonly rooms: readonly PlannedRoom[]
  /** Who stays in the plenary, and why. */
  readonly unplaced: readonly { readonly id: string; readonly reason: Remark }[]
  /** Demands that could not be met; `room` is an index, or null when it concerns all. */
  readonly unmet: readonly (Remark & { readonly room: number | null })[]
}

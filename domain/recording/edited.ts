import * as z from 'zod/mini'
import { name } from '../protocol/schema'
import { HAPPENINGS } from './chapters'
import { joined, type Stretch } from './timeline'

const MOST_CUTS = 500
const MOST_CHAPTERS = 300
/** The end of the year 9999: every time up to it is one for databases and for everybody who writes it down. */
const LATEST = 253_402_300_799_999

const time = z.number().check(z.nonnegative(), z.maximum(LATEST))

const stretches = z.array(
  z.strictObject({ from: time, until: time }).check(z.refine(({ from, until }) => from < until)),
)

/** Stretches of log time to be cut out, milliseconds since 1970. */
export const cuts = stretches.check(z.maxLength(MOST_CUTS))

/** A chapter as somebody wrote it; `at` in log time, milliseconds since 1970. */
const written = z.strictObject({ at: time, title: name(120) })
/**
 * One that follows from what happened at `seq` of the log, kept without a title of its own: what it is called depends on who
 * reads it. It stands elsewhere than by itself where the two times differ.
 */
const followed = z.strictObject({
  at: time,
  of: z.strictObject({ kind: z.enum(HAPPENINGS), seq: z.int().check(z.nonnegative()), at: time }),
})
export type KeptChapter = z.output<typeof written> | z.output<typeof followed>

export const chapters = z.array(z.union([followed, written])).check(z.maxLength(MOST_CHAPTERS))

/** The cuts of a row, in order and apart: of a recording, or as many as a session keeps of those that were deleted. */
export const readCuts = (kept: unknown): readonly Stretch[] => joined(stretches.parse(kept))

/** The chapters of a row, in order; null for those that follow from what happened. */
export const readChapters = (kept: unknown): readonly KeptChapter[] | null =>
  kept === null ? null : chapters.parse(kept).toSorted((a, b) => a.at - b.at)

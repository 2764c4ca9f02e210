import 'server-only'
import * as z from 'zod'
import { name } from '@/domain/protocol/schema'
import { chapters, cuts } from '@/domain/recording/edited'
import { joined, kept } from '@/domain/recording/timeline'
import { Prisma } from '@/prisma/generated/client'
import { followCuts } from '@/prisma/recording-cuts'
import { placedSegments } from '@/prisma/recording-files'
import { db } from './db'
import { Answer, type FieldCodes } from './requests'
import { getSettings } from './settings'

/** Changes recordings for the desk. Who may is decided by the caller, with `deskOf`. */

export const editedFields = z.strictObject({
  /** Empty: the session's. */
  title: z.union([z.literal(''), name(120)]),
  cuts,
  chapters: z.nullable(chapters),
  /** The edition that was changed. */
  edition: z.int().min(0),
})
export const EDITED_CODES: FieldCodes = {
  title: 'desk/title',
  'chapters.*': 'recordings/chapter-title',
  'chapters.*.title': 'recordings/chapter-title',
  chapters: 'recordings/too-many-chapters',
  cuts: 'recordings/too-many-cuts',
}
/** Hundreds of cuts, and of chapters with long titles. */
export const LARGEST_EDIT = 500_000

/**
 * Keeps what was changed, if nobody else changed it since it was read, and cuts at once.
 * @returns the edition that is there now
 * @throws Answer
 */
export async function editRecording(id: string, fields: z.output<typeof editedFields>): Promise<{ edition: number }> {
  const cutOut = joined(fields.cuts)
  const segments = await placedSegments(db(), id)
  if (kept(segments, cutOut).length === 0) throw new Answer(409, 'recordings/nothing-left')
  const end = Math.ceil(segments.at(-1)!.until)
  if (fields.chapters?.some(({ at }) => at > end)) throw new Answer(400, 'recordings/chapter-after-end', 'chapters')
  const edition = await change(id, fields.edition, {
    cutsFollowed: false,
    title: fields.title || null,
    cuts: cutOut.map(({ from, until }) => ({ from, until })),
    chapters: fields.chapters === null ? Prisma.DbNull : fields.chapters.toSorted((a, b) => a.at - b.at),
  })
  await followCuts(db(), getSettings().AUFTAKT_DATA, id)
  return { edition }
}

/**
 * Changes a recording that is ready, if it is still of this edition.
 * @returns the next edition
 * @throws Answer `recordings/not-ready` or `recordings/changed-meanwhile`
 */
export async function change(
  id: string,
  edition: number,
  data: Prisma.RecordingUpdateManyMutationInput,
): Promise<number> {
  const where = { id, edition, state: 'ready' }
  const { count } = await db().recording.updateMany({ where, data: { ...data, edition: edition + 1 } })
  if (count === 1) return edition + 1
  const now = await db().recording.findUnique({ where: { id }, select: { state: true } })
  throw now?.state === 'ready'
    ? new Answer(409, 'recordings/changed-meanwhile')
    : new Answer(409, 'recordings/not-ready')
}

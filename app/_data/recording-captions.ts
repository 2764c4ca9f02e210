import 'server-only'
import * as z from 'zod'
import { LONGEST_CAPTIONS, readCaptions, writeCaptions } from '@/domain/recording/captions'
import { db } from './db'
import { Answer } from './requests'

/** Captions of recordings. Who may is decided by the caller, with `deskOf`. */

export interface Captions {
  readonly language: string
  readonly text: string
  readonly cues: number
  readonly updatedAt: number
}

export const captionFields = z.strictObject({
  /** ISO 639-1. */
  language: z.string().regex(/^[a-z]{2}$/),
  /** WebVTT; times count from the beginning of the whole recording, before any cut. */
  text: z.string(),
  /** When they were changed last, as far as is known; null when there were none. */
  knownAt: z.int().nullable(),
})
export const CAPTION_CODES = { language: 'recordings/language' }
/** As JSON, in which a line's end takes two letters. */
export const LARGEST_CAPTIONS = 2 * LONGEST_CAPTIONS

const MOST_LANGUAGES = 20

export async function captionsOf(recordingId: string): Promise<readonly Captions[]> {
  const rows = await db().recordingCaption.findMany({ where: { recordingId }, orderBy: { language: 'asc' } })
  return rows.map(({ language, text, updatedAt }) => ({
    language,
    text,
    cues: text.split('\n').filter((line) => line.includes(' --> ')).length,
    updatedAt: updatedAt.getTime(),
  }))
}

/**
 * Keeps captions in one language, if they are WebVTT and nobody else has changed them since they were read.
 * @throws Answer that says why not
 */
export async function keepCaptions(recordingId: string, { language, text, knownAt }: z.output<typeof captionFields>) {
  const read = readCaptions(text)
  if ('problem' in read) throw new Answer(400, `recordings/captions-${read.problem}`, `text.${read.line}`)
  if (read.cues.length === 0) throw new Answer(400, 'recordings/captions-empty', 'text')
  const data = { text: writeCaptions(read.cues) }
  if (knownAt === null) return create(recordingId, language, data.text)
  const where = { recordingId, language, updatedAt: new Date(knownAt) }
  const { count } = await db().recordingCaption.updateMany({ where, data })
  if (count === 0) throw new Answer(409, 'recordings/changed-meanwhile')
}

async function create(recordingId: string, language: string, text: string) {
  if ((await db().recordingCaption.count({ where: { recordingId } })) >= MOST_LANGUAGES)
    throw new Answer(409, 'recordings/too-many-languages')
  const { count } = await db().recordingCaption.createMany({
    data: [{ recordingId, language, text }],
    skipDuplicates: true,
  })
  if (count === 0) throw new Answer(409, 'recordings/changed-meanwhile')
}

export async function deleteCaptions(recordingId: string, language: string): Promise<void> {
  await db().recordingCaption.deleteMany({ where: { recordingId, language } })
}

import 'server-only'
import * as z from 'zod'
import type { Audience } from '@/domain/recording/audience'
import { readCuts } from '@/domain/recording/edited'
import { kept } from '@/domain/recording/timeline'
import { placedSegments } from '@/prisma/recording-files'
import { db } from './db'
import { deskOf } from './desk-actor'

/** Reads recordings for the desk. Who may is decided by the caller, with `deskOf`. */

/** How a recorder does: frames and bits a second, frames that were dropped, seconds of delay, bytes left on the disk. */
const figures = z
  .object({ fps: z.number(), bitrate: z.number(), dropped: z.number(), delay: z.number(), diskLeft: z.number() })
  .partial()
export type Figures = z.output<typeof figures>

/** A recording in a list. */
export interface RecordingSummary {
  readonly id: string
  readonly title: string
  readonly sessionId: string
  readonly session: string
  /** `published` is a ready one that others may watch. */
  readonly state: 'starting' | 'live' | 'stopping' | 'ready' | 'published' | 'failed' | 'deleting'
  /** A stream alone is not kept. */
  readonly records: boolean
  /** A code, when something went wrong. */
  readonly problem: string | null
  readonly figures: Figures | null
  readonly startedAt: number
  /** Of what is shown of it, in seconds. */
  readonly length: number
  readonly isCut: boolean
  readonly audience: Audience
  readonly keepUntil: number | null
  /** Minutes that were watched, by however many, live and later. */
  readonly watched: { readonly live: number; readonly later: number }
}

const RUNNING = ['starting', 'live', 'stopping']

export async function recordingsOf(conferenceId: string): Promise<readonly RecordingSummary[]> {
  const rows = await db().recording.findMany({
    where: { session: { conferenceId } },
    orderBy: { startedAt: 'desc' },
    include: { session: { select: { title: true } }, watched: { select: { live: true, count: true } } },
  })
  const lengths = await lengthsOf(rows.map(({ id }) => id))
  return Promise.all(
    rows.map(async (row) => {
      const { id, sessionId, session, problem, records, startedAt, audience, keepUntil, watched } = row
      const length = lengths.get(id) ?? 0
      const cuts = readCuts(row.cuts)
      const isCut = cuts.length > 0
      return {
        id,
        title: row.title ?? session.title,
        sessionId,
        session: session.title,
        state: shownState(row),
        records,
        problem,
        figures: RUNNING.includes(row.state) ? (figures.safeParse(row.figures).data ?? null) : null,
        startedAt: startedAt.getTime(),
        length: isCut ? await lengthLeft(id, cuts) : length,
        isCut,
        audience: audience as Audience,
        keepUntil: keepUntil?.getTime() ?? null,
        watched: { live: minutesOf(watched, true), later: minutesOf(watched, false) },
      }
    }),
  )
}

export const shownState = ({ state, publishedAt }: { state: string; publishedAt: Date | null }) =>
  (state === 'ready' && publishedAt ? 'published' : state) as RecordingSummary['state']

const minutesOf = (watched: readonly { live: boolean; count: number }[], live: boolean) =>
  watched.filter((each) => each.live === live).reduce((sum, { count }) => sum + count, 0)

async function lengthsOf(ids: readonly string[]) {
  const sums = await db().$queryRaw<{ id: string; length: number }[]>`
    select "recordingId" as id, sum(duration)::float8 as length
    from "RecordingSegment" where "recordingId" = any(${[...ids]}) group by 1`
  return new Map(sums.map(({ id, length }) => [id, length]))
}

const lengthLeft = async (id: string, cuts: ReturnType<typeof readCuts>) =>
  kept(await placedSegments(db(), id), cuts).reduce((sum, { duration }) => sum + duration, 0)

/** The conference that a recording belongs to; undefined when there is no such recording. */
export const conferenceOfRecording = async (id: string): Promise<string | undefined> =>
  (await db().recording.findUnique({ where: { id }, select: { session: { select: { conferenceId: true } } } }))?.session
    .conferenceId

/**
 * Whoever works at the desk for the conference of this recording. Unknown and foreign ones are one answer.
 * @throws Answer
 */
export const deskOfRecording = async (id: string) => deskOf(await conferenceOfRecording(id))

import 'server-only'
import * as z from 'zod'
import { dueAt, NOTICE } from '@/domain/recording/retention'
import { db } from './db'

/** How long recordings are kept. Who may say so is decided by the caller, with `deskOf`. */

export const retentionFields = z.strictObject({
  /** Null: for as long as nobody deletes them. */
  days: z.int().min(1).max(3_650).nullable(),
})
export const RETENTION_CODES = { days: 'recordings/days' }

/** It counts for what is there, too: each gets a new day on which it is deleted, in a week at the earliest. */
export async function setRetention(conferenceId: string, { days }: z.output<typeof retentionFields>): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.conference.update({ where: { id: conferenceId }, data: { recordingDays: days } })
    const recordings = await tx.recording.findMany({
      where: { session: { conferenceId }, stoppedAt: { not: null } },
      select: { id: true, stoppedAt: true },
    })
    for (const { id, stoppedAt } of recordings) {
      const keepUntil = days === null ? null : new Date(dueAt(stoppedAt!.getTime(), days, Date.now()))
      await tx.recording.update({ where: { id }, data: { keepUntil } })
    }
  })
}

/** How many recordings of these conferences are deleted within the next week. */
export const dueSoon = (conferenceIds: readonly string[]): Promise<number> =>
  db().recording.count({
    where: {
      session: { conferenceId: { in: [...conferenceIds] } },
      state: { in: ['ready', 'failed'] },
      keepUntil: { lt: new Date(Date.now() + NOTICE) },
    },
  })

/** What recordings take of the disk, for whoever runs the installation. */
export interface Stored {
  readonly id: string
  readonly conference: string
  readonly session: string
  readonly startedAt: number
  /** Where it was held: days are those there. */
  readonly timeZone: string
  readonly state: string
  readonly bytes: number
  readonly keepUntil: number | null
}

export async function storedRecordings(): Promise<readonly Stored[]> {
  const rows = await db().$queryRaw<(Omit<Stored, 'startedAt' | 'keepUntil'> & { at: Date; until: Date | null })[]>`
    select r.id, c.title as conference, s.title as session, r."startedAt" as at, c."timeZone", r.state, r."keepUntil" as until,
      coalesce((select sum(bytes + coalesce("smallBytes", 0) + coalesce("soundBytes", 0)) from "RecordingSegment" g where g."recordingId" = r.id), 0)::float8
        + coalesce((select sum(bytes) from "RecordingDownload" d where d."recordingId" = r.id), 0)::float8 as bytes
    from "Recording" r join "Session" s on s.id = r."sessionId" join "Conference" c on c.id = s."conferenceId"
    order by r."keepUntil" nulls last, r."startedAt"`
  return rows.map(({ at, until, ...row }) => ({
    ...row,
    startedAt: at.getTime(),
    keepUntil: until?.getTime() ?? null,
  }))
}

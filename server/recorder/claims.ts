import { type OpenStretch, untilNow } from '@/domain/recording/open-stretch'
import type { Stretch } from '@/domain/recording/timeline'
import type { Database } from '@/prisma/client'

/** A recording as the log and the desk have it, and this recorder works on it. Times in milliseconds since 1970. */
export interface Claimed {
  readonly id: string
  readonly sessionId: string
  readonly state: 'starting' | 'live' | 'stopping'
  readonly records: boolean
  readonly streams: boolean
  readonly paused: boolean
  readonly wantedSince: number
  /** What is only streamed, and what is not. */
  readonly unkept: readonly Stretch[]
  readonly unstreamed: readonly Stretch[]
  readonly cuts: readonly Stretch[]
}

/** Whoever was not heard of for so long works on nothing any more, in seconds. */
export const SILENT_FOR = 10

interface Row extends Omit<Claimed, 'wantedSince' | 'unkept' | 'unstreamed'> {
  readonly wantedSince: Date
  readonly unkept: readonly OpenStretch[]
  readonly unstreamed: readonly OpenStretch[]
}

/**
 * Says that this recorder is there, takes up what nobody works on, and answers all that is its own. What somebody changes
 * just now is left out, and comes the next time.
 * @param recorder its id
 */
export async function claim(db: Database, recorder: string): Promise<readonly Claimed[]> {
  const rows = await db.$queryRaw<Row[]>`
    update "Recording" set recorder = ${recorder}, "heardAt" = clock_timestamp()
    where id in (
      select id from "Recording" where state in ('starting', 'live', 'stopping') and (
        recorder is null or recorder = ${recorder}
        or "heardAt" < clock_timestamp() - make_interval(secs => ${SILENT_FOR})
      ) for update skip locked
    )
    returning id, "sessionId", state, records, streams, paused,
      coalesce("wantedSince", "startedAt") as "wantedSince", unkept, unstreamed, cuts`
  return rows.map(({ wantedSince, unkept, unstreamed, ...row }) => ({
    ...row,
    wantedSince: wantedSince.getTime(),
    unkept: untilNow(unkept),
    unstreamed: untilNow(unstreamed),
  }))
}

/** What this recorder works on, also what somebody changes just now. */
export async function claimed(db: Database, recorder: string): Promise<ReadonlySet<string>> {
  const rows = await db.recording.findMany({ where: { recorder }, select: { id: true } })
  return new Set(rows.map(({ id }) => id))
}

/** Leaves everything to others, at once. */
export const release = (db: Database, recorder: string): Promise<unknown> =>
  db.recording.updateMany({ where: { recorder }, data: { recorder: null, heardAt: null } })

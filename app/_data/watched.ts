import 'server-only'
import { db } from './db'

/** How often a minute of a recording was watched, live and later. Nobody in person. */
export interface WatchedMinute {
  readonly minute: number
  readonly live: number
  readonly later: number
}

/** Every minute from the first to the last that was watched. */
export async function watchedMinutes(recordingId: string): Promise<readonly WatchedMinute[]> {
  const rows = await db().recordingWatched.findMany({ where: { recordingId } })
  const last = Math.max(-1, ...rows.map(({ minute }) => minute))
  const countOf = new Map(rows.map(({ minute, live, count }) => [`${minute} ${live}`, count]))
  return Array.from({ length: last + 1 }, (_, minute) => ({
    minute,
    live: countOf.get(`${minute} true`) ?? 0,
    later: countOf.get(`${minute} false`) ?? 0,
  }))
}

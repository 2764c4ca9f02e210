import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * What an address of media lets somebody fetch: of a recording that runs its playlists for watching live, of one that is
 * published what was published, or everything, also what was cut out.
 */
export const RIGHTS = ['live', 'published', 'all'] as const
export type Rights = (typeof RIGHTS)[number]

const HOUR = 3_600_000
const FILES: Readonly<Record<Rights, RegExp>> = {
  live: /^(live|dvr)\.m3u8$|^kept\/[\w-]{22}\.(m4s|mp4)$/,
  published: /^vod\.m3u8$|^kept\/[\w-]{22}\.(m4s|mp4)$|^files\/[\w.-]{1,100}$/,
  all: /^(live|dvr|vod|full)\.m3u8$|^(kept|cut)\/[\w-]{22}\.(m4s|mp4)$|^files\/[\w.-]{1,100}$/,
}

/**
 * The address under which a recording's files lie for those who have these rights: the same for all of them within the
 * hour, so that a cache can serve them. It works for at least an hour and at most two.
 * @param now milliseconds since 1970
 */
export function mediaPath(key: string, recordingId: string, rights: Rights, now: number): string {
  const hour = Math.floor(now / HOUR) + 2
  return `/media/${hour}.${rights}.${signature(key, recordingId, rights, hour)}/${recordingId}`
}

export interface MediaFile {
  readonly recordingId: string
  /** Within the recording's directory. */
  readonly file: string
  /** When the address ends, milliseconds since 1970. */
  readonly until: number
}

/** Which file of which recording an address names, if it is one of ours, not expired, and within its rights; null for all else alike. */
export function mediaFile(key: string, path: string, now: number): MediaFile | null {
  const [, hour, rights, given, recordingId, file] =
    /^\/media\/(\d{1,9})\.(live|published|all)\.([\w-]{43})\/([\w-]{22})\/([\w./-]{1,120})$/.exec(path) ?? []
  const until = Number(hour) * HOUR
  if (!hour || !rights || !given || !recordingId || !file || until <= now) return null
  const expected = signature(key, recordingId, rights as Rights, Number(hour))
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return null
  return FILES[rights as Rights].test(file) ? { recordingId, file, until } : null
}

const signature = (key: string, recordingId: string, rights: Rights, hour: number): string =>
  createHmac('sha256', key).update(`recording files\n${recordingId}\n${rights}\n${hour}`).digest('base64url')

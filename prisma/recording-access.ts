import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * What an address of media lets somebody fetch: of a recording that runs its playlists for watching live, of one that is
 * published what was published, the same before it is, the files to take along alone, for those who review it or for those
 * who may watch, or everything, also what was cut out.
 */
export type Rights = 'live' | 'published' | 'preview' | 'files' | 'taken' | 'all'

const HOUR = 3_600_000
/** So many hours after the one in which it was handed out an address ends. */
const GOOD_FOR = 2
/** Their names can be guessed: nothing but rights of their own opens them. */
const TAKEN_ALONG = String.raw`files\/[\w.-]{1,100}`
/** Playlists of these names, each in all that is offered of it. */
const playlists = (names: string) => String.raw`(?:${names})(?:\.(?:small|sound|auto))?\.m3u8`
/** Segments and inits in these folders, with their renditions. */
const media = (folders: string) => String.raw`(?:${folders})\/[\w-]{22}(?:\.(?:small|sound))?\.(?:m4s|mp4)`
const oneOf = (...patterns: readonly string[]) => new RegExp(`^(?:${patterns.join('|')})$`)
const SHOWN = oneOf(playlists('vod'), media('kept'))
const FILES: Readonly<Record<Rights, RegExp>> = {
  live: oneOf(playlists('live|dvr'), media('kept')),
  published: SHOWN,
  preview: SHOWN,
  files: oneOf(TAKEN_ALONG),
  taken: oneOf(TAKEN_ALONG),
  all: oneOf(playlists('live|dvr|vod|full'), media('kept|cut'), TAKEN_ALONG),
}

/**
 * The address under which a recording's files lie for those who have these rights: the same for all of them within the
 * hour, so that a cache can serve them. It works for at least an hour and at most two.
 * @param now milliseconds since 1970
 */
export function mediaPath(key: string, recordingId: string, rights: Rights, now: number): string {
  const hour = Math.floor(now / HOUR) + GOOD_FOR
  return `/media/${hour}.${rights}.${signature(key, recordingId, rights, hour)}/${recordingId}`
}

export interface MediaFile {
  readonly recordingId: string
  /** Within the recording's directory. */
  readonly file: string
  readonly rights: Rights
  /** The earliest at which it can have been handed out, and when it ends, milliseconds since 1970. */
  readonly since: number
  readonly until: number
}

/** Where a file to take along lies for those who have these rights. */
export const fileAddress = (key: string, id: string, rights: 'files' | 'taken', file: string, now: number): string =>
  `${mediaPath(key, id, rights, now)}/files/${file}`

/** Which file of which recording an address names, if it is one of ours, not expired, and within its rights; null for all else alike. */
export function mediaFile(key: string, path: string, now: number): MediaFile | null {
  const [, hour, named, given, recordingId, file] =
    /^\/media\/(\d{1,9})\.(live|published|preview|files|taken|all)\.([\w-]{43})\/([\w-]{22})\/([\w./-]{1,120})$/.exec(
      path,
    ) ?? []
  const until = Number(hour) * HOUR
  if (!hour || !named || !given || !recordingId || !file || until <= now) return null
  const rights = named as Rights
  const expected = signature(key, recordingId, rights, Number(hour))
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return null
  const since = until - GOOD_FOR * HOUR
  return FILES[rights].test(file) ? { recordingId, file, rights, since, until } : null
}

const signature = (key: string, recordingId: string, rights: Rights, hour: number): string =>
  createHmac('sha256', key).update(`recording files\n${recordingId}\n${rights}\n${hour}`).digest('base64url')

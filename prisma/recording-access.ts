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

/** Whose files they are, and of which generation addresses of them are now. */
export interface Addressed {
  readonly id: string
  readonly generation: number
}

/**
 * The address under which a recording's files lie for those who have these rights: the same for all of them within the
 * hour, so that a cache can serve them. It works for at least an hour and at most two.
 * @param now milliseconds since 1970
 */
export function mediaPath(key: string, { id, generation }: Addressed, rights: Rights, now: number): string {
  const hour = Math.floor(now / HOUR) + GOOD_FOR
  return `/media/${hour}.${generation}.${rights}.${signature(key, id, rights, hour, generation)}/${id}`
}

export interface MediaFile {
  readonly recordingId: string
  /** Within the recording's directory. */
  readonly file: string
  readonly rights: Rights
  readonly generation: number
  /** When it ends, milliseconds since 1970. */
  readonly until: number
}

/** Where a file to take along lies for those who have these rights. */
export const fileAddress = (key: string, of: Addressed, rights: 'files' | 'taken', file: string, now: number): string =>
  `${mediaPath(key, of, rights, now)}/files/${file}`

/** Which file of which recording an address names, if it is one of ours, not expired, and within its rights; null for all else alike. */
export function mediaFile(key: string, path: string, now: number): MediaFile | null {
  const [, hour, counted, named, given, recordingId, file] =
    /^\/media\/(\d{1,9})\.(\d{1,9})\.(live|published|preview|files|taken|all)\.([\w-]{43})\/([\w-]{22})\/([\w./-]{1,120})$/.exec(
      path,
    ) ?? []
  const until = Number(hour) * HOUR
  if (!hour || !counted || !named || !given || !recordingId || !file || until <= now) return null
  const rights = named as Rights
  const generation = Number(counted)
  const expected = signature(key, recordingId, rights, Number(hour), generation)
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return null
  return FILES[rights].test(file) ? { recordingId, file, rights, generation, until } : null
}

const signature = (key: string, id: string, rights: Rights, hour: number, generation: number): string =>
  createHmac('sha256', key).update(`recording files\n${id}\n${rights}\n${hour}\n${generation}`).digest('base64url')

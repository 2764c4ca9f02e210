import { follows } from '@/domain/recording/playlist'
import type { Sizes } from '@/domain/recording/renditions'
import type { Placed } from '@/domain/recording/timeline'
import type { StoredSegment } from '@/prisma/recording-files'

type Segment = Placed<Omit<StoredSegment, keyof Sizes>>

/** Segments of a run that follow each other: what is between takes was not recorded, or was cut out. */
export function takesOf(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const takes: Segment[][] = []
  for (const segment of segments) {
    const last = takes.at(-1)?.at(-1)
    if (last && follows(segment, last)) takes.at(-1)!.push(segment)
    else takes.push([segment])
  }
  return takes
}

/** Where segments lie, seen from the directory in which files are made. */
const KEPT = '../../kept'

export interface List {
  readonly name: string
  readonly content: string
}

/**
 * What ffmpeg reads to play these segments one after the other without a gap: a playlist for each take, in which time
 * goes on evenly, and a list of them that says how long each is. The first is the list.
 */
export function lists(segments: readonly Segment[]): readonly [List, ...List[]] {
  const takes = takesOf(segments).map((take, i) => ({
    name: `take-${i}.m3u8`,
    seconds: take.reduce((sum, { duration }) => sum + duration, 0),
    content: playlistOf(take),
  }))
  const entries = takes.map(({ name, seconds }) => `file '${name}'\nduration ${seconds.toFixed(5)}\n`)
  return [{ name: 'takes.ffconcat', content: `ffconcat version 1.0\n${entries.join('')}` }, ...takes]
}

function playlistOf(take: readonly Segment[]): string {
  const longest = Math.ceil(take.reduce((most, { duration }) => Math.max(most, duration), 1))
  const head = ['#EXTM3U', '#EXT-X-VERSION:7', `#EXT-X-TARGETDURATION:${longest}`, '#EXT-X-PLAYLIST-TYPE:VOD']
  const pieces = take.flatMap(({ duration, file }) => [`#EXTINF:${duration.toFixed(5)},`, `${KEPT}/${file}`])
  return [...head, `#EXT-X-MAP:URI="${KEPT}/${take[0]!.init}"`, ...pieces, '#EXT-X-ENDLIST', ''].join('\n')
}

/** How ffmpeg is told to read them. */
export const READ_TAKES = [
  '-f',
  'concat',
  '-safe',
  '0',
  '-protocol_whitelist',
  'file,crypto,data',
  '-i',
  'takes.ffconcat',
]

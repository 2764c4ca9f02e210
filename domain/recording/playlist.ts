import { nameIn, type Rendition, type Sizes } from './renditions'
import type { Placed, Segment } from './timeline'

/** A segment as it lies on disk: its own name, that of the init of its run, and how large it is. */
export type Filed = Placed<Segment & Sizes & { readonly file: string; readonly init: string }>
type Named = Omit<Filed, keyof Sizes>

export interface PlaylistOptions {
  /** Nothing will follow. */
  readonly ended: boolean
  /** Only so many of the latest; without it, all. */
  readonly latest?: number
}

/**
 * A playlist of segments, as players of HLS read it (RFC 8216). A new run is a discontinuity with an init of its own, and
 * so is what follows something that was left out. Every segment says which time of the log it shows, so that whoever plays
 * it knows what time it is. Names are relative to the playlist.
 */
export function playlist(segments: readonly Named[], { ended, latest }: PlaylistOptions): string {
  const first = Math.max(0, segments.length - (latest ?? segments.length))
  // Time leaps there: in another run, and behind what was left out of this one.
  const isSeam = (i: number) => i > 0 && !follows(segments[i]!, segments[i - 1]!)
  // Within a run it changes where one segment is small and the next is not: pictures of another size, but no seam.
  const hasOwnInit = (i: number) => i === first || isSeam(i) || segments[i]!.init !== segments[i - 1]!.init
  const seams = segments.slice(0, first).filter((_, i) => isSeam(i)).length
  const longest = segments.reduce((longest, { duration }) => Math.max(longest, duration), 1)
  const lines = [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${Math.ceil(longest)}`,
    `#EXT-X-MEDIA-SEQUENCE:${first}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${seams}`,
    ...typeOf(ended, latest),
    '#EXT-X-INDEPENDENT-SEGMENTS',
    ...segments
      .slice(first)
      .flatMap((segment, i) => [
        ...(isSeam(first + i) ? ['#EXT-X-DISCONTINUITY'] : []),
        ...(hasOwnInit(first + i) ? [`#EXT-X-MAP:URI="${segment.init}"`] : []),
        `#EXT-X-PROGRAM-DATE-TIME:${written(segment.from)}`,
        `#EXTINF:${segment.duration.toFixed(5)},`,
        segment.file,
      ]),
    ...(ended ? ['#EXT-X-ENDLIST'] : []),
  ]
  return `${lines.join('\n')}\n`
}

/** Whether a segment goes on where another ended, without a seam. */
export const follows = ({ run, n }: Place, before: Place): boolean => run === before.run && n === before.n + 1
type Place = Pick<Named, 'run' | 'n'>

/** Of what grows: whether everything stays in it. One of the latest segments has no type, or players would count on the first. */
const typeOf = (ended: boolean, latest: number | undefined) => {
  if (latest !== undefined) return []
  return [`#EXT-X-PLAYLIST-TYPE:${ended ? 'VOD' : 'EVENT'}`]
}

// biome-ignore lint/style/noRestrictedGlobals: it only writes down a time that it is given
const written = (at: number) => new Date(Math.round(at)).toISOString()

/** A segment as a playlist of a rendition names it: itself, where there is no other. */
export const namedIn = (rendition: Rendition, segment: Filed): Filed =>
  segment[`${rendition}Bytes`] === null
    ? segment
    : { ...segment, file: nameIn(rendition, segment.file), init: nameIn(rendition, segment.init) }

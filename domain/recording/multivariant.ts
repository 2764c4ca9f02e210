import type { Filed } from './playlist'
import { bytesIn } from './renditions'

/** Pictures, as they are: their codec as in RFC 6381, and their size. */
export interface Pictures {
  readonly codec: string
  readonly width: number
  readonly height: number
}

/** A playlist that a player may choose. */
export interface Variant {
  readonly name: string
  readonly offer: 'high' | 'small'
  /** Null: not known. */
  readonly pictures: Pictures | null
}

/** What we record besides pictures: AAC. */
const SOUND = 'mp4a.40.2'

/** A playlist of playlists that play the same: the first is what a player begins with. */
export function multivariant(segments: readonly Filed[], variants: readonly Variant[]): string {
  const lines = variants.flatMap(({ name, offer, pictures }) => {
    const { peak, average } = bandwidth(offer, segments)
    const seen = pictures && [`CODECS="${pictures.codec},${SOUND}"`, `RESOLUTION=${pictures.width}x${pictures.height}`]
    const said = [`BANDWIDTH=${peak}`, `AVERAGE-BANDWIDTH=${average}`, ...(seen ?? [])]
    return [`#EXT-X-STREAM-INF:${said.join(',')}`, name]
  })
  return `${['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS', ...lines].join('\n')}\n`
}

/** Shorter ones say little: one key picture, and that is many bits a second. */
const SHORTEST = 1

/** Bits a second. Nothing has come yet: as much as none. */
function bandwidth(offer: 'high' | 'small', segments: readonly Filed[]) {
  const rate = (some: readonly Filed[]) => {
    const seconds = some.reduce((sum, { duration }) => sum + duration, 0)
    const bytes = some.reduce((sum, each) => sum + bytesIn(offer, each), 0)
    return seconds > 0 ? Math.ceil((8 * bytes) / seconds) : 1
  }
  const average = rate(segments)
  const peak = segments
    .filter(({ duration }) => duration >= SHORTEST)
    .reduce((most, each) => Math.max(most, rate([each])), average)
  return { peak, average }
}

/**
 * What there is of a segment besides itself, of the same stretch of time: a small picture with the same sound, for thin
 * lines; and the sound alone.
 */
export const RENDITIONS = ['small', 'sound'] as const
export type Rendition = (typeof RENDITIONS)[number]

/** What can be played: as it was recorded, small, its sound, or what offers the first two to players that choose themselves. */
export type Offer = 'high' | Rendition | 'auto'
export const OFFERS: readonly Offer[] = ['high', ...RENDITIONS, 'auto']

/** Under which name a file of a recording, be it a segment, an init or a playlist, lies when it is of that offer. */
export const nameIn = (offer: Offer, file: string): string =>
  offer === 'high' ? file : file.replace(/(?=\.\w+$)/, `.${offer}`)

/** How large a segment is, in bytes. Null: there is none of that. */
export interface Sizes {
  readonly bytes: number
  readonly smallBytes: number | null
  readonly soundBytes: number | null
}
type Sized = Sizes & { readonly duration: number }

/** How many bytes an hour of a recording is. Null: that is not there. */
export interface BytesAnHour {
  readonly high: number | null
  readonly small: number | null
  readonly sound: number | null
}

/** What is loaded of a segment. Where there is none of that, it is the segment itself. */
export const bytesIn = (offer: 'high' | Rendition, { bytes, smallBytes, soundBytes }: Sizes): number =>
  ({ high: bytes, small: smallBytes ?? bytes, sound: soundBytes ?? bytes })[offer]

/** Some segments may have no small one: then it is offered all the same. Sound is offered where all have it. */
export const isThere = (rendition: Rendition, segments: readonly Sizes[]): boolean =>
  rendition === 'small'
    ? segments.some(({ smallBytes }) => smallBytes !== null)
    : segments.length > 0 && segments.every(({ soundBytes }) => soundBytes !== null)

const HOUR = 3_600

/** @param segments with their durations in seconds */
export function bytesAnHour(segments: readonly Sized[]): BytesAnHour {
  const seconds = segments.reduce((sum, { duration }) => sum + duration, 0)
  const of = (offer: 'high' | Rendition) =>
    Math.round((HOUR * segments.reduce((sum, each) => sum + bytesIn(offer, each), 0)) / seconds)
  return {
    high: seconds > 0 ? of('high') : null,
    small: seconds > 0 && isThere('small', segments) ? of('small') : null,
    sound: seconds > 0 && isThere('sound', segments) ? of('sound') : null,
  }
}

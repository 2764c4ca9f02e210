import {
  kept,
  lengthOf,
  logTimeAt,
  type Placed,
  positionAt,
  type Span,
  type Stretch,
  takenBy,
  timelineOf,
} from '@/domain/recording/timeline'

/** A segment on its way to the browser, of which an hour has two thousand: from, until, duration. */
export type Sent = readonly [from: number, until: number, duration: number]

/** A stretch of what is played, in seconds of the whole recording. */
export interface Passage {
  readonly from: number
  readonly until: number
}

/** A whole recording, as its places relate to the log's time. */
export class Film {
  readonly segments: readonly Placed[]
  /** Of all of it, before any cut. */
  readonly timeline: readonly Span[]

  constructor(sent: readonly Sent[]) {
    this.segments = sent.map(([from, until, duration], n) => ({ run: 0, n, position: 0, from, until, duration }))
    this.timeline = timelineOf(this.segments)
  }

  get length(): number {
    return lengthOf(this.timeline)
  }
  /** When it begins and ends, in log time. */
  get from(): number {
    return this.segments[0]?.from ?? 0
  }
  get until(): number {
    return this.segments.at(-1)?.until ?? 0
  }

  /** The place, in seconds, at which a time of the log is played. */
  placeOf = (at: number): number => positionAt(this.timeline, at)
  timeAt = (place: number): number => logTimeAt(this.timeline, place)
  passage = ({ from, until }: Stretch): Passage => ({ from: this.placeOf(from), until: this.placeOf(until) })
  /** To whole milliseconds. */
  stretch = ({ from, until }: Passage): Stretch => ({
    from: Math.round(this.timeAt(from)),
    until: Math.round(this.timeAt(until)),
  })

  /** What these cuts really take away, to whole segments, one for each. */
  effective = (cuts: readonly Stretch[]): readonly Passage[] => takenBy(this.segments, cuts).map(this.passage)

  /** How what is left after these cuts relates to the log's time. */
  timelineLeft = (cuts: readonly Stretch[]): readonly Span[] => timelineOf(kept(this.segments, cuts))

  /** How long it plays after these cuts, in seconds. */
  left = (cuts: readonly Stretch[]): number => lengthOf(this.timelineLeft(cuts))
}

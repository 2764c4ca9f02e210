/** A piece of a run of the recorder; `position` and `duration` in seconds of the run. */
export interface Segment {
  readonly run: number
  readonly n: number
  readonly position: number
  readonly duration: number
}

/** At this second of a run, the picture of that time of the log was drawn; `at` in milliseconds since 1970. */
export interface Anchor {
  readonly run: number
  readonly position: number
  readonly at: number
}

/** A stretch of log time, milliseconds since 1970; `until` is no longer in it. */
export interface Stretch {
  readonly from: number
  readonly until: number
}

/** A segment, and which stretch of the log it shows. */
export type Placed<S extends Segment = Segment> = S & Stretch

/** A stretch of what is played: from `position` on, for `duration` seconds, it shows this stretch of the log, evenly. */
export interface Span extends Stretch {
  readonly position: number
  readonly duration: number
}

const SECOND = 1_000
/** Neighbours that come apart by less are one span; nobody sees it. */
const EVEN = 40

/**
 * Says of each segment which time of the log it shows: between two anchors evenly, before the first and after the last
 * of a run as fast as the clock. Segments of a run without anchors show nothing that is known, and are left out.
 */
export function placed<S extends Segment>(segments: readonly S[], anchors: readonly Anchor[]): readonly Placed<S>[] {
  const ofRun = new Map<number, Anchor[]>()
  for (const anchor of anchors) ofRun.set(anchor.run, [...(ofRun.get(anchor.run) ?? []), anchor])
  for (const run of ofRun.values()) run.sort((a, b) => a.position - b.position)
  return segments.flatMap((segment) => {
    const run = ofRun.get(segment.run)
    if (!run) return []
    const from = logTimeIn(run, segment.position)
    return [{ ...segment, from, until: Math.max(from, logTimeIn(run, segment.position + segment.duration)) }]
  })
}

function logTimeIn(anchors: readonly Anchor[], position: number): number {
  const next = anchors.findIndex((anchor) => anchor.position > position)
  const [before, after] = [anchors[next === -1 ? anchors.length - 1 : next - 1], anchors[next]]
  if (!before) return after!.at - (after!.position - position) * SECOND
  if (!after) return before.at + (position - before.position) * SECOND
  const share = (position - before.position) / (after.position - before.position)
  return before.at + share * (after.at - before.at)
}

/** The segments that show nothing of any cut: cuts are rounded outward to whole segments. */
export const kept = <P extends Placed>(segments: readonly P[], cuts: readonly Stretch[]): readonly P[] =>
  segments.filter((segment) => !cuts.some((cut) => cut.from < segment.until && cut.until > segment.from))

/**
 * The stretches of log time that cuts take away: themselves, and whatever the segments show that go with them.
 */
export const takenBy = (segments: readonly Placed[], cuts: readonly Stretch[]): readonly Stretch[] =>
  cuts.map((cut) =>
    segments
      .filter((segment) => cut.from < segment.until && cut.until > segment.from)
      .reduce(
        ({ from, until }, segment) => ({ from: Math.min(from, segment.from), until: Math.max(until, segment.until) }),
        cut,
      ),
  )

/** The same stretches in order, those that touch as one. */
export function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const joint: Stretch[] = []
  for (const stretch of stretches.toSorted((a, b) => a.from - b.from)) {
    const last = joint.at(-1)
    if (last && stretch.from <= last.until)
      joint[joint.length - 1] = { from: last.from, until: Math.max(last.until, stretch.until) }
    else joint.push(stretch)
  }
  return joint
}

/** What is played when these segments are played one after the other. */
export function timelineOf(segments: readonly Placed[]): readonly Span[] {
  const spans: Span[] = []
  let position = 0
  for (const { duration, from, until } of segments) {
    const last = spans.at(-1)
    const goesOn = last && Math.abs(from - last.until) < EVEN && isEven({ ...last, until }, duration)
    if (goesOn) spans[spans.length - 1] = { ...last, duration: last.duration + duration, until }
    else spans.push({ position, duration, from, until })
    position += duration
  }
  return spans
}

/** Whether a span may grow by so many seconds and still be told by its two ends. */
const isEven = ({ duration, from, until }: Span, more: number): boolean =>
  Math.abs(until - from - (duration + more) * SECOND) < EVEN

/** How long it plays, in seconds. */
export const lengthOf = (timeline: readonly Span[]): number => {
  const last = timeline.at(-1)
  return last ? last.position + last.duration : 0
}

/** Which time of the log is shown at a position, in milliseconds since 1970; at a seam what comes after it. */
export function logTimeAt(timeline: readonly Span[], position: number): number {
  const span = timeline.findLast((each) => each.position <= position) ?? timeline[0]
  if (!span) return 0
  const share = span.duration === 0 ? 0 : Math.min(1, Math.max(0, (position - span.position) / span.duration))
  return span.from + share * (span.until - span.from)
}

/** Where a time of the log is played, in seconds; what nobody sees is where it goes on, and what is after the end is the end. */
export function positionAt(timeline: readonly Span[], at: number): number {
  const span = timeline.find((each) => each.until > at)
  if (!span) return lengthOf(timeline)
  if (at <= span.from) return span.position
  return span.position + ((at - span.from) / (span.until - span.from)) * span.duration
}

/** Log time that no segment shows, between the first and the last: pauses, gaps and cuts. */
export const missing = (segments: readonly Placed[]): readonly Stretch[] =>
  segments.slice(1).flatMap(({ from }, i) => {
    const { until } = segments[i]!
    return from - until >= SECOND / 2 ? [{ from: until, until: from }] : []
  })

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Anchor,
  joined,
  kept,
  lengthOf,
  logTimeAt,
  missing,
  placed,
  positionAt,
  type Segment,
  takenBy,
  timelineOf,
} from './timeline'

const T = 1_800_000_000_000
const run = (count: number, { run = 1, duration = 2 } = {}): Segment[] =>
  Array.from({ length: count }, (_, n) => ({ run, n, position: n * duration, duration }))
const anchor = (position: number, at: number, run = 1): Anchor => ({ run, position, at: T + at })

describe('placing segments', () => {
  test('goes evenly from anchor to anchor, and as the clock goes outside of them', () => {
    const anchors = [anchor(2, 2_000), anchor(6, 6_400)]
    expect(placed(run(4), anchors).map(({ from, until }) => [from - T, until - T])).toEqual([
      [0, 2_000],
      [2_000, 4_200],
      [4_200, 6_400],
      [6_400, 8_400],
    ])
  })

  test('knows each run by its own anchors, whatever order they come in, and leaves out what has none', () => {
    const segments = [...run(1), ...run(1, { run: 2 }), ...run(1, { run: 3 })]
    const found = placed(segments, [anchor(0, 60_000, 2), anchor(1, 1_000), anchor(0, 0)])
    expect(found.map(({ run, from }) => [run, from - T])).toEqual([
      [1, 0],
      [2, 60_000],
    ])
  })

  test('never lets a segment end before it begins', () => {
    const [segment] = placed(run(1), [anchor(0, 1_000), anchor(2, 0)])
    expect(segment!.until).toBe(segment!.from)
  })
})

describe('cutting', () => {
  test('leaves out every segment that shows anything of a cut', () => {
    const segments = placed(run(5), [anchor(0, 0)])
    const left = kept(segments, [{ from: T + 3_000, until: T + 4_001 }])
    expect(left.map(({ n }) => n)).toEqual([0, 3, 4])
    expect(kept(segments, [{ from: T + 2_000, until: T + 4_000 }]).map(({ n }) => n)).toEqual([0, 2, 3, 4])
  })
})

describe('what a cut takes away', () => {
  const segments = placed(run(5), [anchor(0, 0)])
  const taken = (from: number, until: number) =>
    takenBy(segments, [{ from: T + from, until: T + until }]).map((each) => [each.from - T, each.until - T])

  test('is itself and what the segments show that go with it', () => {
    expect(taken(3_000, 4_001)).toEqual([[2_000, 6_000]])
    expect(taken(2_000, 4_000)).toEqual([[2_000, 4_000]])
    expect(taken(-5_000, 1)).toEqual([[-5_000, 2_000]])
    expect(taken(20_000, 30_000)).toEqual([[20_000, 30_000]])
  })

  test('is nothing that is still played', () => {
    const stretch = fc.tuple(fc.integer({ min: -2_000, max: 12_000 }), fc.integer({ min: 1, max: 9_000 }))
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 4 }), (stretches) => {
        const cuts = stretches.map(([from, long]) => ({ from: T + from, until: T + from + long }))
        for (const { from, until } of kept(segments, cuts))
          expect(takenBy(segments, cuts).some((each) => each.from < until && each.until > from)).toBe(false)
      }),
    )
  })
})

test('stretches that touch are one, in order', () => {
  const stretch = (from: number, until: number) => ({ from, until })
  expect(joined([stretch(5, 6), stretch(1, 3), stretch(3, 4), stretch(2, 3), stretch(8, 9)])).toEqual([
    stretch(1, 4),
    stretch(5, 6),
    stretch(8, 9),
  ])
  expect(joined([])).toEqual([])
})

describe('the timeline', () => {
  const segments = [...run(3), ...run(2, { run: 2 })]
  const anchors = [anchor(0, 0), anchor(5, 5_000), anchor(0, 20_000, 2)]
  const timeline = timelineOf(placed(segments, anchors))

  test('joins what goes on evenly, and begins anew after a gap', () => {
    expect(timeline).toEqual([
      { position: 0, duration: 6, from: T, until: T + 6_000 },
      { position: 6, duration: 4, from: T + 20_000, until: T + 24_000 },
    ])
    expect(lengthOf(timeline)).toBe(10)
    expect(missing(placed(segments, anchors))).toEqual([{ from: T + 6_000, until: T + 20_000 }])
  })

  test('leads from a position to the log and back', () => {
    expect(logTimeAt(timeline, 1.5)).toBe(T + 1_500)
    expect(logTimeAt(timeline, 6)).toBe(T + 20_000)
    expect(logTimeAt(timeline, 99)).toBe(T + 24_000)
    expect(positionAt(timeline, T + 1_500)).toBe(1.5)
    expect(positionAt(timeline, T - 5)).toBe(0)
  })

  test('what was not recorded is where it goes on, and what came after is the end', () => {
    expect(positionAt(timeline, T + 10_000)).toBe(6)
    expect(positionAt(timeline, T + 99_000)).toBe(10)
  })

  test('of nothing is nothing', () => {
    expect(lengthOf([])).toBe(0)
    expect(positionAt([], T)).toBe(0)
    expect(logTimeAt([], 3)).toBe(0)
  })

  test('a clock that drifts is told in spans that are right to a blink', () => {
    const drifting = Array.from({ length: 720 }, (_, i) => anchor(i * 5, i * 5_003))
    const long = placed(run(1_800), drifting)
    const spans = timelineOf(long)
    expect(spans.length).toBeLessThan(100)
    for (const { n, from } of long) expect(Math.abs(logTimeAt(spans, n * 2) - from)).toBeLessThan(50)
  })

  test('there and back again is where one was', () => {
    const gaps = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 90_000 })), {
      minLength: 1,
    })
    fc.assert(
      fc.property(gaps, fc.double({ min: 0, max: 1, noNaN: true }), (runs, share) => {
        let at = 0
        const anchors: Anchor[] = []
        const segments = runs.flatMap(([count, gap], i) => {
          at += gap
          anchors.push(anchor(0, at, i))
          at += count * 2_000
          return run(count, { run: i })
        })
        const spans = timelineOf(placed(segments, anchors))
        const position = share * lengthOf(spans)
        expect(positionAt(spans, logTimeAt(spans, position))).toBeCloseTo(position, 3)
        expect(lengthOf(spans)).toBeCloseTo(segments.length * 2, 6)
      }),
    )
  })
})

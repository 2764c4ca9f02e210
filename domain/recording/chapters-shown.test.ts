import { describe, expect, test } from 'vitest'
import type { Chapter } from './chapters'
import { chaptersKept, chaptersShown } from './chapters-shown'
import type { Span } from './timeline'

const live: Chapter = { kind: 'live', at: 0, seq: 1, until: null }
const question = (at: number, until: number | null): Chapter => ({
  ...{ kind: 'question', text: 'Who pays?' },
  ...{ at, until, seq: at },
})
const span = (position: number, from: number, until: number): Span => ({
  position,
  duration: (until - from) / 1_000,
  from,
  until,
})

describe('what is shown', () => {
  const from40 = [span(0, 40_000, 90_000)]

  test('a question that was answered before the recording makes none in it', () => {
    expect(chaptersShown([live, question(20_000, 35_000)], from40)).toEqual([live])
    expect(chaptersShown([question(20_000, 40_000)], from40)).toEqual([])
    // Replays tell all that happened before as if it had happened when they begin.
    expect(chaptersShown([question(40_000, 40_000)], from40)).toEqual([])
  })

  test('what goes on when it begins stands at its beginning, the last of several', () => {
    const asked = question(20_000, 41_000)
    expect(chaptersShown([live, asked], from40)).toEqual([asked])
    const unanswered = question(30_000, null)
    expect(chaptersShown([live, asked, unanswered], from40)).toEqual([unanswered])
  })

  test('what comes after its end is in none', () => {
    expect(chaptersShown([live, question(90_000, null)], from40)).toEqual([live])
    expect(chaptersShown([live], [])).toEqual([])
  })

  test('what began and ended in a cut is gone; what goes on after it stands there', () => {
    const cut = [span(0, 0, 10_000), span(10, 30_000, 60_000)]
    expect(chaptersShown([live, question(12_000, 29_000)], cut)).toEqual([live])
    const long = question(12_000, 31_000)
    expect(chaptersShown([live, long], cut)).toEqual([live, long])
  })
})

describe('what somebody kept', () => {
  const happened = [live, question(5_000, 9_000)]

  test('is what happened as long as nobody has', () => {
    expect(chaptersKept(null, happened)).toBe(happened)
    expect(chaptersKept([], happened)).toEqual([])
  })

  test('without a title of its own goes on saying what happened, also from another place', () => {
    const [same, moved] = [5_000, 7_000].map((at) => ({
      at,
      of: { kind: 'question' as const, seq: 5_000, at: 5_000 },
    }))
    expect(chaptersKept([same!, moved!], happened)).toEqual([
      question(5_000, 9_000),
      { ...question(5_000, 9_000), at: 7_000, until: null },
    ])
  })

  test('is found again where a replay tells of it at another time', () => {
    const told = { ...question(5_000, 9_000), at: 6_000 }
    const of = { kind: 'question' as const, seq: 5_000, at: 5_000 }
    expect(chaptersKept([{ at: 5_000, of }], [live, told])).toEqual([told])
  })

  test('has its title, and stays wherever the picture goes on', () => {
    const kept = chaptersKept([{ at: 1_000, title: 'Money' }], happened)
    expect(kept).toEqual([{ kind: 'titled', at: 1_000, until: null, title: 'Money' }])
    expect(chaptersShown(kept, [span(0, 40_000, 90_000)])).toEqual(kept)
  })

  test('of what is not told any more is in none', () => {
    expect(chaptersKept([{ at: 5_000, of: { kind: 'question', seq: 5_000, at: 5_000 } }], [live])).toEqual([])
  })
})

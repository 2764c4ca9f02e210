import { expect, test } from 'vitest'
import type { Chapter } from '@/domain/recording/chapters'
import { Film } from './film'
import { listedChapters } from './listed-chapters'

/** Ten segments of two seconds, from this time of the log on. */
const T = 1_800_000_000_000
const film = new Film(Array.from({ length: 10 }, (_, n) => [T + n * 2_000, T + (n + 1) * 2_000, 2] as const))
const live: Chapter = { kind: 'live', at: T - 5_000, seq: 1, until: null }
const question = (second: number, until: number): Chapter => ({
  ...{ kind: 'question', text: 'Who pays?', seq: 100 + second },
  ...{ at: T + second * 1_000, until: T + until * 1_000 },
})
const cut = (from: number, until: number) => ({ from: T + from * 1_000, until: T + until * 1_000 })
const lost = (...given: Parameters<typeof listedChapters>) => listedChapters(...given).map(({ isLost }) => isLost)

test('nothing is listed that was over before the recording began', () => {
  expect(listedChapters(null, [live, question(-4, -1)], film, []).map(({ chapter }) => chapter)).toEqual([live])
})

test('what moves to the edge of a cut is not lost, and what is over by then is', () => {
  const happened = [live, question(3, 5), question(12, 19)]
  expect(lost(null, happened, film, [])).toEqual([false, false, false])
  expect(lost(null, happened, film, [cut(0, 7)])).toEqual([false, true, false])
  expect(lost(null, happened, film, [cut(11, 14)])).toEqual([false, false, false])
  expect(lost(null, happened, film, [cut(11, 20)])).toEqual([false, false, true])
})

test('what nobody gave a title is kept by what happened', () => {
  const [first] = listedChapters(null, [live], film, [])
  expect(first!.kept).toEqual({ at: live.at, of: { kind: 'live', seq: 1, at: live.at } })
  expect(listedChapters([first!.kept, { at: T, title: 'Opening' }], [live], film, [])).toMatchObject([
    { chapter: live },
    { chapter: { kind: 'titled', title: 'Opening' } },
  ])
})

import { expect, test } from 'vitest'
import { type Filed, namedIn, playlist } from './playlist'

const T = Date.parse('2026-11-24T09:00:00Z')
const segment = (n: number, run = 1): Filed => ({
  run,
  n,
  position: n * 2,
  duration: 2,
  from: T + run * 60_000 + n * 2_000,
  until: T + run * 60_000 + n * 2_000 + 2_000,
  file: `${run}-${n}.m4s`,
  init: `${run}.mp4`,
  bytes: 400_000,
  smallBytes: 100_000,
  soundBytes: 30_000,
})
const two = [segment(0), segment(1), segment(0, 2), segment(1, 2)]

test('names all segments with their time, and begins each run with its own init', () => {
  expect(playlist(two, { ended: true })).toBe(`#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:2
#EXT-X-MEDIA-SEQUENCE:0
#EXT-X-DISCONTINUITY-SEQUENCE:0
#EXT-X-PLAYLIST-TYPE:VOD
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MAP:URI="1.mp4"
#EXT-X-PROGRAM-DATE-TIME:2026-11-24T09:01:00.000Z
#EXTINF:2.00000,
1-0.m4s
#EXT-X-PROGRAM-DATE-TIME:2026-11-24T09:01:02.000Z
#EXTINF:2.00000,
1-1.m4s
#EXT-X-DISCONTINUITY
#EXT-X-MAP:URI="2.mp4"
#EXT-X-PROGRAM-DATE-TIME:2026-11-24T09:02:00.000Z
#EXTINF:2.00000,
2-0.m4s
#EXT-X-PROGRAM-DATE-TIME:2026-11-24T09:02:02.000Z
#EXTINF:2.00000,
2-1.m4s
#EXT-X-ENDLIST
`)
})

test('of the latest counts what went before, seams too', () => {
  const lines = playlist(two, { ended: false, latest: 1 }).split('\n')
  expect(lines).toContain('#EXT-X-MEDIA-SEQUENCE:3')
  expect(lines).toContain('#EXT-X-DISCONTINUITY-SEQUENCE:1')
  expect(lines).toContain('#EXT-X-MAP:URI="2.mp4"')
  expect(lines).not.toContain('#EXT-X-DISCONTINUITY')
  expect(lines.filter((line) => line.endsWith('.m4s'))).toEqual(['2-1.m4s'])
})

test('behind what was left out players expect another time: it is a seam, in the same run too', () => {
  const lines = playlist([segment(0), segment(1), segment(4), segment(5)], { ended: true }).split('\n')
  expect(lines.filter((line) => /m4s|MAP|DISCONTINUITY$/.test(line))).toEqual([
    ...['#EXT-X-MAP:URI="1.mp4"', '1-0.m4s', '1-1.m4s'],
    ...['#EXT-X-DISCONTINUITY', '#EXT-X-MAP:URI="1.mp4"', '1-4.m4s', '1-5.m4s'],
  ])
})

test('one that grows says so, and one that has begun again at a seam counts it when it is gone', () => {
  expect(playlist(two, { ended: false })).toContain('#EXT-X-PLAYLIST-TYPE:EVENT')
  const lines = playlist(two, { ended: false, latest: 2 }).split('\n')
  // The seam stands before the first that is left: players count it as still to come.
  expect(lines).toContain('#EXT-X-DISCONTINUITY')
  expect(lines).toContain('#EXT-X-DISCONTINUITY-SEQUENCE:0')
})

test('one of the latest never promises that all stays, however few there are', () => {
  for (const ended of [true, false]) expect(playlist(two, { ended, latest: 8 })).not.toContain('PLAYLIST-TYPE')
})

test('of nothing is valid', () => {
  expect(playlist([], { ended: false })).toContain('#EXT-X-TARGETDURATION:1')
})

test('of a rendition names its segments, and the large one where there is none, with its init and without a seam', () => {
  const some = [segment(0), { ...segment(1), smallBytes: null }, segment(2), segment(0, 2)]
  const small = playlist(
    some.map((each) => namedIn('small', each)),
    { ended: true },
  )
  expect(small.split('\n').filter((line) => /m4s|MAP|DISCONTINUITY$/.test(line))).toEqual([
    ...['#EXT-X-MAP:URI="1.small.mp4"', '1-0.small.m4s', '#EXT-X-MAP:URI="1.mp4"', '1-1.m4s'],
    ...['#EXT-X-MAP:URI="1.small.mp4"', '1-2.small.m4s'],
    ...['#EXT-X-DISCONTINUITY', '#EXT-X-MAP:URI="2.small.mp4"', '2-0.small.m4s'],
  ])
  const times = (of: string) => of.match(/DATE-TIME:.*|EXTINF.*|SEQUENCE.*/g)
  expect(times(small)).toEqual(times(playlist(some, { ended: true })))
})

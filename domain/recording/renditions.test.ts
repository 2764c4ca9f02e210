import { expect, test } from 'vitest'
import { multivariant } from './multivariant'
import type { Filed } from './playlist'
import { bytesAnHour, isThere, nameIn } from './renditions'

const segment = (n: number, more: Partial<Filed> = {}): Filed => ({
  ...{ run: 1, n, position: 2 * n, duration: 2, from: 2_000 * n, until: 2_000 * n + 2_000 },
  ...{ file: `${n}.m4s`, init: 'init.mp4', bytes: 500_000, smallBytes: 100_000, soundBytes: 25_000 },
  ...more,
})

test('a file is named after the segment, the init or the playlist that it is another of', () => {
  expect(['a-b.m4s', 'kept/a-b.mp4', 'live.m3u8'].map((name) => nameIn('small', name))).toEqual([
    'a-b.small.m4s',
    'kept/a-b.small.mp4',
    'live.small.m3u8',
  ])
  expect(nameIn('high', 'vod.m3u8')).toBe('vod.m3u8')
})

test('an hour is as many bytes as are loaded in it: of the large ones too, where there is no small one', () => {
  expect(bytesAnHour([segment(0), segment(1)])).toEqual({ high: 900e6, small: 180e6, sound: 45e6 })
  expect(bytesAnHour([segment(0), segment(1, { smallBytes: null })]).small).toBe(540e6)
})

test('what there is not is not offered: nothing of nothing, no sound that has holes, nothing of old recordings', () => {
  expect(bytesAnHour([])).toEqual({ high: null, small: null, sound: null })
  const old = { smallBytes: null, soundBytes: null }
  expect(bytesAnHour([segment(0, old)])).toEqual({ high: 900e6, small: null, sound: null })
  expect(isThere('sound', [segment(0), segment(1, old)])).toBe(false)
  expect(isThere('small', [segment(0), segment(1, old)])).toBe(true)
})

test('players choose by what a playlist takes, at most and on average', () => {
  // The last is short and all key picture: what it takes in a second says nothing.
  const segments = [segment(0), segment(1, { bytes: 750_000 }), segment(2, { duration: 0.1, bytes: 250_000 })]
  const high = {
    name: 'vod.m3u8',
    offer: 'high',
    pictures: { codec: 'avc1.42C01F', width: 1280, height: 720 },
  } as const
  const small = { name: 'vod.small.m3u8', offer: 'small', pictures: null } as const
  expect(multivariant(segments, [high, small])).toBe(`#EXTM3U
#EXT-X-VERSION:7
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-STREAM-INF:BANDWIDTH=3000000,AVERAGE-BANDWIDTH=2926830,CODECS="avc1.42C01F,mp4a.40.2",RESOLUTION=1280x720
vod.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=585366,AVERAGE-BANDWIDTH=585366
vod.small.m3u8
`)
})

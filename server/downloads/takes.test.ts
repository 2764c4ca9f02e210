import { expect, test } from 'vitest'
import { lists, takesOf } from './takes'

const segment = (n: number, run = 1) => ({
  ...{ run, n, position: n * 2, duration: 2, from: n * 2_000, until: n * 2_000 + 2_000 },
  ...{ file: `${run}-${n}.m4s`, init: `${run}.mp4` },
})

test('a cut and a new run begin a take', () => {
  const takes = takesOf([segment(0), segment(1), segment(3), segment(4, 2), segment(5, 2)])
  expect(takes.map((take) => take.map(({ file }) => file))).toEqual([
    ['1-0.m4s', '1-1.m4s'],
    ['1-3.m4s'],
    ['2-4.m4s', '2-5.m4s'],
  ])
})

test('each is a playlist of its own, and the list says how long it is', () => {
  const [list, first, second] = lists([segment(0), segment(1), segment(3)])
  expect(list.content).toBe(
    "ffconcat version 1.0\nfile 'take-0.m3u8'\nduration 4.00000\nfile 'take-1.m3u8'\nduration 2.00000\n",
  )
  expect(first!.content).toContain('#EXT-X-MAP:URI="../../kept/1.mp4"')
  expect(second!.content.match(/\.m4s/g)).toHaveLength(1)
})

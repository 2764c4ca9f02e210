import { beforeEach, expect, test, vi } from 'vitest'
import type { BytesAnHour } from '@/domain/recording/renditions'
import { Deck } from './deck'
import { Wish } from './quality'
import type { Source } from './source'

const opened: string[] = []
vi.mock('./source', () => ({
  attach: async (_media: unknown, { playlist }: Source) => {
    opened.push(playlist)
    return { loadAhead: () => {}, detach: () => {} }
  },
}))
beforeEach(() => {
  opened.length = 0
  vi.stubGlobal('navigator', {})
})

const HIGH: BytesAnHour = { high: 600_000_000, small: null, sound: null }
const BOTH: BytesAnHour = { ...HIGH, small: 150_000_000 }

/** Somebody watches what there is. */
async function given(there: BytesAnHour) {
  const media = new EventTarget()
  const wish = new Wish()
  const source = { playlist: 'live.m3u8' } as Source
  const deck: Deck = new Deck(media as HTMLMediaElement, wish, there, () => deck.open(source))
  deck.open(source)
  const settled = () => new Promise((resolve) => setTimeout(resolve))
  const stalls = () => media.dispatchEvent(new Event('waiting'))
  await settled()
  return { deck, wish, settled, stalls }
}

test('who leaves the quality to the line has the best, and something lesser as soon as it stalls', async () => {
  const { deck, settled, stalls } = await given(HIGH)
  deck.there.set(BOTH)
  await settled()
  expect(opened).toEqual(['live.m3u8'])
  stalls()
  await settled()
  expect(opened).toEqual(['live.m3u8', 'live.auto.m3u8'])
  stalls()
  await settled()
  expect(opened).toHaveLength(2)
})

test('who wants the small picture gets it as soon as there is one', async () => {
  const { deck, wish, settled } = await given(HIGH)
  wish.choose('low')
  await settled()
  expect(opened).toEqual(['live.m3u8'])
  deck.there.set(BOTH)
  await settled()
  expect(opened).toEqual(['live.m3u8', 'live.small.m3u8'])
})

test('nothing is opened any more by what has been closed', async () => {
  const { deck, settled, stalls } = await given(HIGH)
  deck.there.set(BOTH)
  deck.close()
  stalls()
  await settled()
  expect(opened).toEqual(['live.m3u8'])
})

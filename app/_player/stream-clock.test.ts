import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { FakeMedia } from '@/tests/support/fake-media'
import type { DatedPiece } from './dated'
import type { Playing } from './picture-time'
import { type Extent, isLive, StreamClock } from './stream-clock'

const T = 1_800_000_000_000
/** Pieces of two seconds from one moment of the stream to another, in the element from `start` on. */
const pieces = (from: number, until: number, start = 0): DatedPiece[] =>
  Array.from({ length: (until - from) / 2 }, (_, i) => ({
    start: start + i * 2,
    duration: 2,
    at: T + (from + i * 2) * 1_000,
  }))

function given() {
  const media = new FakeMedia()
  const opened: Extent[] = []
  const clock = new StreamClock(media as unknown as Playing, T, (extent) => {
    media.paused = true
    media.readyState = 0
    opened.push(extent)
  })
  const heard: number[] = []
  clock.listen((at) => heard.push(at - T))
  /** What is opened becomes known, and plays from where the clock wants it. */
  const loaded = (known: readonly DatedPiece[], atEnd: number) => {
    clock.dated(known)
    media.currentTime = clock.startAt(known) ?? atEnd
    media.ended = false
    media.loaded()
  }
  return { media, clock, opened, heard, loaded, playback: () => clock.playback.get() }
}

/** Watched live, ten minutes after it began: the newest pieces are 584 to 600, and it is at 594. */
const live = () => {
  const made = given()
  made.loaded(pieces(584, 600), 10)
  made.clock.play()
  made.media.shows(10)
  return made
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('live', () => {
  test('it begins a few seconds before the newest, and says which time of the log is shown', () => {
    const { clock, heard, playback } = live()
    expect(clock.at() - T).toBe(594_000)
    expect(heard.at(-1)).toBe(594_000)
    expect(playback()).toMatchObject({ isPlaying: true, position: 594_000, length: 600_000 })
    expect(isLive(playback())).toBe(true)
  })

  test('it goes over what was not recorded', () => {
    const { clock, media } = live()
    clock.dated([...pieces(592, 600, 8), ...pieces(660, 664, 16)])
    media.shows(16.5)
    expect(clock.at() - T).toBe(660_500)
  })

  test('it falls behind when the line is slow, and goes to the newest when that is wished', () => {
    const { clock, media, opened, playback } = live()
    clock.dated(pieces(594, 610, 10))
    expect(isLive(playback())).toBe(false)
    clock.toLive()
    expect([media.currentTime, opened]).toEqual([20, []])
    media.shows(20)
    expect(isLive(playback())).toBe(true)
  })

  test('whoever looks for the first time after a while sees what is now', () => {
    const { clock, media, loaded } = given()
    loaded(pieces(584, 600), 10)
    clock.dated(pieces(684, 700, 100))
    clock.play()
    expect(media.currentTime).toBe(110)
  })

  test('also when what there was first is still there', () => {
    const { clock, media, loaded, playback } = given()
    loaded(pieces(584, 600), 10)
    clock.dated(pieces(594, 610, 20))
    clock.play()
    media.shows(media.currentTime)
    expect(isLive(playback())).toBe(true)
  })
})

describe('going back', () => {
  test('within what is loaded needs nothing else', () => {
    const { clock, media, opened } = live()
    clock.seek(586_000)
    expect([media.currentTime, opened, clock.at() - T]).toEqual([2, [], 586_000])
  })

  test('further loads all there is, and plays on from there', () => {
    const { clock, media, opened, loaded, playback } = live()
    clock.seek(60_000)
    expect([opened, clock.at() - T]).toEqual([['whole'], 60_000])
    expect(playback()).toMatchObject({ isPlaying: true, isWaiting: true, position: 60_000 })
    loaded(pieces(0, 600), 0)
    expect([media.currentTime, media.paused]).toEqual([60, false])
    media.shows(61)
    expect(clock.at() - T).toBe(61_000)
  })

  test('the stream grows meanwhile', () => {
    const { clock, loaded, playback } = live()
    clock.seek(60_000)
    loaded(pieces(0, 600), 0)
    vi.advanceTimersByTime(30_000)
    clock.seek(61_000)
    expect(playback().length).toBe(630_000)
  })

  test('at the end of what there was it goes on with what there is by now', () => {
    const { clock, media, opened, loaded } = live()
    clock.seek(60_000)
    loaded(pieces(0, 600), 0)
    vi.advanceTimersByTime(30_000)
    media.shows(600)
    media.is('ended', { ended: true, currentTime: 600 })
    expect(opened).toEqual(['whole', 'whole'])
    loaded(pieces(0, 630), 0)
    expect([media.currentTime, media.paused]).toEqual([600, false])
    media.shows(629)
    media.is('ended', { ended: true, currentTime: 630 })
    expect(opened.at(-1)).toBe('newest')
    loaded(pieces(616, 632), 10)
    expect([media.currentTime, media.paused]).toEqual([13, false])
  })

  test('to the newest again is live, at the speed of the clock', () => {
    const { clock, opened, media, loaded, playback } = live()
    clock.seek(60_000)
    loaded(pieces(0, 600), 0)
    clock.setSpeed(2)
    clock.toLive()
    expect([opened, media.playbackRate]).toEqual([['whole', 'newest'], 1])
    loaded(pieces(590, 606), 10)
    expect([media.paused, clock.at() - T, isLive(playback())]).toEqual([false, 600_000, true])
  })
})

describe('held', () => {
  test('it stays where it is, and is read from all there is when the newest moves on', () => {
    const { clock, media, opened, loaded } = live()
    clock.pause()
    clock.dated(pieces(590, 606, 6))
    expect(opened).toEqual([])
    clock.dated(pieces(602, 618, 18))
    // The element was a little ahead of its last picture.
    expect([opened, clock.at() - T]).toEqual([['whole'], 594_030])
    loaded(pieces(0, 618), 0)
    expect([media.currentTime, media.paused]).toEqual([594.03, true])
    clock.play()
    expect(media.paused).toBe(false)
  })

  test('from outside of the page, it is held too', () => {
    const { media, playback } = live()
    media.pause()
    expect(playback().isPlaying).toBe(false)
  })
})

describe('opened anew, in another quality', () => {
  test('it goes on where it was, and is live', () => {
    const { clock, media, opened, loaded, playback } = live()
    clock.openAnew()
    expect(opened).toEqual(['newest'])
    expect(playback()).toMatchObject({ isPlaying: true, isWaiting: true })
    // Of the small one, the newest piece is not there yet.
    loaded(pieces(582, 598), 0)
    expect([media.currentTime, media.paused]).toEqual([12, false])
    expect(isLive(playback())).toBe(true)
  })

  test('it is held where it was held', () => {
    const { clock, media, opened, loaded } = live()
    clock.seek(60_000)
    loaded(pieces(0, 600), 0)
    clock.pause()
    clock.openAnew()
    loaded(pieces(0, 598), 0)
    expect([opened, media.currentTime, media.paused]).toEqual([['whole', 'whole'], 60, true])
  })

  test('before anybody has looked it begins at the end', () => {
    const { clock, media, loaded } = given()
    loaded(pieces(584, 600), 10)
    clock.openAnew()
    loaded(pieces(584, 600), 10)
    expect([media.currentTime, media.paused]).toEqual([10, true])
  })
})

describe('over', () => {
  test('it ends, and can be looked at from its beginning', () => {
    const { clock, media, opened, loaded, playback } = live()
    clock.end()
    media.shows(16)
    media.is('ended', { ended: true, currentTime: 16 })
    expect([opened, playback().isPlaying]).toEqual([[], false])
    clock.play()
    expect([opened, clock.at() - T]).toEqual([['whole'], 0])
    loaded(pieces(0, 600), 0)
    expect([media.currentTime, media.paused]).toEqual([0, false])
  })

  test('whoever is further back sees the rest to its end', () => {
    const { clock, media, opened, loaded } = live()
    clock.seek(60_000)
    loaded(pieces(0, 590), 0)
    clock.end()
    media.shows(590)
    media.is('ended', { ended: true, currentTime: 590 })
    expect(opened).toEqual(['whole', 'whole'])
    loaded(pieces(0, 600), 0)
    media.shows(600)
    media.is('ended', { ended: true, currentTime: 600 })
    expect(opened).toEqual(['whole', 'whole'])
  })
})

test('when it is closed it hears nothing more', () => {
  const { clock, media, heard } = live()
  const before = heard.length
  clock.close()
  media.is('seeked', { currentTime: 3 })
  expect([heard.length, media.paused, vi.getTimerCount()]).toEqual([before, true, 0])
})

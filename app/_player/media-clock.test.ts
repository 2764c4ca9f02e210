import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Span } from '@/domain/recording/timeline'
import { FakeMedia } from '@/tests/support/fake-media'
import { MediaClock } from './media-clock'
import type { Playing } from './picture-time'

const T = 1_800_000_000_000
/** Six seconds, then a minute that was not recorded, then four. */
const timeline: readonly Span[] = [
  { position: 0, duration: 6, from: T, until: T + 6_000 },
  { position: 6, duration: 4, from: T + 66_000, until: T + 70_000 },
]

const given = (media = new FakeMedia()) => {
  const clock = new MediaClock(media as unknown as Playing, timeline)
  const heard: number[] = []
  clock.listen((at) => heard.push(at - T))
  return { media, clock, heard, playback: () => clock.playback.get() }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('before anything is loaded it stands at the beginning', () => {
  const { clock, playback } = given()
  expect(playback()).toEqual({ isPlaying: false, isWaiting: false, position: 0, length: 10_000, speed: 1 })
  expect(clock.at()).toBe(T)
})

test('it leads from positions to the log and back, over what was not recorded', () => {
  const { clock } = given()
  expect([0, 5_999, 6_000, 10_000].map((position) => clock.timeAt(position) - T)).toEqual([0, 5_999, 66_000, 70_000])
  expect([T - 1, T + 30_000, T + 67_000, T + 99_000].map(clock.positionOf)).toEqual([0, 6_000, 7_000, 10_000])
})

describe('playing', () => {
  test('tells with each picture which time of the log it shows, to the millisecond', async () => {
    const { media, clock, heard } = given()
    media.loaded()
    clock.play()
    media.shows(0.04)
    media.shows(0.08)
    media.shows(6.04)
    expect(heard).toEqual([40, 80, 66_040])
  })

  test('that is wanted before anything is loaded begins when it is', () => {
    const { media, clock } = given()
    clock.play()
    // What is attached empties the element, and stops it.
    media.is('emptied', { readyState: 0, paused: true })
    media.loaded()
    expect(media.paused).toBe(false)
  })

  test('that is wanted before anything is loaded is said at once, and taken back by the next press', () => {
    const { media, clock, playback } = given()
    // What is attached takes the events of the element with it.
    media.play = async () => {}
    clock.play()
    expect(playback()).toMatchObject({ isPlaying: true, isWaiting: true })
    clock.pause()
    media.loaded()
    expect([media.paused, playback().isPlaying]).toEqual([true, false])
  })

  test('that is wanted while the element is filled anew goes on, and is not said to wait', () => {
    const { media, clock, playback } = given()
    media.loaded()
    media.is('emptied', { readyState: 0, paused: true })
    clock.play()
    media.is('emptied', { paused: true })
    media.loaded()
    expect(media.paused).toBe(false)
    expect(playback()).toMatchObject({ isPlaying: true, isWaiting: false })
  })

  test('looks by itself where there are no pictures', () => {
    const { media, clock, heard, playback } = given(new FakeMedia(false))
    media.loaded()
    clock.play()
    media.currentTime = 1.5
    vi.advanceTimersByTime(50)
    expect(heard).toEqual([1_500])
    expect(playback()).toMatchObject({ isPlaying: true, position: 1_500 })
    clock.pause()
    media.currentTime = 3
    vi.advanceTimersByTime(500)
    expect(heard).toEqual([1_500])
    expect(vi.getTimerCount()).toBe(0)
  })

  test('does not run ahead of the pictures, nor back', () => {
    const { media, clock, heard } = given()
    media.loaded()
    clock.play()
    for (let i = 1; i < 20; i++) {
      vi.advanceTimersByTime(40)
      media.shows(i * 0.04)
    }
    expect(heard).toEqual(Array.from({ length: 19 }, (_, i) => (i + 1) * 40))
  })

  test('says when it waits, and stands still then', () => {
    const { media, clock, playback } = given()
    media.loaded()
    clock.play()
    media.is('waiting', { readyState: 2 })
    expect(playback()).toMatchObject({ isPlaying: true, isWaiting: true })
    media.is('playing', { readyState: 4 })
    expect(playback().isWaiting).toBe(false)
  })

  test('begins anew at the end', () => {
    const { media, clock, playback } = given()
    media.loaded()
    media.is('ended', { currentTime: 10, ended: true, paused: false })
    expect(playback()).toMatchObject({ isPlaying: false, position: 10_000 })
    media.ended = false
    clock.play()
    expect(media.currentTime).toBe(0)
  })

  test('goes at the speed that was chosen, after a new source too', () => {
    const { media, clock, playback } = given()
    clock.setSpeed(1.5)
    expect([media.playbackRate, media.defaultPlaybackRate, playback().speed]).toEqual([1.5, 1.5, 1.5])
  })

  test('stays paused where the browser wants a click first', async () => {
    const { media, clock, playback } = given()
    media.play = () => Promise.reject(new DOMException('', 'NotAllowedError'))
    clock.play()
    await vi.advanceTimersByTimeAsync(10)
    expect(playback().isPlaying).toBe(false)
  })
})

describe('going somewhere', () => {
  test('is shown at once, and no picture from before takes it back', () => {
    const { media, clock, heard } = given()
    media.loaded()
    clock.play()
    media.shows(1)
    media.seeking = true
    clock.seek(7_000)
    media.shows(1.04)
    expect(heard).toEqual([1_000, 67_000])
    media.currentTime = 7
    media.is('seeked', { seeking: false })
    media.shows(7.04)
    expect(heard.at(-1)).toBe(67_040)
  })

  test('is remembered until it is known what there is', () => {
    const { media, clock, heard, playback } = given()
    clock.seek(8_000)
    expect([heard, playback().position, media.currentTime]).toEqual([[68_000], 8_000, 0])
    media.loaded()
    expect(media.currentTime).toBe(8)
  })

  test('keeps to what there is', () => {
    const { media, clock } = given()
    media.loaded()
    clock.seek(-5)
    expect(media.currentTime).toBe(0)
    clock.seek(99_000)
    expect(media.currentTime).toBe(10)
  })

  test('is where it was when the source is loaded anew', () => {
    const { media, clock } = given()
    media.loaded()
    clock.seek(4_000)
    clock.keepPlace()
    media.is('emptied', { readyState: 0, currentTime: 0 })
    media.loaded()
    expect(media.currentTime).toBe(4)
  })

  const reloaded = (act: (clock: MediaClock) => void) => {
    const { media, clock, playback } = given()
    media.loaded()
    clock.play()
    media.shows(4)
    clock.keepPlace()
    media.is('emptied', { readyState: 0, currentTime: 0, paused: true })
    expect(playback()).toMatchObject({ isPlaying: true, isWaiting: true, position: 4_000 })
    act(clock)
    media.loaded()
    return { media, playback }
  }

  test('goes on from there if it went on before', () => {
    const { media, playback } = reloaded(() => {})
    expect([media.currentTime, media.paused]).toEqual([4, false])
    expect(playback()).toMatchObject({ isPlaying: true, isWaiting: false, position: 4_000 })
  })

  test('stays there when somebody holds it meanwhile', () => {
    const { media, playback } = reloaded((clock) => clock.pause())
    expect([media.currentTime, media.paused, playback().isPlaying]).toEqual([4, true, false])
  })
})

test('when it is closed it hears nothing more', () => {
  const { media, clock, heard } = given()
  media.loaded()
  clock.play()
  clock.close()
  media.shows(3)
  media.is('seeked', { currentTime: 5 })
  expect([heard, vi.getTimerCount(), media.paused]).toEqual([[], 0, true])
})

import { describe, expect, test } from 'vitest'
import { type Pulse, PulseWatch } from './pulse'

const well: Pulse = {
  age: 60_000,
  silent: 100,
  blind: 40,
  uncut: 2_000,
  pictures: 25,
  memory: 500_000_000,
  busy: false,
}
const judged = (watch: PulseWatch, times: number, pulse: Partial<Pulse>) =>
  Array.from({ length: times }, () => watch.judge({ ...well, ...pulse })).at(-1)

describe('a run', () => {
  test('that delivers is well', () => {
    expect(judged(new PulseWatch(), 100, {})).toEqual({ is: 'well' })
  })

  test('has time to begin, and not for ever', () => {
    expect(judged(new PulseWatch(), 1, { age: 19_000, silent: 19_000, blind: 19_000, pictures: 0 })).toEqual({
      is: 'well',
    })
    expect(judged(new PulseWatch(), 1, { age: 21_000, silent: 21_000, blind: 21_000 })).toMatchObject({ is: 'dead' })
  })

  test('that falls silent for three seconds is dead', () => {
    expect(judged(new PulseWatch(), 1, { silent: 2_900 })).toEqual({ is: 'well' })
    expect(judged(new PulseWatch(), 1, { silent: 3_100 })).toMatchObject({ is: 'dead' })
  })

  test('in which only sound begins has not begun', () => {
    expect(judged(new PulseWatch(), 1, { age: 19_000, blind: 19_000, pictures: 0 })).toEqual({ is: 'well' })
    expect(judged(new PulseWatch(), 1, { age: 21_000, blind: 21_000, pictures: 0 })).toMatchObject({ is: 'dead' })
  })

  test('that shows nothing for five seconds is dead, also where it may be slow', () => {
    const watch = new PulseWatch()
    judged(watch, 20, { pictures: 1 })
    expect(judged(watch, 1, { blind: 4_900, pictures: 0 })).toEqual({ is: 'well' })
    expect(judged(watch, 1, { blind: 5_100, pictures: 0 })).toMatchObject({ is: 'dead' })
  })

  test('of which nothing is made for a quarter of a minute is dead', () => {
    expect(judged(new PulseWatch(), 1, { uncut: 14_900 })).toEqual({ is: 'well' })
    expect(judged(new PulseWatch(), 1, { uncut: 15_100 })).toMatchObject({ is: 'dead' })
  })

  test('whose browser holds more than two gigabytes is worn', () => {
    expect(judged(new PulseWatch(), 1, { memory: 1_999_999_999 })).toEqual({ is: 'well' })
    expect(judged(new PulseWatch(), 1, { memory: 2_000_000_001 })).toEqual({ is: 'worn' })
  })

  test('that is slow for ten seconds draws fewer pictures, then one person alone, and then what it can', () => {
    const watch = new PulseWatch()
    expect(judged(watch, 9, { pictures: 14 })).toEqual({ is: 'well' })
    expect(judged(watch, 1, { pictures: 14 })).toEqual({ is: 'slow', ease: 'fewer' })
    expect(judged(watch, 20, { pictures: 9 })).toEqual({ is: 'well' })
    expect(judged(watch, 10, { pictures: 7 })).toEqual({ is: 'slow', ease: 'alone' })
    expect(judged(watch, 100, { pictures: 2 })).toEqual({ is: 'well' })
    expect(judged(watch, 1, { pictures: 2, busy: true })).toEqual({ is: 'well' })
    expect(judged(watch, 9, { pictures: 2, busy: true })).toEqual({ is: 'crowded' })
    // Nothing was tried in vain so far.
    expect(judged(watch, 60, { pictures: 9 })).toEqual({ is: 'better', ease: 'fewer' })
  })

  test('that is slow does without what is made beside it before it draws fewer pictures', () => {
    const watch = new PulseWatch()
    expect(judged(watch, 10, { pictures: 14, busy: true })).toEqual({ is: 'crowded' })
    expect(judged(watch, 9, { pictures: 14 })).toEqual({ is: 'well' })
    expect(judged(watch, 1, { pictures: 14 })).toEqual({ is: 'slow', ease: 'fewer' })
  })

  const slow = (watch: PulseWatch) => judged(watch, 10, { pictures: 14 })
  /** What it draws when it is asked for half of them. */
  const eased = { pictures: 12 }

  test('that was slow draws more again after a minute, and after twice as long each time that it did not last', () => {
    const watch = new PulseWatch()
    for (const seconds of [60, 120, 240, 480, 960, 960]) {
      expect(slow(watch)).toEqual({ is: 'slow', ease: 'fewer' })
      expect(judged(watch, seconds - 1, eased)).toEqual({ is: 'well' })
      expect([seconds, judged(watch, 1, eased)]).toEqual([seconds, { is: 'better', ease: 'all' }])
    }
  })

  test('that was well for long is asked for more as soon as the first time', () => {
    const watch = new PulseWatch()
    slow(watch)
    judged(watch, 60, eased)
    slow(watch)
    expect(judged(watch, 120, eased)).toEqual({ is: 'better', ease: 'all' })
    judged(watch, 3_600, {})
    slow(watch)
    expect(judged(watch, 60, eased)).toEqual({ is: 'better', ease: 'all' })
  })

  test('that is slow now and then stays as it is', () => {
    const watch = new PulseWatch()
    for (let i = 0; i < 5; i++) {
      expect(judged(watch, 9, { pictures: 10 })).toEqual({ is: 'well' })
      expect(judged(watch, 1, {})).toEqual({ is: 'well' })
    }
  })
})

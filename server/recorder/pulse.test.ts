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
    expect(judged(watch, 60, { pictures: 2 })).toEqual({ is: 'well' })
  })

  test('that is slow does without what is made beside it before it draws fewer pictures', () => {
    const watch = new PulseWatch()
    expect(judged(watch, 10, { pictures: 14, busy: true })).toEqual({ is: 'crowded' })
    expect(judged(watch, 9, { pictures: 14 })).toEqual({ is: 'well' })
    expect(judged(watch, 1, { pictures: 14 })).toEqual({ is: 'slow', ease: 'fewer' })
  })

  test('that was slow draws more again after a minute, and after twice as long when that did not last', () => {
    const watch = new PulseWatch()
    expect(judged(watch, 10, { pictures: 14 })).toEqual({ is: 'slow', ease: 'fewer' })
    // What it draws now is half of them.
    expect(judged(watch, 119, { pictures: 12 })).toEqual({ is: 'well' })
    expect(judged(watch, 1, { pictures: 12 })).toEqual({ is: 'better', ease: 'all' })
    expect(judged(watch, 10, { pictures: 14 })).toEqual({ is: 'slow', ease: 'fewer' })
    expect(judged(watch, 239, { pictures: 12 })).toEqual({ is: 'well' })
    expect(judged(watch, 1, { pictures: 12 })).toEqual({ is: 'better', ease: 'all' })
  })

  test('that is slow now and then stays as it is', () => {
    const watch = new PulseWatch()
    for (let i = 0; i < 5; i++) {
      expect(judged(watch, 9, { pictures: 10 })).toEqual({ is: 'well' })
      expect(judged(watch, 1, {})).toEqual({ is: 'well' })
    }
  })
})

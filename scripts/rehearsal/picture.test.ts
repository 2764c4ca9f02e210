import { expect, test } from 'vitest'
import { initialsOf, Picture, SIZE } from './picture'
import { RATE, Tone } from './tone'

test.each([
  ['Björn Zöller', 'BZ'],
  ['Ndèye Bâ', 'NB'],
  ['Norbert H. Nowak', 'NN'],
  ['Łucja', ''],
  ['ሰላም ገብረመድኅን', ''],
])('the initials of %s are %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})

test('a picture fills every pixel and moves', () => {
  const [now, later] = [0, 2].map((seconds) => {
    const pixels = new Uint8Array(SIZE.width * SIZE.height * 4)
    new Picture('Ada Okello', 1).draw(pixels, seconds)
    return pixels
  })
  expect(now!.filter((_, i) => i % 4 === 3).every((alpha) => alpha === 255)).toBe(true)
  expect(now).not.toEqual(later)
})

test('a tone is heard while somebody speaks, softly, and then fades to silence', () => {
  const tone = new Tone(0)
  const loudest = (samples: Int16Array) => Math.max(...samples.map(Math.abs))
  expect(loudest(tone.next(RATE, true))).toBeGreaterThan(1_000)
  expect(loudest(tone.next(RATE, true))).toBeLessThan(8_000)
  tone.next(RATE / 2, false)
  expect(loudest(tone.next(RATE, false))).toBe(0)
})

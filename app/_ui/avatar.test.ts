import { describe, expect, test } from 'vitest'
import { initialsOf, tintOf } from './avatar'

describe('initials', () => {
  test.each([
    ['Ada Lovelace', 'AL'],
    ['ada lovelace', 'AL'],
    ['Ada King Noel Byron', 'AB'],
    ['Ada', 'A'],
    ['Élodie Ünal', 'ÉÜ'],
    ['Čeněk Žižka', 'ČŽ'],
    ['анна каренина', 'АК'],
    ['ελένη παπαδοπούλου', 'ΕΠ'],
    ['محمد علي', 'مع'],
    ['דנה כהן', 'דכ'],
    ['अनिता शर्मा', 'अश'],
    ['山田 太郎', '山太'],
    ['김 민수', '김민'],
    ['𐐨𐐩 𐐪𐐫', '𐐀𐐂'],
    ['𠮷田 太郎', '𠮷太'],
  ])('of %s are %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })

  test.each([
    ['  Ada   Lovelace  ', 'AL'],
    ['Ada\u00a0Lovelace', 'AL'],
    ['Ada Lovelace 2', 'AL'],
    ['Ada – Lovelace', 'AL'],
    ['🌍 Ada Lovelace 🌍', 'AL'],
  ])('of %j leave out what is no name', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })

  test.each(['', '   ', '42', '🌍', '…'])('of %j are a question mark', (name) => {
    expect(initialsOf(name)).toBe('?')
  })
})

describe('the tint', () => {
  const ids = Array.from({ length: 500 }, (_, i) => `p_${i}`)

  test('of somebody is always the same', () => {
    expect(ids.map(tintOf)).toEqual(ids.map(tintOf))
    expect(tintOf('')).toMatch(/^#/)
  })

  test('spreads over all people', () => {
    const tints = ids.map(tintOf)
    const counts = [...new Set(tints)].map((tint) => tints.filter((each) => each === tint).length)
    expect(counts.length).toBeGreaterThanOrEqual(6)
    expect(Math.max(...counts)).toBeLessThan(200)
  })

  test('is dark enough for white letters (WCAG 1.4.3)', () => {
    const luminance = (tint: string) => {
      const [red, green, blue] = [1, 3, 5]
        .map((at) => Number.parseInt(tint.slice(at, at + 2), 16) / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number]
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    for (const tint of new Set(ids.map(tintOf))) expect(1.05 / (luminance(tint) + 0.05)).toBeGreaterThan(4.5)
  })
})

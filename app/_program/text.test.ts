import { describe, expect, test } from 'vitest'
import { cut, wrap } from './text'

/** Every letter is ten pixels wide. */
const on = { measureText: (text: string) => ({ width: [...text].length * 10 }) as TextMetrics }

describe('a line', () => {
  test('stays as it is when it fits, and is cut with an ellipsis when not', () => {
    expect(cut(on, 'Mtwara', 60)).toBe('Mtwara')
    expect(cut(on, 'Mansakonko', 60)).toBe('Mansa…')
    expect(cut(on, 'Bahir Dar', 70)).toBe('Bahir…')
  })
})

describe('a text', () => {
  test('is broken between words, and at its own line breaks', () => {
    expect(wrap(on, 'one two three', 80, 9)).toEqual(['one two', 'three'])
    expect(wrap(on, 'one\ntwo', 80, 9)).toEqual(['one', 'two'])
  })

  test('is broken within a word that is longer than a line', () => {
    expect(wrap(on, 'Handlungsprogramm', 80, 9)).toEqual(['Handlung', 'sprogram', 'm'])
  })

  test('ends where there is no more room, and says so', () => {
    expect(wrap(on, 'one two three four', 80, 2)).toEqual(['one two', 'three f…'])
    expect(wrap(on, 'one two', 80, 1)).toEqual(['one two'])
  })

  test.each(['', 'x'.repeat(500), 'a b c d e f g h', 'Füße 👩‍🚀 Straße'])('fits its lines: %s', (text) => {
    for (const line of wrap(on, text, 80, 3)) expect([...line].length).toBeLessThanOrEqual(8)
    expect(wrap(on, text, 80, 3).length).toBeLessThanOrEqual(3)
  })
})

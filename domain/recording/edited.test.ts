import { expect, test } from 'vitest'
import { chapters, cuts, readCuts } from './edited'

const LATEST = Date.parse('9999-12-31T23:59:59.999Z')

test.each([LATEST + 1, 8.64e15, 8.64e15 + 1, 1e300, Number.POSITIVE_INFINITY, Number.NaN, -1])(
  'nothing is cut out, and no chapter begins, at a time that is none: %s',
  (at) => {
    expect(cuts.safeParse([{ from: Math.min(at, 0), until: at }]).success).toBe(false)
    expect(cuts.safeParse([{ from: at, until: at + 1 }]).success).toBe(false)
    expect(chapters.safeParse([{ at, title: 'Opening' }]).success).toBe(false)
  },
)

test('a cut may go on for as long as there are dates', () => {
  expect(cuts.safeParse([{ from: 0, until: LATEST }]).success).toBe(true)
  expect(chapters.safeParse([{ at: LATEST, title: 'Opening' }]).success).toBe(true)
})

test('of a session all cuts are read that stay of what was deleted, in order and apart', () => {
  const many = Array.from({ length: 501 }, (_, i) => ({ from: 10 * i, until: 10 * i + 5 }))
  expect(cuts.safeParse(many).success).toBe(false)
  expect(readCuts([...many].reverse())).toEqual(many)
})

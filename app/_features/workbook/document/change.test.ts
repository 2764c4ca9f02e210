import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeBetween, movedBy } from './change'

const applied = (before: string, { at, removed, inserted }: NonNullable<ReturnType<typeof changeBetween>>) =>
  before.slice(0, at) + inserted + before.slice(at + removed)

describe('the change between two texts', () => {
  test.each([
    ['nothing', 'Trees', 'Trees', 5, null],
    ['a letter at the end', 'Tree', 'Trees', 5, { at: 4, removed: 0, inserted: 's' }],
    ['a letter among the same: where the caret says', 'aaa', 'aaaa', 2, { at: 1, removed: 0, inserted: 'a' }],
    ['a letter taken out among the same', 'aaaa', 'aaa', 1, { at: 1, removed: 1, inserted: '' }],
    ['a word replaced', 'old trees', 'new trees', 3, { at: 0, removed: 3, inserted: 'new' }],
    ['all of it', 'Trees', '', 0, { at: 0, removed: 5, inserted: '' }],
    ['a picture letter for another, as a whole', 'a🌍b', 'a🌎b', 3, { at: 1, removed: 2, inserted: '🌎' }],
    ['with a caret that is not there any more', 'Trees', 'Treess', 99, { at: 5, removed: 0, inserted: 's' }],
  ])('%s', (_what, before, after, caret, change) => {
    expect(changeBetween(before, after, caret)).toEqual(change)
  })

  test('makes the one from the other, splits no letter, and is as short as can be', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '🌍', '🌎', 'ü', '\n'), maxLength: 12 })
    fc.assert(
      fc.property(text, text, fc.nat(14), (before, after, caret) => {
        const change = changeBetween(before, after, caret)
        expect(change ? applied(before, change) : before).toBe(after)
        if (!change) return
        expect(change.inserted).not.toMatch(/\p{Surrogate}/u)
        expect(before.slice(change.at, change.at + change.removed)).not.toMatch(/\p{Surrogate}/u)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('a caret', () => {
  test.each([
    ['stays before what comes behind it', 2, [{ retain: 5 }, { insert: 'xx' }], 2],
    ['goes along with what comes before it', 5, [{ retain: 2 }, { insert: 'xx' }], 7],
    ['stays where somebody writes just there', 2, [{ retain: 2 }, { insert: 'xx' }], 2],
    ['comes back by what goes before it', 5, [{ retain: 1 }, { delete: 2 }], 3],
    ['rests where the letters around it went', 4, [{ retain: 1 }, { delete: 9 }], 1],
    ['follows several changes', 6, [{ insert: 'ab' }, { retain: 2 }, { delete: 1 }, { insert: 'xyz' }], 10],
  ])('%s', (_what, place, delta, moved) => {
    expect(movedBy(place, delta)).toBe(moved)
  })
})

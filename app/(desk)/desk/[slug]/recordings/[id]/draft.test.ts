import { describe, expect, test } from 'vitest'
import { begin, type Draft, type Edit, type Edited, isChanged, reduce } from './draft'

const kept: Edited = { title: '', cuts: [{ from: 10, until: 20 }], chapters: null }
const done = (...edits: Edit[]): Draft => edits.reduce(reduce, begin(kept))
const cut = (from: number, until: number): Edit => ({ type: 'cut', stretches: [{ from, until }] })

describe('cutting', () => {
  test('joins what touches', () => {
    expect(done(cut(15, 30), cut(40, 50)).now.cuts).toEqual([
      { from: 10, until: 30 },
      { from: 40, until: 50 },
    ])
  })

  test('can be changed and undone, one by one', () => {
    const moved = done({ type: 'recut', cut: { from: 10, until: 20 }, to: { from: 12, until: 20 } })
    expect(moved.now.cuts).toEqual([{ from: 12, until: 20 }])
    expect(done({ type: 'restore', cut: { from: 10, until: 20 } }).now.cuts).toEqual([])
  })
})

describe('taking back', () => {
  test('goes step by step to what there was, and no further', () => {
    const undo: Edit = { type: 'undo' }
    const draft = done(cut(40, 50), { type: 'chapters', chapters: [] }, undo)
    expect(draft.now).toEqual({ ...kept, cuts: [...kept.cuts, { from: 40, until: 50 }] })
    expect(reduce(reduce(draft, undo), undo).now).toEqual(kept)
  })

  test('leaves the title, which is typed letter by letter', () => {
    expect(done(cut(40, 50), { type: 'title', title: 'Opening' }, { type: 'undo' }).now).toEqual({
      ...kept,
      title: 'Opening',
    })
  })
})

describe('being saved', () => {
  test('is known by what the server holds', () => {
    const draft = done({ type: 'title', title: 'Opening' })
    expect(isChanged(draft)).toBe(true)
    expect(isChanged(reduce(draft, { type: 'kept', kept: draft.now }))).toBe(false)
    expect(isChanged(done())).toBe(false)
  })

  test('does not lose what was typed meanwhile', () => {
    const sent = done({ type: 'title', title: 'Open' })
    const typed = reduce(reduce(sent, { type: 'title', title: 'Opening' }), { type: 'kept', kept: sent.now })
    expect(typed.now.title).toBe('Opening')
    expect(isChanged(typed)).toBe(true)
  })
})

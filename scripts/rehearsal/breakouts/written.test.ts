import { expect, test } from 'vitest'
import { Written } from './written'

/** Somebody typed texts into a field, in this order. */
function typed(field: string, ...texts: string[]): Written {
  const written = new Written()
  for (const [who, text] of texts.entries()) written.begin('north', who, field).cells.set('', text)
  return written
}
const missing = (written: Written, says: Parameters<Written['compare']>[1], before = {}) =>
  written
    .compare('north', says, before)
    .missing.map(({ who }) => who)
    .sort()
const surplus = (written: Written, says: Parameters<Written['compare']>[1], before = {}) =>
  written.compare('north', says, before).surplus

test('what was typed is found, in whatever order it stands', () => {
  const written = typed('goals', 'More shade.', 'Clean water.')
  const says = { goals: 'Clean water.\nMore shade.' }
  expect(written.compare('north', says, {})).toEqual({ missing: [], surplus: [] })
})

test('also when one began within what another was writing', () => {
  const written = typed('goals', 'More shade for all schools.', 'Clean water.', 'Trees!')
  const says = { goals: 'More sha\nClean \nTrees!water.de for all schools.' }
  expect(written.compare('north', says, {})).toEqual({ missing: [], surplus: [] })
})

test('also when that other was interrupted after a space', () => {
  const written = typed('goals', 'In two years', 'Clean ', 'Trees ')
  const says = { goals: 'In two\nClean  years\nTrees' }
  expect(written.compare('north', says, {})).toEqual({ missing: [], surplus: [] })
})

test('a letter that is lost is noticed, and so is a field', () => {
  const written = typed('goals', 'More shade.', 'Clean water.')
  expect(missing(written, { goals: 'More shade.\nClean wter.' })).toEqual([1])
  expect(missing(written, {})).toEqual([0, 1])
  expect(missing(written, { resources: 'More shade.\nClean water.' })).toEqual([0, 1])
})

test('what two typed must be there twice, and what one typed only once', () => {
  const twice = typed('goals', 'More shade.', 'More shade.')
  expect(missing(twice, { goals: 'More shade.' })).toEqual([1])
  expect(surplus(typed('goals', 'More shade.'), { goals: 'More shade.\nMore shade.' })).toEqual(['goals: More shade.'])
})

test('what stood there before is nobody’s surplus', () => {
  const before = { goals: 'Since 2021.', milestones: [{ what: 'A nursery', who: 'Ada' }] }
  const inAnotherOrder = [{ who: 'Ada', what: 'A nursery' }]
  expect(
    surplus(typed('goals', 'More shade.'), { milestones: inAnotherOrder, goals: 'Since 2021.\nMore shade.' }, before),
  ).toEqual([])
})

test('what somebody only began is not looked for in what stood there before', () => {
  const before = { goals: 'The old goal.' }
  const written = typed('goals', 'T', 'The new one.')
  expect(written.compare('north', { goals: 'The old goal.\nT\nThe new one.' }, before)).toEqual({
    missing: [],
    surplus: [],
  })
})

test('also what stood there before may have something within it', () => {
  const before = { goals: 'The old goal' }
  const written = typed('goals', 'The new one.')
  expect(written.compare('north', { goals: 'The old \nThe new one.goal' }, before)).toEqual({
    missing: [],
    surplus: [],
  })
})

test('a row is found as one', () => {
  const written = new Written()
  written.begin('north', 0, 'milestones').cells.set('what', 'A nursery').set('by', '2027-03-01').set('who', 'Ada')
  const row = { what: 'A nursery', by: '2027-03-01', who: 'Ada' }
  expect(missing(written, { milestones: [row] })).toEqual([])
  expect(
    missing(written, {
      milestones: [
        { ...row, by: '' },
        { what: '', by: '2027-03-01', who: '' },
      ],
    }),
  ).toEqual([0])
  expect(surplus(written, { milestones: [row, row] })).toEqual(['milestones: A nursery · 2027-03-01 · Ada'])
})

import { expect, test } from 'vitest'
import { type Row, shown } from './shown'

const says = (type: string) => type === 'said'
const row = (at: number, type: string, subject?: string): Row => ({ at, type, subject })
const CUT = { from: 10, until: 20 }

test('what must not be heard goes with everything about it, before and after', () => {
  const rows = [row(1, 'said', 'a'), row(2, 'said', 'b'), row(3, 'pinned', 'a'), row(4, 'raised')]
  expect(shown(rows, { cuts: [], subjects: new Set(['a']) }, says)).toEqual([rows[1], rows[3]])
})

test('what was said in a cut is not told, and what was done in it has been done when it is over', () => {
  const rows = [row(9, 'said'), row(10, 'said'), row(15, 'raised'), row(20, 'said')]
  expect(shown(rows, { cuts: [CUT], subjects: new Set() }, says)).toEqual([rows[0], row(20, 'raised'), rows[3]])
})

test('time does not go back', () => {
  const rows = Array.from({ length: 30 }, (_, at) => row(at, 'raised'))
  const times = shown(rows, { cuts: [CUT, { from: 25, until: 27 }], subjects: new Set() }, says).map(({ at }) => at)
  expect(times).toEqual([...times].sort((a, b) => a - b))
})

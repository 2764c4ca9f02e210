import { expect, test } from 'vitest'
import type { BreakoutLayers } from '@/domain/features/breakouts'
import { MAIN } from '@/domain/protocol/standing'
import { strandedFrom, type Whereabouts } from './whereabouts'

const room = (id: string, name: string) => ({
  id,
  index: 0,
  name,
  limit: null,
  closesAt: null,
  closing: false,
  locked: false,
  languages: [],
  lacksInterpreter: false,
})
const open: NonNullable<BreakoutLayers['all']> = {
  round: 'one',
  set: 'set',
  name: 'Groups',
  rooms: [room('north', 'North'), room('south', 'South')],
  startsAt: null,
  walking: false,
  returns: true,
  voice: null,
  listening: [],
}
const place = { round: 'one', room: 'north' }
const somebody = (more: Partial<Whereabouts>): Whereabouts => ({
  open,
  own: { place, went: null, listensTo: null, stays: [] },
  room: 'north',
  passes: false,
  partnership: 'North',
  ...more,
})

test('whoever is in their room is where they belong', () => {
  expect(strandedFrom(somebody({}))).toBeNull()
})

test('elsewhere, left behind or forgotten is stranded', () => {
  expect(strandedFrom(somebody({ room: 'south' }))).toBe('is in South instead of North')
  expect(strandedFrom(somebody({ room: MAIN }))).toBe('is in plenary instead of North')
  expect(strandedFrom(somebody({ open: null }))).toBe('is in north instead of plenary')
  const old = { place: { ...place, round: 'zero' }, went: null, listensTo: null, stays: [] }
  expect(strandedFrom(somebody({ own: old, room: MAIN }))).toBe('has no place although North is open')
})

test('the plenary is right before it begins, without a room of one’s own, after it closed, and for those who pass', () => {
  const nowhere = { place: null, went: null, listensTo: null, stays: [] }
  const stays = { place, went: { round: 'one', room: MAIN }, listensTo: null, stays: [] }
  expect(strandedFrom(somebody({ open: { ...open, startsAt: 5 }, room: MAIN }))).toBeNull()
  expect(strandedFrom(somebody({ own: nowhere, room: MAIN, partnership: null }))).toBeNull()
  expect(strandedFrom(somebody({ open: { ...open, rooms: [room('south', 'South')] }, room: MAIN }))).toBeNull()
  expect(strandedFrom(somebody({ own: stays, room: MAIN, passes: true }))).toBeNull()
})

test('a page that believes it may stay is not believed', () => {
  const stays = { place, went: { round: 'one', room: MAIN }, listensTo: null, stays: [] }
  expect(strandedFrom(somebody({ own: stays, room: MAIN }))).toBe('is in plenary instead of North')
})

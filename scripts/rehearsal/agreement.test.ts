import { expect, test } from 'vitest'
import { MAIN } from '@/domain/protocol/standing'
import { type SessionView, session } from '@/domain/session'
import { compare } from './agreement'
import type { Participant } from './participant'

const viewIn = (id: string, room = MAIN): SessionView =>
  session.view(session.initial, { id, staff: id === 'staff', seats: [{ room, staff: false }] })
const showing = (view: SessionView) => ({ store: { get: () => ({ view }) } }) as unknown as Participant
const withHere = (view: SessionView, here: number): SessionView => {
  const room = view.rooms[MAIN]!
  return { ...view, rooms: { [MAIN]: { ...room, presence: { ...room.presence, all: { here, aloneSince: null } } } } }
}

test('people, moderators and those in other rooms agree when what they share is the same', () => {
  const agreement = compare([viewIn('ada'), viewIn('staff'), viewIn('ben', 'elsewhere')].map(showing))
  expect(agreement).toEqual({ of: 3, same: 3, differs: [] })
})

test('the order in which something was put together does not matter', () => {
  const view = viewIn('ada')
  const session = Object.fromEntries(Object.entries(view.session).reverse()) as SessionView['session']
  expect(compare([view, { ...view, session }].map(showing)).same).toBe(2)
})

test('whoever sees something else is found, and what it is', () => {
  const agreement = compare([viewIn('ada'), viewIn('ben'), withHere(viewIn('dua'), 3)].map(showing))
  expect(agreement).toEqual({ of: 3, same: 2, differs: ['main presence'] })
})

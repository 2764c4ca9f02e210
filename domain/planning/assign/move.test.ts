import { describe, expect, test } from 'vitest'
import { byId, FREE, lacks, reasonFor, roomOf, seats, some, somebody } from '@/tests/support/placeables'
import type { Plan } from '../plan'
import { assign, check, move } from '.'

const people = ['Pfinztal', 'Kidira'].flatMap((side) => some(2, side, { side, partnership: 'P' }))
const mixed = (): Plan => assign(people, { kind: 'mix', rooms: 4 }, FREE, 'seed')

describe('moving by hand', () => {
  test('takes somebody to another room, or to the plenary, and back, and says so', () => {
    const there = (roomOf(mixed(), 'Kidira-0') + 1) % 4
    const moved = move(mixed(), 'Kidira-0', there)
    expect([roomOf(moved, 'Kidira-0'), reasonFor(moved, 'Kidira-0')]).toEqual([there, 'by-hand'])
    const kept = move(moved, 'Kidira-0', null)
    expect([roomOf(kept, 'Kidira-0'), reasonFor(kept, 'Kidira-0')]).toEqual([-1, 'kept-by-hand'])
    expect(seats(move(kept, 'Kidira-0', there))).toEqual(seats(moved))
  })

  test('leaves the plan before as it was, and the other rooms the same', () => {
    const before = mixed()
    const copy = structuredClone(before)
    const from = roomOf(before, 'Kidira-0')
    const after = move(before, 'Kidira-0', (from + 1) % 4)
    expect(before).toEqual(copy)
    expect(after.rooms.filter((room, i) => room !== before.rooms[i])).toHaveLength(2)
  })

  test('takes in somebody new, with the reason that is given', () => {
    const after = move(mixed(), 'late', 0, { code: 'planning/late-smallest', params: {} })
    expect([roomOf(after, 'late'), reasonFor(after, 'late')]).toEqual([0, 'late-smallest'])
  })

  test.each([-1, 4, 0.5, Number.NaN])('changes nothing when there is no room %s', (room) => {
    const before = mixed()
    expect(move(before, 'Kidira-0', room)).toBe(before)
  })

  test('changes nothing when they are there already', () => {
    const before = mixed()
    expect(move(before, 'Kidira-0', roomOf(before, 'Kidira-0'))).toBe(before)
  })
})

describe('checking after that', () => {
  const side = { bothSides: true }

  test('finds the side that is missing from its partnership’s room', () => {
    const plan = assign(people, { kind: 'partnership' }, FREE, 'seed')
    const without = ['Kidira-0', 'Kidira-1'].reduce((each, id) => move(each, id, null), plan)
    expect(lacks(check(plan, byId(people), { ...FREE, ...side }))).toEqual([])
    expect(lacks(check(without, byId(people), { ...FREE, ...side }))).toEqual(['side-missing P Kidira in 0'])
  })

  test('finds two of a partnership in a mix, if it is told that it is one', () => {
    const plan = mixed()
    const together = move(plan, 'Kidira-0', roomOf(plan, 'Kidira-1'))
    const room = roomOf(plan, 'Kidira-1')
    expect(check(together, byId(people), FREE)).toEqual([])
    expect(lacks(check(together, byId(people), FREE, { kind: 'mix', rooms: 4 }))).toEqual([
      'empty-rooms 1',
      `partnership-together P 2 in ${room}`,
    ])
  })

  test('finds a room above its limit, whoever is in it', () => {
    const plan = assign([], { kind: 'choice', rooms: [{ name: 'North', limit: 1 }] }, FREE, 'seed')
    const full = ['ada', 'ben'].reduce((each, id) => move(each, id, 0), plan)
    expect(lacks(check(full, new Map(), FREE))).toEqual(['over-limit 1 2 in 0'])
  })

  test('needs nothing of rooms in which nobody is', () => {
    const plan = assign([somebody('ada')], { kind: 'manual', rooms: ['North'] }, FREE, 'seed')
    const all = { bothSides: true, sharedLanguage: true, delegations: 'apart', moderator: true } as const
    expect(check(plan, new Map(), all)).toEqual([])
  })
})

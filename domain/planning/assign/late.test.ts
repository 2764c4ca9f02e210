import { describe, expect, test } from 'vitest'
import { byId, FREE, some, somebody } from '@/tests/support/placeables'
import type { Placeable, Plan, Rules, Way } from '../plan'
import { assign, move, placeLate } from '.'

/** Where somebody who comes late belongs: the room's number and why, or why in none. */
function belongs(plan: Plan, people: readonly Placeable[], late: Placeable, rules: Partial<Rules> = {}): string {
  const place = placeLate(plan, byId(people), late, { ...FREE, ...rules })
  const { code, params } = 'room' in place ? place.reason : place.unplaced
  const why = [code.replace('planning/', ''), ...Object.values(params)].join(' ')
  return 'room' in place ? `${place.room}: ${why}` : why
}
const planned = (people: readonly Placeable[], way: Way) => assign(people, way, FREE, 'seed')
const inRooms = (...rooms: (readonly Placeable[])[]) => {
  const rows = rooms.flatMap((people, i) => people.map(({ id }) => ({ person: id, room: `${i}` })))
  return { plan: planned(rooms.flat(), { kind: 'table', rows }), people: rooms.flat() }
}
const speaking = (id: string, ...languages: string[]) => somebody(id, { languages })

describe('among partnerships', () => {
  const people = [
    ...some(3, 'a', { partnership: 'A', languages: ['de'] }),
    ...some(2, 'b', { partnership: 'B', languages: ['fr'] }),
    somebody('guest'),
  ]
  const plan = planned(people, { kind: 'partnership' })

  test('whoever is in the plan stays where it put them, in a room or in none', () => {
    expect(belongs(plan, people, people[0]!)).toBe('0: own-partnership A')
    expect(belongs(plan, people, people.at(-1)!)).toBe('no-partnership')
  })

  test('others come to their partnership', () => {
    expect(belongs(plan, people, somebody('late', { partnership: 'A', languages: ['fr'] }))).toBe(
      '0: late-partnership A',
    )
  })

  test('guests come to a room whose language they speak, or to the smallest', () => {
    expect(belongs(plan, people, speaking('late', 'de'))).toBe('0: late-language de')
    expect(belongs(plan, people, speaking('late', 'de', 'fr'))).toBe('1: late-smallest')
    expect(belongs(plan, people, speaking('late', 'uk'))).toBe('1: late-smallest')
    expect(belongs(plan, people, somebody('late'))).toBe('1: late-smallest')
  })

  test('staff go where they are needed, or stay in the plenary', () => {
    const moderator = somebody('late', { role: 'moderator', languages: ['fr'] })
    expect(belongs(plan, people, moderator)).toBe('runs-the-session')
    expect(belongs(plan, people, moderator, { moderator: true })).toBe('1: moderates')
    expect(belongs(plan, people, somebody('late', { role: 'organiser' }))).toBe('runs-the-session')
    const interpreter = somebody('late', { role: 'interpreter', languages: ['fr', 'de'] })
    expect(belongs(plan, people, interpreter, { sharedLanguage: true })).toBe('not-needed')
  })

  test('an interpreter who comes late goes where one is missing', () => {
    const mixed = [speaking('ada', 'de'), speaking('ben', 'fr')].map((each) => ({ ...each, partnership: 'A' }))
    const interpreter = somebody('late', { role: 'interpreter', languages: ['fr', 'de'] })
    const rules = { sharedLanguage: true }
    expect(belongs(planned(mixed, { kind: 'partnership' }), mixed, interpreter, rules)).toBe('0: interprets de fr')
  })
})

describe('elsewhere', () => {
  test('where people choose or are placed by hand, so is whoever comes late', () => {
    const people = some(2, 'p')
    const choice = planned(people, { kind: 'choice', rooms: [{ name: 'North', limit: null }] })
    const manual = planned(people, { kind: 'manual', rooms: ['North'] })
    expect(belongs(choice, people, somebody('late'))).toBe('choose-yourself')
    expect(belongs(manual, people, somebody('late'))).toBe('not-yet-placed')
  })

  test('whoever is late comes to where the partnership sits together, and apart from it where that is spread', () => {
    const [ada, ben] = some(2, 'p', { partnership: 'A' })
    const late = somebody('late', { partnership: 'A' })
    const together = inRooms([somebody('x')], [ada!, ben!])
    const apart = inRooms([ada!], [ben!, somebody('x')], [somebody('y'), somebody('z')])
    expect(belongs(together.plan, together.people, late)).toBe('1: late-partnership A')
    expect(belongs(apart.plan, apart.people, late)).toBe('2: spreads-partnership A')
  })

  test('delegations stay together or apart', () => {
    const { plan, people } = inRooms([somebody('ada', { side: 'A' }), somebody('x')], [somebody('y')])
    const late = somebody('late', { side: 'A' })
    expect(belongs(plan, people, late, { delegations: 'together' })).toBe('0: keeps-delegation A')
    expect(belongs(plan, people, late, { delegations: 'apart' })).toBe('1: spreads-delegation A')
  })

  test('a missing second side is brought', () => {
    const { plan, people } = inRooms([somebody('x'), somebody('ada', { side: 'A' })], [somebody('y')])
    expect(belongs(plan, people, somebody('late', { side: 'B' }), { bothSides: true })).toBe('0: second-side B')
  })

  test('a room through whose interpreter they can follow is better than one in which they cannot', () => {
    const ivo = somebody('ivo', { role: 'interpreter', languages: ['de', 'fr'] })
    const { plan, people } = inRooms([speaking('x', 'de')], [speaking('y', 'de'), ivo])
    expect(belongs(plan, people, speaking('late', 'fr'))).toBe('1: late-smallest')
  })

  test('a wish counts as long as there is space', () => {
    const people = some(2, 'p', { wishes: ['Water'] })
    const topics = (limit: number) => [
      { name: 'Energy', limit: null },
      { name: 'Water', limit },
    ]
    const late = somebody('late', { wishes: ['Water'] })
    expect(belongs(planned(people, { kind: 'topics', topics: topics(3) }), people, late)).toBe('1: first-wish Water')
    expect(belongs(planned(people, { kind: 'topics', topics: topics(2) }), people, late)).toBe('0: late-smallest')
  })

  test('a wish that the way knows counts, even of somebody who is not in the plan', () => {
    const topics = ['Energy', 'Water'].map((name) => ({ name, limit: null }))
    const way: Way = { kind: 'topics', topics, wishes: [{ person: 'late', topics: ['Water'] }] }
    const late = somebody('late', { wishes: ['Energy'] })
    const place = placeLate(planned([], way), byId([]), late, FREE, way)
    expect(place).toMatchObject({ room: 1, reason: { code: 'planning/first-wish' } })
  })

  test('nobody comes into an empty room while there is company', () => {
    const people = some(2, 'p', { wishes: ['Water'] })
    const topics = ['Energy', 'Water'].map((name) => ({ name, limit: null }))
    expect(belongs(planned(people, { kind: 'topics', topics }), people, somebody('late'))).toBe('1: late-smallest')
  })

  test('a moderator who has no place in the plan stays in the plenary', () => {
    const { plan, people } = inRooms(some(3, 'p'), some(2, 'q'))
    expect(belongs(plan, people, somebody('mo', { role: 'moderator' }))).toBe('runs-the-session')
    expect(belongs(plan, people, somebody('mo', { role: 'moderator' }), { moderator: true })).toBe('0: moderates')
  })

  test('where all rooms are full, or there is none, it is said', () => {
    const people = some(1, 'p')
    const full = planned(people, { kind: 'topics', topics: [{ name: 'Water', limit: 1 }] })
    expect(belongs(full, people, somebody('late'))).toBe('all-full')
    expect(belongs(planned([], { kind: 'table', rows: [] }), [], somebody('late'))).toBe('all-full')
  })

  test('of whom nothing is known any more, the place stays taken', () => {
    const { plan } = inRooms(some(3, 'p'), some(2, 'q'))
    expect(belongs(plan, [], somebody('late'))).toBe('1: late-smallest')
  })
})

test('many who come one after the other fill the rooms, and few sit alone', () => {
  let { plan } = inRooms(some(1, 'a'), some(1, 'b'), some(1, 'c'))
  plan = { ...plan, rooms: plan.rooms.map((room) => ({ ...room, people: [] })) }
  const people: Placeable[] = []
  const sizes = () => plan.rooms.map((room) => room.people.length)
  const seen: number[][] = []
  for (const late of some(12, 'late')) {
    people.push(late)
    const place = placeLate(plan, byId(people), late, FREE)
    if (!('room' in place)) throw new Error('there is space')
    plan = move(plan, late.id, place.room, place.reason)
    seen.push(sizes())
  }
  expect(seen[3]).toEqual([4, 0, 0])
  expect(seen[7]).toEqual([4, 4, 0])
  expect(seen[11]).toEqual([4, 4, 4])
})

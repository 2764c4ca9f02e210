import { describe, expect, test } from 'vitest'
import { byId, crowd, some } from '@/tests/support/placeables'
import type { Placeable, Way } from '../plan'
import { assign, placeLate } from '.'

const ALL = { bothSides: true, sharedLanguage: true, delegations: 'apart', moderator: true } as const

const ways = (people: readonly Placeable[], rooms: number): readonly Way[] => [
  { kind: 'partnership' },
  { kind: 'mix', rooms },
  { kind: 'random', rooms },
  { kind: 'size', size: Math.ceil(people.length / rooms) },
  { kind: 'topics', topics: Array.from({ length: rooms }, (_, i) => ({ name: `Topic ${i}`, limit: null })) },
  { kind: 'table', rows: people.map(({ id }, i) => ({ person: id, room: `Room ${i % rooms}` })) },
]

/** How often somebody is looked at: work that is counted and not timed. */
function looksAt(count: number, rooms: number, kind: number): number {
  let looks = 0
  const seen = (person: Placeable) =>
    new Proxy(person, {
      get: (known, property) => {
        looks++
        return Reflect.get(known, property)
      },
    })
  const interpreters = some(8, 'interpreter', { role: 'interpreter', languages: ['de', 'en', 'fr'] })
  const people = [...crowd(count).filter(({ role }) => role !== 'interpreter'), ...interpreters]
  const [way] = ways(people, rooms).slice(kind)
  const plan = assign(people.map(seen), way!, ALL, 'seed')
  placeLate(plan, byId(people.map(seen)), people[3]!, ALL)
  return looks
}

describe.each(ways([], 1).map(({ kind }, i) => [kind, i] as const))('dividing by %s', (_kind, kind) => {
  test('looks about four times as often at four times the people', () => {
    // A language more that gets rooms costs a little; looking at everybody for everybody would cost sixteen times.
    expect(looksAt(2_000, 20, kind)).toBeLessThan(6 * looksAt(500, 20, kind))
  })

  test('looks no more often at them for four times the rooms', () => {
    expect(looksAt(1_000, 80, kind)).toBeLessThan(1.3 * looksAt(1_000, 20, kind))
  })
})

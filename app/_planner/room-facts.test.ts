import { expect, test } from 'vitest'
import type { Placeable, Remark } from '@/domain/planning/plan'
import { factsOf, inOrder, usualReason } from './room-facts'

const person = (name: string, side: string | null, ...languages: string[]): Placeable => ({
  id: name,
  name,
  role: 'attendee',
  partnership: null,
  side,
  languages,
})

test('a room tells its languages and sides, the most frequent first, and of how many it knows what they speak', () => {
  const people = [
    person('Ada', 'Pforzheim', 'de', 'en', 'en'),
    person('Ben', 'Mtwara', 'sw', 'en'),
    person('Cem', 'Pforzheim', 'de', 'en'),
    person('Dia', null),
  ]
  expect(factsOf(people)).toEqual({
    languages: [
      { name: 'en', count: 3 },
      { name: 'de', count: 2 },
      { name: 'sw', count: 1 },
    ],
    heard: 3,
    sides: [
      { name: 'Pforzheim', count: 2 },
      { name: 'Mtwara', count: 1 },
    ],
  })
  expect(factsOf([])).toEqual({ languages: [], heard: 0, sides: [] })
})

test('people stand by side and name, with diacritics where they belong, and last whoever has no side', () => {
  const people = [person('Zoe', 'Aachen'), person('Eve', null), person('Özlem', 'Aachen'), person('Ada', 'Bonn')]
  expect(people.sort(inOrder).map(({ name }) => name)).toEqual(['Özlem', 'Zoe', 'Ada', 'Eve'])
})

test('a reason is said once where most have it, and not where few do or each has another', () => {
  const belongs = { code: 'planning/own-partnership', params: { partnership: 'Pforzheim – Mtwara' } }
  const drawn = { code: 'planning/drawn', params: {} }
  const wishes = (topic: string) => ({ code: 'planning/first-wish', params: { topic } })
  const room = (...reasons: Remark[]) => reasons.map((reason, i) => ({ id: `${i}`, reason }))
  expect(usualReason(room(belongs, { ...belongs }, drawn, belongs))).toEqual(belongs)
  expect(usualReason(room(belongs, belongs))).toBeNull()
  expect(usualReason(room(belongs, belongs, belongs, drawn, drawn, drawn))).toBeNull()
  expect(usualReason(room(wishes('Water'), wishes('Energy'), wishes('Soil')))).toBeNull()
  expect(usualReason([])).toBeNull()
})

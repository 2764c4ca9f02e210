import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byId, FREE, seats, some } from '@/tests/support/placeables'
import {
  type Placeable,
  type Plan,
  type Remark,
  type Rules,
  rules as rulesSchema,
  type Way,
  way as waySchema,
} from '../plan'
import { assign, check, move, placeAllLate, placeLate, REASONS, UNMET } from '.'

const NAMES = ['Pfinztal – Kidira', '__proto__', 'constructor', 'Київ', 'a', 'b']
const anyName = fc.constantFrom(...NAMES)
const anyPerson = fc.record({
  name: fc.string({ unit: 'grapheme' }),
  role: fc.constantFrom('attendee', 'attendee', 'attendee', 'moderator', 'interpreter', 'organiser', 'speaker'),
  partnership: fc.option(anyName),
  side: fc.option(anyName),
  languages: fc.array(fc.constantFrom('de', 'en', 'fr', '__proto__'), { maxLength: 3 }),
  wishes: fc.array(fc.constantFrom(...NAMES, 'unheard of'), { maxLength: 4 }),
})
const anyPeople: fc.Arbitrary<Placeable[]> = fc
  .array(anyPerson, { maxLength: 40 })
  .map((people) => people.map((person, i) => ({ ...person, id: ['__proto__', 'toString'][i] ?? `p${i}` })))
const anyRooms = fc.array(fc.record({ name: anyName, limit: fc.option(fc.integer({ min: 1, max: 6 })) }), {
  minLength: 1,
  maxLength: 8,
})
const anyCount = fc.integer({ min: 1, max: 9 })
const anyNamed = fc.constantFrom('__proto__', 'p2', 'p3', 'p4', 'nobody')
const anyRow = fc.record({ person: anyNamed, room: anyName })
const anyWish = fc.record({ person: anyNamed, topics: fc.array(anyName, { maxLength: 3 }) })
const anyWay: fc.Arbitrary<Way> = fc.oneof(
  fc.record({ kind: fc.constant('partnership' as const) }),
  fc.record({ kind: fc.constant('mix' as const), rooms: anyCount }),
  fc.record({ kind: fc.constant('random' as const), rooms: anyCount }),
  fc.record({ kind: fc.constant('size' as const), size: anyCount }),
  fc.record({ kind: fc.constant('topics' as const), topics: anyRooms, wishes: fc.array(anyWish, { maxLength: 5 }) }),
  fc.record({ kind: fc.constant('choice' as const), rooms: anyRooms }),
  fc.record({ kind: fc.constant('manual' as const), rooms: fc.array(anyName, { minLength: 1, maxLength: 8 }) }),
  fc.record({ kind: fc.constant('table' as const), rows: fc.array(anyRow, { maxLength: 9 }) }),
)
const anyRules: fc.Arbitrary<Rules> = fc.record({
  bothSides: fc.boolean(),
  sharedLanguage: fc.boolean(),
  delegations: fc.constantFrom('any', 'together', 'apart'),
  moderator: fc.boolean(),
})
const always = (holds: (plan: Plan, people: readonly Placeable[], way: Way, rules: Rules, seed: string) => void) =>
  fc.assert(
    fc.property(anyPeople, anyWay, anyRules, fc.string(), (people, way, rules, seed) =>
      holds(assign(people, way, rules, seed), people, way, rules, seed),
    ),
    { seed: 1, numRuns: 400 },
  )

const everybodyIn = ({ rooms, unplaced }: Plan) => [...rooms.flatMap(({ people }) => people), ...unplaced]
const isDealt = ({ kind }: Way) => kind === 'mix' || kind === 'random' || kind === 'size'

describe('whoever is divided, how, and by which rules', () => {
  test('the ways and rules tried here are ways and rules', () => {
    always((_plan, _people, way, rules) => {
      expect(waySchema.parse(way)).toEqual(way)
      expect(rulesSchema.parse(rules)).toEqual(rules)
    })
  })

  test('everybody is in the plan exactly once', () => {
    always((plan, people) => {
      expect(
        everybodyIn(plan)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(people.map(({ id }) => id).sort())
    })
  })

  test('the same seed gives the same plan, and a plan is plain JSON', () => {
    always((plan, people, way, rules, seed) => {
      expect(assign(people, way, rules, seed)).toEqual(plan)
      expect(JSON.parse(JSON.stringify(plan))).toEqual(plan)
    })
  })

  test('what is said has its params, and its room', () => {
    const params = ({ code, params }: Remark, all: Readonly<Record<string, readonly string[]>>) =>
      expect(Object.keys(params).sort(), code).toEqual([...all[code]!].sort())
    always((plan) => {
      for (const { reason } of everybodyIn(plan)) params(reason, REASONS)
      for (const each of plan.unmet) {
        params(each, UNMET)
        expect(each.room === null || plan.rooms[each.room] !== undefined).toBe(true)
      }
    })
  })

  test('limits hold', () => {
    always(({ rooms }) => {
      for (const { limit, people } of rooms) expect(people.length).toBeLessThanOrEqual(limit ?? people.length)
    })
  })

  test('what is unmet is what a check finds', () => {
    always((plan, people, way, rules) => {
      expect(check(plan, byId(people), rules, way)).toEqual(plan.unmet)
    })
  })

  test('a mix brings no two of a partnership together that has no more people than there are rooms', () => {
    always(({ rooms, unplaced }, people, way, rules) => {
      if (way.kind !== 'mix' || rules.delegations === 'together') return
      const known = byId(people)
      const outside = new Set(unplaced.map(({ id }) => id))
      const all = people.filter(({ id }) => !outside.has(id)).map(({ partnership }) => partnership)
      for (const room of rooms) {
        const here = room.people.flatMap(({ id }) => known.get(id)!.partnership ?? [])
        for (const partnership of new Set(here)) {
          const fair = Math.ceil(all.filter((each) => each === partnership).length / way.rooms)
          expect(here.filter((each) => each === partnership).length).toBeLessThanOrEqual(fair)
        }
      }
    })
  })

  test('dealt delegations that shall stay together do', () => {
    always(({ unmet }, _people, way, rules) => {
      if (isDealt(way) && rules.delegations === 'together')
        expect(unmet.map(({ code }) => code)).not.toContain('planning/delegation-split')
    })
  })

  test('whoever is in the plan stays where it put them', () => {
    always((plan, people, _way, rules) => {
      for (const person of people.slice(0, 3)) {
        const place = placeLate(plan, byId(people), person, rules)
        const reason = 'room' in place ? place.reason : place.unplaced
        const there = 'room' in place ? plan.rooms[place.room]!.people : plan.unplaced
        expect(there).toContainEqual({ id: person.id, reason })
      }
    })
  })

  test('those who come together are placed as one after the other would be', () => {
    always((_plan, people, way, rules, seed) => {
      const [late, early] = [people.slice(0, 4), people.slice(4)]
      const plan = assign(early, way, rules, seed)
      const known = byId(people)
      const oneByOne = late.reduce((sofar, person) => {
        const place = placeLate(sofar, known, person, rules, way)
        return 'room' in place
          ? move(sofar, person.id, place.room, place.reason)
          : move(sofar, person.id, null, place.unplaced)
      }, plan)
      expect(placeAllLate(plan, known, people, rules, way)).toEqual(oneByOne)
    })
  })

  test('whoever is not is told where they belong, within the limits, and comes into the plan once', () => {
    always((plan, people, _way, rules) => {
      for (const person of people.slice(0, 3)) {
        const place = placeLate(plan, byId(people), { ...person, id: 'late' }, rules)
        const [room, reason] = 'room' in place ? [place.room, place.reason] : [null, place.unplaced]
        const after = move(plan, 'late', room, reason)
        expect(everybodyIn(after).filter(({ id }) => id === 'late')).toEqual([{ id: 'late', reason }])
        for (const { limit, people } of after.rooms) expect(people.length).toBeLessThanOrEqual(limit ?? people.length)
      }
    })
  })
})

describe('what can be met is met', () => {
  const anyRoomCount = fc.integer({ min: 1, max: 8 })
  const dealt = (people: readonly Placeable[], rooms: number, rules: Partial<Rules>, seed: string) =>
    assign(people, { kind: 'random', rooms }, { ...FREE, ...rules }, seed)
  const whenever = <T>(given: fc.Arbitrary<T>, holds: (given: T, rooms: number, seed: string) => void) =>
    fc.assert(fc.property(given, anyRoomCount, fc.string(), holds), { seed: 1, numRuns: 300 })

  test('rooms are even when nothing else is demanded', () => {
    whenever(fc.tuple(anyPeople, fc.boolean()), ([people, mix], rooms, seed) => {
      const sizes = seats(assign(people, { kind: mix ? 'mix' : 'random', rooms }, FREE, seed)).map(
        ({ length }) => length,
      )
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
    })
  })

  test('groups are as small as was asked for', () => {
    whenever(anyPeople, (people, size, seed) => {
      const plan = assign(people, { kind: 'size', size }, FREE, seed)
      for (const room of seats(plan)) expect(room.length).toBeLessThanOrEqual(size)
    })
  })

  test('each room has a moderator if there are as many', () => {
    whenever(fc.tuple(anyPeople, fc.nat(5)), ([people, more], rooms, seed) => {
      const moderators = some(rooms + more, 'moderator', { role: 'moderator' })
      const { unmet } = dealt([...people, ...moderators], rooms, { moderator: true }, seed)
      expect(unmet).toEqual([])
    })
  })

  test('each room has two sides if both have as many people', () => {
    whenever(fc.tuple(fc.nat(9), fc.nat(9)), ([moreOfA, moreOfB], rooms, seed) => {
      const people = [...some(rooms + moreOfA, 'a', { side: 'A' }), ...some(rooms + moreOfB, 'b', { side: 'B' })]
      expect(dealt(people, rooms, { bothSides: true }, seed).unmet).toEqual([])
    })
  })

  test('everybody shares a language if there are as many rooms as languages', () => {
    whenever(fc.integer({ min: 2, max: 9 }), (speakers, rooms, seed) => {
      const people = Array.from({ length: rooms }, (_, i) => some(speakers, `${i}`, { languages: [`l${i}`] })).flat()
      const plan = dealt(people, rooms, { sharedLanguage: true }, seed)
      expect(plan.unmet).toEqual([])
      expect(new Set(seats(plan).map(({ length }) => length))).toEqual(new Set([speakers]))
    })
  })

  test('delegations that shall go apart do, up to the number of rooms', () => {
    whenever(fc.array(fc.nat(8)), (delegations, rooms, seed) => {
      const people = delegations.flatMap((size, i) => some(Math.min(size, rooms), `${i}`, { side: `side ${i}` }))
      expect(dealt(people, rooms, { delegations: 'apart' }, seed).unmet.map(({ code }) => code)).not.toContain(
        'planning/delegation-together',
      )
    })
  })
})

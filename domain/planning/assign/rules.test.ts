import { describe, expect, test } from 'vitest'
import { FREE, kickoff, lacks, reasonFor, roomOf, seats, some, somebody } from '@/tests/support/placeables'
import type { Placeable, Rules, Way } from '../plan'
import { assign } from '.'

const random = (rooms: number): Way => ({ kind: 'random', rooms })
const PARTNERSHIP: Way = { kind: 'partnership' }
const speaking = (count: number, ...languages: string[]) => some(count, languages.join('-'), { languages })
const interpreter = (id: string, ...languages: string[]) => somebody(id, { role: 'interpreter', languages })
const moderators = (count: number) => some(count, 'moderator', { role: 'moderator' })

const unmet = (people: readonly Placeable[], way: Way, rules: Partial<Rules>) =>
  lacks(assign(people, way, { ...FREE, ...rules }, 'seed').unmet)

describe('both sides', () => {
  const rules = { bothSides: true }
  const pair = (side: string, count = 1) => some(count, side, { partnership: 'Pfinztal – Kidira', side })

  test('sit in the room of their partnership', () => {
    expect(unmet([...pair('Pfinztal'), ...pair('Kidira')], PARTNERSHIP, rules)).toEqual([])
  })

  test('or it is said who comes alone', () => {
    expect(unmet(pair('Kidira', 3), PARTNERSHIP, rules)).toEqual(['one-side-only Kidira in 0'])
  })

  test('a guest, and whoever interprets, make no second side', () => {
    const people = [...pair('Kidira'), somebody('guest'), somebody('ivo', { role: 'interpreter', side: 'Agency' })]
    expect(unmet(people, random(1), rules)).toEqual(['one-side-only Kidira in 0'])
    expect(unmet([somebody('guest')], random(1), rules)).toEqual(['no-side in 0'])
  })

  test.each(['a', 'b', 'c', 'd'])(
    'elsewhere any two of them are brought together, if there are enough (%s)',
    (seed) => {
      const people = [...some(15, 'a', { side: 'A' }), ...some(5, 'b', { side: 'B' })]
      expect(assign(people, random(5), { ...FREE, ...rules }, seed).unmet).toEqual([])
      expect(assign(people, random(6), { ...FREE, ...rules }, seed).unmet).toHaveLength(1)
    },
  )
})

describe('a shared language', () => {
  const rules = { sharedLanguage: true }
  const inSeeds = (holds: (seed: string) => void) => {
    for (let i = 0; i < 20; i++) holds(`seed ${i}`)
  }

  test('brings those together who understand each other, as evenly as that goes', () => {
    const plan = assign([...speaking(8, 'de'), ...speaking(4, 'fr')], random(3), { ...FREE, ...rules }, 'seed')
    expect(plan.unmet).toEqual([])
    expect(seats(plan).map((room) => new Set(room.map((id) => id.slice(0, 2))))).toEqual(
      [['de'], ['de'], ['fr']].map((each) => new Set(each)),
    )
    expect(reasonFor(plan, 'fr-0')).toBe('shares-language fr')
  })

  test('whoever speaks several goes where fewer are', () => {
    const people = [...speaking(6, 'de'), ...speaking(3, 'fr'), ...speaking(3, 'de', 'fr')]
    inSeeds((seed) => {
      const plan = assign(people, random(2), { ...FREE, ...rules }, seed)
      expect(plan.unmet).toEqual([])
      expect(seats(plan).map(({ length }) => length)).toEqual([6, 6])
    })
  })

  test('whoever brings a second side goes where one is missing', () => {
    const of = (side: string, ...languages: string[]) => some(2, `${side}-${languages}`, { side, languages })
    const one = (side: string) => somebody(side, { side, languages: ['de', 'fr'] })
    const people = [...of('A', 'de'), ...of('B', 'fr'), one('A'), one('B')]
    inSeeds((seed) => {
      expect(assign(people, random(2), { ...FREE, ...rules, bothSides: true }, seed).unmet).toEqual([])
    })
  })

  test('nobody sits alone for their language', () => {
    const plan = assign([...speaking(8, 'de'), ...speaking(1, 'fr')], random(3), { ...FREE, ...rules }, 'seed')
    expect(seats(plan).map(({ length }) => length)).toEqual([3, 3, 3])
    expect(lacks(plan.unmet)).toEqual([`no-shared-language de fr in ${roomOf(plan, 'fr-0')}`])
  })

  test('those whom nobody understands sit together, so that fewer rooms need help', () => {
    const people = [...speaking(10, 'de'), ...speaking(1, 'fr'), ...speaking(1, 'uk')]
    inSeeds((seed) => {
      const plan = assign(people, random(3), { ...FREE, ...rules }, seed)
      expect(seats(plan).map(({ length }) => length)).toEqual([4, 4, 4])
      expect(plan.unmet).toHaveLength(1)
    })
  })

  test('but not more of them than in other rooms', () => {
    const strangers = Array.from({ length: 9 }, (_, i) => speaking(1, `l${i}`)).flat()
    const plan = assign([...speaking(15, 'de'), ...strangers], random(4), { ...FREE, ...rules }, 'seed')
    expect(seats(plan).map(({ length }) => length)).toEqual([6, 6, 6, 6])
  })

  test('does not make groups larger than they should be', () => {
    const plan = assign(
      [...speaking(5, 'de'), ...speaking(3, 'fr')],
      { kind: 'size', size: 4 },
      { ...FREE, ...rules },
      's',
    )
    expect(seats(plan).map(({ length }) => length)).toEqual([4, 4])
  })

  test('is missing where a moderator is needed who does not speak it', () => {
    const staff = some(2, 'm', { role: 'moderator', languages: ['de'] })
    const people = [...speaking(4, 'de'), ...speaking(4, 'fr'), ...staff]
    expect(unmet(people, random(2), { ...rules, moderator: true })).toEqual([
      expect.stringContaining('no-shared-language'),
    ])
  })

  test('is not missing where somebody interprets, and interpreters go where it is', () => {
    const people = [...kickoff(2), interpreter('ina', 'en', 'de'), interpreter('ivo', 'de', 'fr')]
    const plan = assign(people, PARTNERSHIP, { ...FREE, ...rules }, 'seed')
    expect(reasonFor(plan, 'ina')).toBe('not-needed')
    expect(plan.rooms[roomOf(plan, 'ivo')]!.name).toMatch(/Kidira|Kédougou/)
    expect(reasonFor(plan, 'ivo')).toMatch(/^interprets (de fr|fr de)$/)
    expect(lacks(plan.unmet)).toHaveLength(1)
  })

  test('two interpreters share the rooms so that both help', () => {
    const room = (partnership: string, ...languages: string[]) =>
      languages.map((language) => somebody(`${partnership} ${language}`, { partnership, languages: [language] }))
    const people = [
      ...room('A', 'de', 'fr'),
      ...room('B', 'de', 'uk'),
      interpreter('all', 'de', 'fr', 'uk'),
      interpreter('one', 'de', 'fr'),
    ]
    const plan = assign(people, PARTNERSHIP, { ...FREE, ...rules }, 'seed')
    expect(seats(plan).map((each) => each.at(-1))).toEqual(['one', 'all'])
    expect(plan.unmet).toEqual([])
  })

  test('one interpreter goes to the largest of the rooms that need one', () => {
    const room = (partnership: string, count: number) =>
      ['de', 'fr'].flatMap((language) =>
        some(count, `${partnership}-${language}`, { partnership, languages: [language] }),
      )
    const people = [...room('A', 1), ...room('B', 3), ...room('C', 2), interpreter('ina', 'de', 'fr')]
    expect(roomOf(assign(people, PARTNERSHIP, { ...FREE, ...rules }, 'seed'), 'ina')).toBe(1)
  })

  test.each([[['en', 'fr']], [['de', 'en', 'fr']]])(
    'with more languages than rooms, an interpreter of %s joins the smallest groups',
    (languages) => {
      const groups = [...speaking(10, 'de'), ...speaking(5, 'fr'), ...speaking(4, 'en')]
      const people = [...groups, interpreter('ina', ...languages)]
      const plan = assign(people, random(2), { ...FREE, ...rules }, 'seed')
      expect(plan.unmet).toEqual([])
      expect(roomOf(plan, 'ina')).toBe(roomOf(plan, 'en-0'))
      expect(roomOf(plan, 'en-0')).toBe(roomOf(plan, 'fr-0'))
    },
  )

  test('and those who are left are spread, however large the rooms are', () => {
    const interpreters = some(2, 'i', { role: 'interpreter', languages: ['de', 'fr'] })
    const people = [...speaking(9, 'de'), ...speaking(3, 'fr'), ...interpreters]
    const plan = assign(people, random(2), { ...FREE, ...rules }, 'seed')
    expect(roomOf(plan, 'i-0')).not.toBe(roomOf(plan, 'i-1'))
  })

  test('of whom nobody knows, it is said that nobody knows', () => {
    expect(unmet([...speaking(2, 'de'), ...some(2, 'p')], random(1), rules)).toEqual(['languages-unknown 2'])
  })
})

describe('delegations', () => {
  const delegation = (side: string, count: number) => some(count, side, { side, partnership: `P ${side}` })
  const people = [...delegation('A', 3), ...delegation('B', 3), ...delegation('C', 2), somebody('guest')]

  test('stay together', () => {
    for (let i = 0; i < 20; i++) {
      const plan = assign(people, random(3), { ...FREE, delegations: 'together' }, `seed ${i}`)
      expect(plan.unmet).toEqual([])
      expect(seats(plan).map(({ length }) => length)).toEqual([3, 3, 3])
      expect(reasonFor(plan, 'A-1')).toBe('keeps-delegation A')
    }
  })

  test('in a mix too: then the two sides of a partnership go apart', () => {
    const both = ['Pfinztal', 'Kidira'].flatMap((side) => some(3, side, { side, partnership: 'P' }))
    const plan = assign(both, { kind: 'mix', rooms: 2 }, { ...FREE, delegations: 'together' }, 'seed')
    expect(plan.unmet).toEqual([])
    expect(roomOf(plan, 'Kidira-0')).toBe(roomOf(plan, 'Kidira-2'))
    expect(roomOf(plan, 'Kidira-0')).not.toBe(roomOf(plan, 'Pfinztal-0'))
  })

  test('come apart only where no room is large enough, into as few rooms as possible, which is said', () => {
    const way = (...limits: (number | null)[]): Way => ({
      kind: 'topics',
      topics: limits.map((limit, i) => ({ name: `T${i}`, limit })),
    })
    expect(unmet(delegation('A', 5), way(3, 3, null), { delegations: 'together' })).toEqual([])
    expect(unmet(delegation('A', 5), way(3, 3, 3), { delegations: 'together' })).toEqual(['delegation-split A 2'])
  })

  test('go apart', () => {
    const plan = assign(people, random(3), { ...FREE, delegations: 'apart' }, 'seed')
    expect(plan.unmet).toEqual([])
    for (const room of seats(plan)) expect(new Set(room.map((id) => id[0])).size).toBe(room.length)
  })

  test('which may cost a wish', () => {
    const way: Way = { kind: 'topics', topics: ['Water', 'Soil'].map((name) => ({ name, limit: null })) }
    const two = some(2, 'p', { side: 'A', wishes: ['Water'] })
    expect(unmet(two, way, { delegations: 'apart' })).toEqual(['without-wish 1'])
  })

  test('of more people than rooms, it is said where some meet', () => {
    expect(unmet(delegation('A', 3), random(2), { delegations: 'apart' })).toEqual(['delegation-together A 2 in 0'])
    expect(unmet(delegation('A', 3), PARTNERSHIP, { delegations: 'apart' })).toEqual(['delegation-together A 3 in 0'])
  })

  test('do not bind the staff, who are there for all', () => {
    const staff = some(3, 'm', { role: 'moderator', side: 'Agency' })
    const plan = assign(
      [...staff, ...some(6, 'p')],
      random(3),
      { ...FREE, delegations: 'together', moderator: true },
      's',
    )
    expect(plan.unmet).toEqual([])
    expect(new Set([0, 1, 2].map((i) => roomOf(plan, `m-${i}`))).size).toBe(3)
  })
})

describe('a moderator', () => {
  const rules = { moderator: true }

  test.each<[string, Way]>([
    ['partnership', PARTNERSHIP],
    ['mix', { kind: 'mix', rooms: 9 }],
    ['random', random(9)],
    ['size', { kind: 'size', size: 5 }],
    ['topics', { kind: 'topics', topics: Array.from({ length: 9 }, (_, i) => ({ name: `T${i}`, limit: 10 })) }],
  ])('is in every room: %s', (_kind, way) => {
    const plan = assign([...kickoff(2), ...moderators(9)], way, { ...FREE, ...rules }, 'seed')
    expect(plan.rooms).toHaveLength(9)
    expect(plan.unmet).toEqual([])
    expect(reasonFor(plan, 'moderator-8')).toBe('moderates')
  })

  test('does not follow a wish to where one is already, and does to where none is', () => {
    const way: Way = { kind: 'topics', topics: ['Water', 'Soil', 'Art'].map((name) => ({ name, limit: null })) }
    const wishing = (id: string, wish: string) => somebody(id, { role: 'moderator', wishes: [wish] })
    const people = [wishing('a', 'Soil'), wishing('b', 'Art'), wishing('c', 'Art'), ...some(3, 'p')]
    const plan = assign(people, way, { ...FREE, ...rules }, 'seed')
    expect(plan.unmet).toEqual([])
    expect(roomOf(plan, 'a')).toBe(1)
    expect([roomOf(plan, 'b'), roomOf(plan, 'c')].sort()).toEqual([0, 2])
  })

  test('is missing where there are too few, which is said of each room', () => {
    expect(unmet([...some(6, 'p'), ...moderators(1)], random(3), rules)).toEqual([
      'no-moderator in 1',
      'no-moderator in 2',
    ])
  })

  test('of the partnership itself will do, and further ones go elsewhere', () => {
    const people = [
      somebody('own', { role: 'moderator', partnership: 'A' }),
      somebody('ada', { partnership: 'B' }),
      ...moderators(2),
    ]
    const plan = assign(people, PARTNERSHIP, { ...FREE, ...rules }, 'seed')
    expect(seats(plan)).toEqual([['own'], ['ada', 'moderator-0']])
    expect(reasonFor(plan, 'moderator-1')).toBe('not-needed')
    expect(plan.unmet).toEqual([])
  })

  test('goes where they understand the people, if they can choose', () => {
    const people = [
      somebody('fr', { partnership: 'A', languages: ['fr'] }),
      somebody('de', { partnership: 'B', languages: ['de'] }),
      somebody('m', { role: 'moderator', languages: ['de'] }),
    ]
    expect(seats(assign(people, PARTNERSHIP, { ...FREE, ...rules }, 'seed'))).toEqual([['fr'], ['de', 'm']])
  })

  test('is not asked of a room in which nobody is', () => {
    expect(unmet([], random(3), rules)).toEqual(['empty-rooms 3'])
  })
})

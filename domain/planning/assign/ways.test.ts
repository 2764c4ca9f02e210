import { describe, expect, test } from 'vitest'
import { byId, FREE, kickoff, lacks, reasonFor, roomOf, seats, some, somebody } from '@/tests/support/placeables'
import type { Way } from '../plan'
import { assign, check } from '.'

const topics = (limits: Readonly<Record<string, number | null>>): Extract<Way, { kind: 'topics' }> => ({
  kind: 'topics',
  topics: Object.entries(limits).map(([name, limit]) => ({ name, limit })),
})
const sizes = (plan: Parameters<typeof seats>[0]) => seats(plan).map(({ length }) => length)

describe('by partnership', () => {
  const way: Way = { kind: 'partnership' }

  test('the nine of the kickoff get a room each, by name, in their order', () => {
    const plan = assign(kickoff(3), way, FREE, 'seed')
    expect(plan.rooms.map(({ name }) => name)).toEqual([
      'Pforzheim – Mtwara',
      'Pfungstadt – Oshikuku',
      'Miltenberg – Njombe',
      'Pfinztal – Kidira',
      'Nürtingen – Mansakonko',
      'Passau – Kédougou',
      'Ennepe-Ruhr – Mekelle',
      'Gießen – Mubende Town',
      'Schwäbisch Gmünd – Bahir Dar',
    ])
    expect(plan.rooms.every(({ name, partnership }) => name === partnership)).toBe(true)
    expect(sizes(plan)).toEqual(Array(9).fill(6))
    expect(reasonFor(plan, 'Kidira-0')).toBe('own-partnership Pfinztal – Kidira')
    expect(plan.unmet).toEqual([])
  })

  test('guests and staff without one stay in the plenary, and it is said why', () => {
    const people = [
      ...kickoff(1),
      somebody('guest'),
      somebody('katrin', { role: 'organiser' }),
      somebody('jonas', { role: 'moderator' }),
    ]
    const plan = assign(people, way, FREE, 'seed')
    expect(plan.unplaced.map(({ id }) => id).sort()).toEqual(['guest', 'jonas', 'katrin'])
    expect(['guest', 'katrin', 'jonas'].map((id) => reasonFor(plan, id))).toEqual([
      'no-partnership',
      'runs-the-session',
      'runs-the-session',
    ])
  })

  test('whoever organises or moderates and belongs to one is in its room', () => {
    const people = [somebody('ada', { role: 'organiser', partnership: 'P' })]
    expect(seats(assign(people, way, FREE, 'seed'))).toEqual([['ada']])
  })

  test('more than two hundred do not get rooms, which is said', () => {
    const people = Array.from({ length: 203 }, (_, i) => somebody(`p${i}`, { partnership: `P${i}` }))
    const plan = assign(people, way, FREE, 'seed')
    expect(plan.rooms).toHaveLength(200)
    expect(reasonFor(plan, 'p202')).toBe('beyond-most-rooms 200')
    expect(lacks(plan.unmet)).toEqual(['without-room 3 200'])
  })
})

describe('mixed', () => {
  test('no two of a partnership meet, and all rooms are as large, whoever comes from where', () => {
    const people = kickoff(3)
    const plan = assign(people, { kind: 'mix', rooms: 6 }, FREE, 'seed')
    const known = byId(people)
    for (const room of seats(plan)) expect(new Set(room.map((id) => known.get(id)!.partnership)).size).toBe(9)
    expect(plan.unmet).toEqual([])
    expect(new Set(plan.rooms.flatMap((room) => room.people.map(({ reason }) => reason.code)))).toContain(
      'planning/spreads-partnership',
    )
  })

  test('a partnership with more people than rooms is spread evenly, and it is said that some meet', () => {
    const people = some(5, 'kidira', { partnership: 'P' })
    const plan = assign(people, { kind: 'mix', rooms: 2 }, FREE, 'seed')
    expect(sizes(plan)).toEqual([3, 2])
    expect(lacks(plan.unmet)).toEqual(['partnership-together P 3 in 0', 'partnership-together P 2 in 1'])
  })

  test('sides of people without a partnership are balanced', () => {
    const people = [...some(4, 'town', { side: 'Town' }), ...some(8, 'state', { side: 'State' })]
    const plan = assign(people, { kind: 'mix', rooms: 4 }, FREE, 'seed')
    for (const room of seats(plan)) expect(room.filter((id) => id.startsWith('town'))).toHaveLength(1)
  })

  test('and those of an organisation that has several partnerships', () => {
    const people = Array.from({ length: 4 }, (_, i) =>
      ['Region', `Town ${i}`].map((side) => somebody(`${side} of ${i}`, { side, partnership: `P${i}` })),
    ).flat()
    const plan = assign(people, { kind: 'mix', rooms: 2 }, FREE, 'seed')
    for (const room of seats(plan)) expect(room.filter((id) => id.startsWith('Region'))).toHaveLength(2)
  })

  test('languages are balanced', () => {
    const speaking = (language: string) =>
      Array.from({ length: 4 }, (_, i) => somebody(`${language}${i}`, { partnership: `P${i}`, languages: [language] }))
    const plan = assign([...speaking('fr'), ...speaking('de')], { kind: 'mix', rooms: 2 }, FREE, 'seed')
    for (const room of seats(plan)) expect(room.filter((id) => id.startsWith('fr'))).toHaveLength(2)
  })

  test('more rooms than people leave rooms empty, which is said', () => {
    expect(lacks(assign(some(2, 'p'), { kind: 'mix', rooms: 5 }, FREE, 'seed').unmet)).toEqual(['empty-rooms 3'])
  })
})

describe('at random', () => {
  test('rooms are as large as possible alike, numbered, and drawn', () => {
    const plan = assign(some(11, 'p'), { kind: 'random', rooms: 3 }, FREE, 'seed')
    expect(plan.rooms.map(({ name }) => name)).toEqual(['1', '2', '3'])
    expect(sizes(plan)).toEqual([4, 4, 3])
    expect(reasonFor(plan, 'p-4')).toBe('drawn')
  })

  test('another seed is another draw', () => {
    const draw = (seed: string) => seats(assign(some(20, 'p'), { kind: 'random', rooms: 4 }, FREE, seed))
    expect(draw('one')).toEqual(draw('one'))
    expect(draw('one')).not.toEqual(draw('two'))
  })
})

describe('whoever runs the session stays in the plenary', () => {
  const people = [
    somebody('katrin', { role: 'organiser' }),
    somebody('jonas', { role: 'moderator' }),
    somebody('own', { role: 'moderator', partnership: 'P' }),
    somebody('ada', { partnership: 'P' }),
  ]

  test.each<Way>([
    { kind: 'partnership' },
    { kind: 'mix', rooms: 1 },
    { kind: 'random', rooms: 1 },
    { kind: 'size', size: 2 },
    { kind: 'topics', topics: [{ name: 'Water', limit: null }] },
  ])('by $kind', (way) => {
    const plan = assign(people, way, FREE, 'seed')
    expect(seats(plan).map((ids) => ids.sort())).toEqual([['ada', 'own']])
    expect(['katrin', 'jonas'].map((id) => reasonFor(plan, id))).toEqual(['runs-the-session', 'runs-the-session'])
    const demanding = assign(people, way, { ...FREE, moderator: true }, 'seed')
    expect(reasonFor(demanding, 'katrin')).toBe('runs-the-session')
    expect(reasonFor(demanding, 'jonas')).toBe(way.kind === 'partnership' ? 'not-needed' : 'moderates')
  })
})

describe('by size', () => {
  test.each([
    [10, 5, [5, 5]],
    [11, 5, [4, 4, 3]],
    [3, 10, [3]],
    [0, 10, []],
  ])('%i people in groups of %i', (people, size, rooms) => {
    const plan = assign(some(people, 'p'), { kind: 'size', size }, FREE, 'seed')
    expect(sizes(plan)).toEqual(rooms)
    expect(plan.unmet).toEqual([])
  })

  test('who organises makes no room necessary', () => {
    const people = [...some(4, 'p'), ...some(4, 'o', { role: 'organiser' })]
    expect(sizes(assign(people, { kind: 'size', size: 4 }, FREE, 'seed'))).toEqual([4])
  })

  test('where two hundred rooms do not suffice, groups are larger, which is said', () => {
    const plan = assign(some(300, 'p'), { kind: 'size', size: 1 }, FREE, 'seed')
    expect(plan.rooms).toHaveLength(200)
    expect(lacks(plan.unmet)).toEqual(['larger-than-size 1 100'])
  })
})

describe('by topic', () => {
  const wishing = (id: string, ...wishes: string[]) => somebody(id, { wishes })

  test('everybody gets their dearest wish where there is space', () => {
    const people = [wishing('ada', 'Water', 'Energy'), wishing('ben', 'Energy')]
    const plan = assign(people, topics({ Water: null, Energy: null }), FREE, 'seed')
    expect(seats(plan)).toEqual([['ada'], ['ben']])
    expect(reasonFor(plan, 'ada')).toBe('first-wish Water')
  })

  test('a second wish does not take the place of a first one', () => {
    const people = [...some(9, 'p', { wishes: ['Water', 'Energy'] }), wishing('ada', 'Energy')]
    for (const seed of ['a', 'b', 'c']) {
      const plan = assign(people, topics({ Water: 1, Energy: 3, Soil: null }), FREE, seed)
      expect(reasonFor(plan, 'ada')).toBe('first-wish Energy')
      expect(sizes(plan)).toEqual([1, 3, 6])
    }
  })

  test('where more want in than there is space, the draw decides, and not who came first', () => {
    const people = some(6, 'p', { wishes: ['Water'] })
    const lucky = ['a', 'b', 'c', 'd', 'e'].map(
      (seed) => seats(assign(people, topics({ Water: 1 }), FREE, seed))[0]![0],
    )
    expect(new Set(lucky).size).toBeGreaterThan(1)
  })

  test('it is said who got a later wish, none, or had none', () => {
    const people = [wishing('ada', 'Water'), wishing('ben', 'Water', 'Energy'), wishing('eve'), wishing('sam', 'Art')]
    const plan = assign(people, topics({ Water: null, Energy: null }), FREE, 'seed')
    expect(['eve', 'sam'].map((id) => reasonFor(plan, id))).toEqual(['no-wish', 'no-wish'])
    const full = assign(
      [...some(4, 'p', { wishes: ['Water', 'Energy'] })],
      topics({ Water: 1, Energy: 1, Soil: 1 }),
      FREE,
      's',
    )
    const reasons = full.rooms.map(({ people: [first] }) => reasonFor(full, first!.id))
    expect(reasons).toEqual(['first-wish Water', 'later-wish Energy 2', 'wishes-not-granted'])
    expect(full.unplaced.map(({ reason }) => reason.code)).toEqual(['planning/all-full'])
    expect(lacks(full.unmet)).toEqual(['without-wish 1', 'without-place 1'])
  })

  test('who has no wish helps to meet what is demanded', () => {
    const way = topics({ Water: null, Soil: null })
    const wish = (id: string, topic: string, language: string) =>
      somebody(id, { wishes: [topic], languages: [language], side: `Side of ${topic}` })
    const people = [
      wish('w', 'Water', 'de'),
      wish('s', 'Soil', 'fr'),
      ...some(3, 'w', { wishes: ['Soil'], languages: ['fr'] }),
    ]
    const french = somebody('french', { languages: ['fr'] })
    const sided = somebody('sided', { side: 'Side of Water' })
    const plan = assign([...people, french, sided], way, { ...FREE, sharedLanguage: true, bothSides: true }, 'seed')
    expect([roomOf(plan, 'french'), roomOf(plan, 'sided')]).toEqual([1, 1])
  })

  test('what the way knows of wishes counts more than what people said, and only for those whom it names', () => {
    const people = [wishing('ada', 'Water'), wishing('ben', 'Water'), wishing('eve', 'Water')]
    const wishes = [
      { person: 'ada', topics: ['Art', 'Energy'] },
      { person: 'ben', topics: [] },
      { person: 'nobody', topics: ['Energy'] },
    ]
    const way: Way = { ...topics({ Water: null, Energy: null }), wishes }
    const plan = assign(people, way, FREE, 'seed')
    expect(['ada', 'ben', 'eve'].map((id) => reasonFor(plan, id))).toEqual([
      'later-wish Energy 2',
      'no-wish',
      'first-wish Water',
    ])
  })

  test('of two rooms with the same topic, the emptier one is taken', () => {
    const way: Way = {
      kind: 'topics',
      topics: [
        { name: 'Water', limit: null },
        { name: 'Water', limit: null },
      ],
    }
    expect(sizes(assign(some(6, 'p', { wishes: ['Water'] }), way, FREE, 'seed'))).toEqual([3, 3])
  })
})

describe('by hand', () => {
  test('rooms are empty, and everybody waits for a hand', () => {
    const plan = assign([somebody('ada')], { kind: 'manual', rooms: ['North', 'North'] }, FREE, 'seed')
    expect(plan.rooms).toEqual(Array(2).fill({ name: 'North', partnership: null, limit: null, people: [] }))
    expect(reasonFor(plan, 'ada')).toBe('not-yet-placed')
    expect(plan.unmet).toEqual([])
  })

  test('or chooses', () => {
    const plan = assign([somebody('ada')], { kind: 'choice', rooms: [{ name: 'North', limit: 3 }] }, FREE, 'seed')
    expect(plan.rooms).toMatchObject([{ name: 'North', limit: 3, people: [] }])
    expect(reasonFor(plan, 'ada')).toBe('choose-yourself')
  })
})

describe('from a table', () => {
  const table = (...rows: [person: string, room: string][]): Way => ({
    kind: 'table',
    rows: rows.map(([person, room]) => ({ person, room })),
  })

  test('everybody is where it puts them, and who is not in it stays', () => {
    const people = some(3, 'p')
    const plan = assign(people, table(['p-2', 'South'], ['p-0', 'North'], ['nobody', 'South']), FREE, 'seed')
    expect(plan.rooms.map(({ name }) => name)).toEqual(['South', 'North'])
    expect(seats(plan)).toEqual([['p-2'], ['p-0']])
    expect([reasonFor(plan, 'p-0'), reasonFor(plan, 'p-1')]).toEqual(['from-table', 'not-in-table'])
  })

  test('of two rows about a person the first counts', () => {
    expect(seats(assign(some(1, 'p'), table(['p-0', 'North'], ['p-0', 'South']), FREE, 'seed'))).toEqual([['p-0'], []])
  })

  test('names are names', () => {
    const people = [somebody('__proto__'), somebody('constructor')]
    const plan = assign(people, table(['__proto__', 'toString'], ['constructor', '__proto__']), FREE, 'seed')
    expect(plan.rooms.map(({ name }) => name)).toEqual(['toString', '__proto__'])
    expect(roomOf(plan, '__proto__')).toBe(0)
    expect(check(plan, byId(people), FREE)).toEqual([])
  })

  test('more than two hundred rooms are not there, which is said', () => {
    const people = some(202, 'p')
    const plan = assign(people, table(...people.map(({ id }, i): [string, string] => [id, `Room ${i}`])), FREE, 'seed')
    expect(lacks(plan.unmet)).toEqual(['without-room 2 200'])
  })
})

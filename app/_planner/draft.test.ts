import { describe, expect, test } from 'vitest'
import type { Listed } from '@/domain/planning/table/finder'
import {
  byHand,
  calledByWay,
  caughtUp,
  type Draft,
  divided,
  handsIn,
  moved,
  newDraft,
  peopleOf,
  renamed,
  type UsualNames,
  withNames,
  withoutHands,
} from './draft'
import { namedWay, withNamedRooms } from './named-rooms'
import { withFirstWish, withWishes } from './wishes/wishes'

const person = (id: string, more: Partial<Listed> = {}): Listed => ({
  id,
  name: id,
  role: 'attendee',
  partnership: null,
  side: null,
  languages: [],
  ...more,
})
const pair = (ids: readonly string[], partnership: string) => ids.map((id) => person(id, { partnership }))

const paired = peopleOf([...pair(['a1', 'a2'], 'A'), ...pair(['b1', 'b2'], 'B')])
const single = peopleOf(['p', 'q', 'r', 's'].map((id) => person(id)))
const roomsOf = ({ plan }: Draft) => plan.rooms.map(({ people }) => people.map(({ id }) => id).sort())
const namesOf = ({ plan }: Draft) => plan.rooms.map(({ name }) => name)
const waitingIn = ({ plan }: Draft) => plan.unplaced.map(({ id }) => id).sort()
const reasonOf = ({ plan }: Draft, id: string) =>
  [...plan.rooms.flatMap(({ people }) => people), ...plan.unplaced].find((each) => each.id === id)!.reason.code
const NAMES: UsualNames = {
  partnership: 'Pairs',
  mix: 'Mixed',
  topics: 'Topics',
  random: 'Drawn',
  size: 'Small',
  manual: 'Rooms',
  choice: 'Choice',
  table: 'Table',
}
const draftOf = (people = paired) => newDraft(NAMES, people, 'seed', null)

describe('a new draft', () => {
  test('is by partnership where there are any, otherwise in groups of seven', () => {
    expect(roomsOf(draftOf())).toEqual([
      ['a1', 'a2'],
      ['b1', 'b2'],
    ])
    expect(draftOf(single).way).toEqual({ kind: 'size', size: 7 })
    expect(draftOf(peopleOf([])).plan).toMatchObject({ unplaced: [] })
  })
})

test('a partnership whose name is too long for a room lends it what fits', () => {
  const people = peopleOf(pair(['a1'], 'Ä'.repeat(100)))
  expect(namesOf(draftOf(people))).toEqual(['Ä'.repeat(80)])
  expect(namesOf(draftOf(peopleOf(pair(['a1'], `${'Ä'.repeat(79)}💧`))))).toEqual(['Ä'.repeat(79)])
})

describe('dividing anew', () => {
  const random = (rooms: number, draft = draftOf(single)) => divided(draft, single, { way: { kind: 'random', rooms } })

  test('keeps names of rooms, and those who were placed by hand', () => {
    const before = renamed(moved(random(2), single, 'p', 1), single, 0, 'North')
    const after = divided(before, single, { seed: 'another', rules: { ...before.rules, sharedLanguage: true } })
    expect(namesOf(after)).toEqual(['North', '2'])
    expect(roomsOf(after)[1]).toContain('p')
    expect(reasonOf(after, 'p')).toBe('planning/by-hand')
  })

  test('keeps in the plenary whom somebody put there', () => {
    const after = divided(moved(random(2), single, 'p', null), single, { seed: 'another' })
    expect(waitingIn(after)).toEqual(['p'])
  })

  test('with fewer rooms places those anew whose room is gone', () => {
    const after = random(1, moved(random(2), single, 'p', 1))
    expect(roomsOf(after)).toEqual([['p', 'q', 'r', 's']])
    expect(reasonOf(after, 'p')).not.toBe('planning/by-hand')
  })

  test('in another way forgets names and hands', () => {
    const before = renamed(moved(draftOf(), paired, 'a1', 1), paired, 0, 'Called otherwise')
    const after = divided(before, paired, { way: { kind: 'random', rooms: 2 } })
    expect(namesOf(after)).toEqual(['1', '2'])
    expect(handsIn(after.plan)).toEqual([])
    const back = divided(after, paired, { way: { kind: 'partnership' } })
    expect(namesOf(back)).toEqual(['A', 'B'])
  })

  test('from another table forgets what was done with the first', () => {
    const table = (...rows: [string, string][]) =>
      ({ kind: 'table', rows: rows.map(([person, room]) => ({ person, room })) }) as const
    const first = moved(divided(draftOf(single), single, { way: table(['p', 'X'], ['q', 'Y']) }), single, 'r', 0)
    const second = divided(first, single, { way: table(['p', 'Z']) })
    expect([namesOf(second), roomsOf(second)]).toEqual([['Z'], [['p']]])
  })

  test('knows partnerships by their rooms, whatever these are called', () => {
    const before = renamed(draftOf(), paired, 1, 'The second')
    const more = peopleOf([...pair(['c1'], 'C'), ...paired.list])
    expect(namesOf(divided(before, more, { seed: 'another' }))).toEqual(['C', 'A', 'The second'])
  })
})

test('moving somebody says so, and what the plan does not meet any more', () => {
  const draft = divided(draftOf(), paired, { rules: { ...draftOf().rules, moderator: true } })
  const after = moved(draft, paired, 'a1', 1)
  expect(roomsOf(after)).toEqual([['a2'], ['a1', 'b1', 'b2']])
  expect(reasonOf(after, 'a1')).toBe('planning/by-hand')
  expect(after.plan.unmet.map(({ code, room }) => [code, room])).toEqual(
    expect.arrayContaining([
      ['planning/no-moderator', 0],
      ['planning/no-moderator', 1],
    ]),
  )
})

test('what was done by hand can be taken back, and the names of rooms stay', () => {
  const draft = renamed(moved(draftOf(), paired, 'a1', 1), paired, 0, 'North')
  const after = withoutHands(draft, paired)
  expect(roomsOf(after)).toEqual(roomsOf(draftOf()))
  expect(namesOf(after)).toEqual(['North', 'B'])
})

describe('by hand', () => {
  const manual = () => byHand(draftOf(), paired, ['Room 1'])

  test('one goes on with the rooms that are there and everybody in them', () => {
    expect(manual().way).toEqual({ kind: 'manual', rooms: ['A', 'B'] })
    expect(roomsOf(manual())).toEqual(roomsOf(draftOf()))
    expect(byHand(draftOf(peopleOf([])), peopleOf([]), ['Room 1']).way).toMatchObject({ kind: 'manual' })
  })

  test('rooms are renamed, added and removed, and whoever was in a removed one waits', () => {
    const named = renamed(manual(), paired, 1, 'North')
    expect(named.way).toEqual({ kind: 'manual', rooms: ['A', 'North'] })
    const way = namedWay('manual', ['North', 'New'])
    const after = divided(named, paired, { way }, (room) => (room === 0 ? null : room - 1))
    expect(namesOf(after)).toEqual(['North', 'New'])
    expect(roomsOf(after)).toEqual([['b1', 'b2'], []])
    expect(waitingIn(after)).toEqual(['a1', 'a2'])
  })
})

test('a topic that is called otherwise is another for those who wished it', () => {
  const people = peopleOf([person('p', { wishes: ['Water'] }), person('q', { wishes: ['Energy'] })])
  const way = namedWay('topics', ['Energy', 'Water'])
  const draft = divided(draftOf(people), people, { way })
  expect(reasonOf(draft, 'p')).toBe('planning/first-wish')
  const after = renamed(draft, people, 1, 'Waste')
  expect(after.way).toEqual(namedWay('topics', ['Energy', 'Waste']))
  expect(reasonOf(after, 'p')).not.toBe('planning/first-wish')
})

describe('wishes that the set keeps', () => {
  const people = peopleOf([person('p', { wishes: ['Water'] }), person('q')])
  const wishing = (draft: Draft) => (draft.way.kind === 'topics' ? draft.way.wishes : undefined)
  const draft = () => divided(draftOf(people), people, { way: namedWay('topics', ['Energy', 'Water', 'Soil']) })
  const wish = (before: Draft, id: string, topic: string | null) =>
    divided(before, people, { way: withFirstWish(before.way, people.byId.get(id)!, topic) })

  test('put a first wish before those that were said, and nothing instead of them', () => {
    const once = wish(draft(), 'p', 'Energy')
    expect(wishing(once)).toEqual([{ person: 'p', topics: ['Energy', 'Water'] }])
    expect(reasonOf(once, 'p')).toBe('planning/first-wish')
    expect(wishing(wish(once, 'p', 'Water'))).toEqual([{ person: 'p', topics: ['Water', 'Energy'] }])
    expect(reasonOf(wish(once, 'p', null), 'p')).toBe('planning/no-wish')
  })

  test('from a table replace those of the people in it, and bring topics', () => {
    const before = wish(wish(draft(), 'p', 'Energy'), 'q', 'Soil')
    const way = withWishes(before.way, [{ person: 'p', topics: ['Waste'] }], ['Waste'])
    const after = divided(before, people, { way })
    expect(namesOf(after)).toEqual(['Energy', 'Water', 'Soil', 'Waste'])
    expect(roomsOf(after)).toEqual([[], [], ['q'], ['p']])
  })

  test('follow a topic that is called otherwise, but not from another that has the name still', () => {
    const before = wish(draft(), 'q', 'Soil')
    const after = renamed(before, people, 2, 'Ground')
    expect(wishing(after)).toEqual([{ person: 'q', topics: ['Ground'] }])
    const twice = renamed(renamed(after, people, 0, 'Ground'), people, 2, 'Rock')
    expect(wishing(twice)).toEqual([{ person: 'q', topics: ['Ground'] }])
  })

  test('stay when their topic is gone or rooms are limited, and count again when it is back', () => {
    const before = wish(draft(), 'q', 'Soil')
    const without = withNamedRooms(before.way, (some) => some.slice(0, 2))
    const after = divided(before, people, { way: without })
    expect(reasonOf(after, 'q')).toBe('planning/no-wish')
    const back = withNamedRooms(without, (some) => [...some, { name: 'Soil', limit: 3 }])
    expect(reasonOf(divided(after, people, { way: back }), 'q')).toBe('planning/first-wish')
  })
})

test('rooms that nobody named are called as they are shown, and still are when people are divided anew', () => {
  const shown = (name: string) => (/^\d+$/.test(name) ? `Group ${name}` : name)
  const drawn = divided(draftOf(single), single, { way: { kind: 'random', rooms: 2 } })
  const kept = withNames(renamed(drawn, single, 1, 'Water'), shown)
  expect(namesOf(kept)).toEqual(['Group 1', 'Water'])
  expect(namesOf(divided(kept, single, { seed: 'another' }))).toEqual(['Group 1', 'Water'])
  expect(namesOf(divided(kept, single, { way: { kind: 'random', rooms: 3 } }))).toEqual(['Group 1', 'Water', '3'])
  const chosen = divided(kept, single, { way: namedWay('choice', ['1984', 'Water']) })
  expect(namesOf(withNames(chosen, shown))).toEqual(['1984', 'Water'])
})

describe('a set that was saved earlier', () => {
  test('stays as it is when nobody has come or gone', () => {
    const draft = draftOf()
    expect(caughtUp(draft, paired)).toEqual({ draft, gone: 0, come: 0 })
    expect(caughtUp(draft, paired).draft).toBe(draft)
  })

  test('places who came by its rules, and leaves out who is gone', () => {
    const now = peopleOf([...pair(['a1'], 'A'), ...pair(['b1', 'b2', 'b3'], 'B'), person('guest')])
    const { draft, gone, come } = caughtUp(draftOf(), now)
    expect({ gone, come }).toEqual({ gone: 1, come: 2 })
    expect(roomsOf(draft)[1]).toEqual(['b1', 'b2', 'b3'])
    expect(roomsOf(draft).flat().sort()).toEqual(['a1', 'b1', 'b2', 'b3', 'guest'])
  })
})

describe('the name of a new set', () => {
  const by = (draft: Draft, kind: 'mix' | 'random') =>
    calledByWay(divided(draft, single, { way: { kind, rooms: 2 } }), NAMES, draft)

  test('is that of its way, also when that is changed', () => {
    expect([draftOf(paired), draftOf(single)].map(({ name }) => name)).toEqual(['Pairs', 'Small'])
    expect(by(by(draftOf(), 'mix'), 'random').name).toBe('Drawn')
  })

  test('stays when somebody has chosen one', () => {
    expect(by({ ...draftOf(), name: 'Monday' }, 'mix').name).toBe('Monday')
  })

  test('is again that of the way before when one goes back', () => {
    const before = draftOf()
    expect(calledByWay(before, NAMES, by(before, 'mix')).name).toBe('Pairs')
    expect(calledByWay(before, NAMES, { ...by(before, 'mix'), name: 'Monday' }).name).toBe('Monday')
  })
})

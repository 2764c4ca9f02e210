import { describe, expect, test } from 'vitest'
import { ROLES, SYSTEM_ID } from '@/domain/protocol/standing'
import { Scenario } from '@/tests/support/scenario'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const people = { org: 'organiser', mod: 'moderator', ada: 'attendee', wim: 'viewer' } as const
const life = (scenario: Scenario) => scenario.state.session.life.all

const planned = () => {
  const scenario = new Scenario()
  for (const [participantId, role] of [
    ['org', 'organiser'],
    ['sam', 'speaker'],
  ])
    scenario.by(SYSTEM_ID, 'person.enter', { participantId, role })
  return scenario
}
const ended = () => {
  const scenario = Scenario.with(people)
  scenario.by('mod', 'session.end')
  return scenario
}

describe('opening', () => {
  test('lets a planned session begin, and notes when', () => {
    const scenario = planned()
    expect(scenario.by('org', 'session.open')).toMatchObject({ happened: ['session.opened'] })
    expect(life(scenario)).toEqual({ phase: 'open', openedAt: scenario.now, liveAt: null, endedAt: null })
  })

  test.each([
    ['open', () => Scenario.with(people)],
    ['ended', ended],
  ])('is refused when it is %s already, and changes nothing', (_phase, given) => {
    const scenario = given()
    const before = scenario.state
    expect(scenario.by('org', 'session.open')).toEqual({ refused: 'life/already-open' })
    expect(scenario.state).toBe(before)
  })
})

describe('going live', () => {
  test('notes when', () => {
    const scenario = Scenario.with(people)
    const openedAt = scenario.now
    scenario.after(MINUTE)
    expect(scenario.by('mod', 'session.go-live')).toMatchObject({ happened: ['session.went-live'] })
    expect(life(scenario)).toEqual({ phase: 'live', openedAt, liveAt: scenario.now, endedAt: null })
  })

  test('opens what was only planned', () => {
    const scenario = planned()
    scenario.by('org', 'session.go-live')
    expect(life(scenario)).toMatchObject({ phase: 'live', openedAt: scenario.now, liveAt: scenario.now })
  })

  test('is refused when it is live or over, and changes nothing', () => {
    const scenario = Scenario.with(people)
    scenario.by('mod', 'session.go-live')
    const live = scenario.state
    expect(scenario.by('org', 'session.go-live')).toEqual({ refused: 'life/already-live' })
    expect(scenario.state).toBe(live)
    scenario.by('mod', 'session.end')
    expect(scenario.by('mod', 'session.go-live')).toEqual({ refused: 'life/ended' })
    expect(life(scenario)).toMatchObject({ phase: 'ended', liveAt: live.session.life.all.liveAt })
  })
})

describe('ending', () => {
  test('says that somebody did it, and when', () => {
    const scenario = Scenario.with(people)
    expect(scenario.by('mod', 'session.end')).toMatchObject({
      events: [{ type: 'session.ended', data: { by: 'staff' } }],
    })
    expect(life(scenario)).toMatchObject({ phase: 'ended', endedAt: scenario.now })
  })

  test('is refused before it is open and when it is over, and changes nothing', () => {
    for (const [scenario, refused] of [
      [planned(), 'life/not-open'],
      [ended(), 'life/ended'],
    ] as const) {
      const before = scenario.state
      expect(scenario.by('org', 'session.end')).toEqual({ refused })
      expect(scenario.state).toBe(before)
    }
  })
})

describe('ending by itself', () => {
  test('comes sixteen hours after opening, and not before', () => {
    const scenario = Scenario.with(people)
    scenario.after(HOUR)
    scenario.by('mod', 'session.go-live')
    expect(scenario.after(15 * HOUR - 1)).toEqual([])
    expect(scenario.after(1)).toEqual(['session.ended'])
    expect(life(scenario)).toMatchObject({ phase: 'ended', endedAt: scenario.now })
    expect(scenario.after(100 * HOUR)).toEqual([])
  })

  test('says that time did it', () => {
    const scenario = Scenario.with(people)
    scenario.now += 16 * HOUR
    expect(scenario.by('ada', 'hand.raise')).toMatchObject({
      events: [{ type: 'hand.raised' }, { type: 'session.ended', data: { by: 'time' } }],
    })
  })

  test('never comes to a session that nobody opened', () => {
    expect(planned().after(1_000 * HOUR)).toEqual([])
  })

  test('is counted anew after reopening', () => {
    const scenario = Scenario.with(people)
    scenario.after(16 * HOUR)
    scenario.by('mod', 'session.reopen')
    expect(scenario.after(16 * HOUR - 1)).toEqual([])
    expect(scenario.after(1)).toEqual(['session.ended'])
  })
})

describe('reopening', () => {
  test('takes the session up where it was', () => {
    const scenario = ended()
    expect(scenario.by('mod', 'session.reopen')).toMatchObject({ happened: ['session.reopened'] })
    expect(life(scenario)).toMatchObject({ phase: 'open', endedAt: null })
    scenario.by('mod', 'session.go-live')
    const { liveAt } = life(scenario)
    scenario.by('mod', 'session.end')
    scenario.after(MINUTE)
    scenario.by('mod', 'session.reopen')
    expect(life(scenario)).toMatchObject({ phase: 'live', liveAt, endedAt: null })
  })

  test('is possible for ten minutes', () => {
    const scenario = ended()
    scenario.after(10 * MINUTE)
    expect(scenario.by('mod', 'session.reopen')).toMatchObject({ happened: ['session.reopened'] })
  })

  test('is refused after that, and changes nothing', () => {
    const scenario = ended()
    const before = scenario.state
    scenario.after(10 * MINUTE + 1)
    expect(scenario.by('mod', 'session.reopen')).toEqual({ refused: 'life/too-late-to-reopen' })
    expect(scenario.state).toBe(before)
  })

  test('counts in the session’s time, which never goes back', () => {
    const scenario = ended()
    const endedAt = scenario.now
    scenario.now -= HOUR
    scenario.by('mod', 'session.reopen')
    expect(life(scenario)).toMatchObject({ phase: 'open', openedAt: endedAt })
  })

  test('is refused while it is not over', () => {
    expect(planned().by('org', 'session.reopen')).toEqual({ refused: 'life/not-ended' })
    expect(Scenario.with(people).by('org', 'session.reopen')).toEqual({ refused: 'life/not-ended' })
  })
})

test.each(ROLES.filter((role) => role !== 'organiser' && role !== 'moderator'))(
  'is not in the hands of %ss',
  (role) => {
    const scenario = Scenario.with({ mod: 'moderator', eve: role })
    const asked = ['session.open', 'session.go-live', 'session.end', 'session.reopen']
    for (const type of asked) expect(scenario.by('eve', type)).toEqual({ refused: 'forbidden' })
    scenario.by('mod', 'session.end')
    for (const type of asked) expect(scenario.by('eve', type)).toEqual({ refused: 'forbidden' })
    expect(life(scenario).phase).toBe('ended')
  },
)

describe('taking part', () => {
  const posts = (scenario: Scenario, id: string) => scenario.by(id, 'chat.post', { text: 'Guten Morgen' })

  test('is for staff while they prepare, and for no speaker yet', () => {
    const scenario = planned()
    expect(posts(scenario, 'org')).toMatchObject({ happened: ['chat.posted'] })
    expect(posts(scenario, 'sam')).toEqual({ refused: 'forbidden' })
  })

  test('is for all while it is open or live, but for those who only watch', () => {
    const scenario = Scenario.with(people)
    for (let i = 0; i < 2; i++) {
      expect(posts(scenario, 'ada')).toMatchObject({ happened: ['chat.posted'] })
      expect(posts(scenario, 'wim')).toEqual({ refused: 'forbidden' })
      scenario.by('mod', 'session.go-live')
    }
  })

  test('ends with the session, for staff too, until it is taken up again', () => {
    const scenario = ended()
    expect(posts(scenario, 'ada')).toEqual({ refused: 'forbidden' })
    expect(posts(scenario, 'org')).toEqual({ refused: 'forbidden' })
    scenario.by('org', 'session.reopen')
    expect(posts(scenario, 'ada')).toMatchObject({ happened: ['chat.posted'] })
  })
})

import { describe, expect, test } from 'vitest'
import type { Recorded } from '@/domain/protocol/feature'
import { ROLES, type Role, SYSTEM_ID } from '@/domain/protocol/standing'
import { type NewEvent, session } from '@/domain/session'
import { Scenario } from '@/tests/support/scenario'

const people = {
  org: 'organiser',
  odo: 'organiser',
  mod: 'moderator',
  mia: 'moderator',
  ada: 'attendee',
  ben: 'attendee',
} as const
const self = (scenario: Scenario, id: string) => scenario.seenBy(id).session.people.own
const enter = (scenario: Scenario, participantId: string, role: Role) =>
  scenario.by(SYSTEM_ID, 'person.enter', { participantId, role })

/** Somebody asks; who of those who were here hears anything of it. */
const hearers = (scenario: Scenario, ...asked: Parameters<Scenario['by']>) => {
  const viewers = Object.keys(people).map((id) => session.viewerOf(scenario.state, id)!)
  const outcome = scenario.by(...asked)
  const events = 'events' in outcome ? (outcome.events as Recorded<NewEvent>[]) : []
  return viewers.filter((viewer) => events.some((event) => session.heardBy(event, viewer))).map(({ id }) => id)
}

describe('entering', () => {
  test.each(ROLES)('gives a %s their role, once the doors are open', (role) => {
    const scenario = Scenario.with({})
    expect(enter(scenario, 'eve', role)).toMatchObject({ happened: ['person.entered'] })
    expect(self(scenario, 'eve')).toEqual({ role, muted: false })
    scenario.by(SYSTEM_ID, 'session.go-live')
    expect(enter(scenario, 'ivo', role)).toMatchObject({ happened: ['person.entered'] })
  })

  test.each(['organiser', 'moderator', 'speaker', 'interpreter'] as const)('is open to a %s before that', (role) => {
    expect(enter(new Scenario(), 'eve', role)).toMatchObject({ happened: ['person.entered'] })
  })

  test.each(['attendee', 'viewer'] as const)('is too early for a %s before that', (role) => {
    const scenario = new Scenario()
    expect(enter(scenario, 'eve', role)).toEqual({ refused: 'people/not-open-yet' })
    expect(scenario.state).toBe(session.initial)
  })

  test.each(ROLES)('is too late for a %s after the end', (role) => {
    const scenario = Scenario.with(people)
    scenario.by('mod', 'session.end')
    expect(enter(scenario, 'eve', role)).toEqual({ refused: 'people/session-ended' })
  })

  test('happens once, whatever role is asked for', () => {
    const scenario = Scenario.with(people)
    const before = scenario.state
    expect(enter(scenario, 'ada', 'attendee')).toEqual({ refused: 'people/already-here' })
    expect(enter(scenario, 'ada', 'organiser')).toEqual({ refused: 'people/already-here' })
    expect(scenario.state).toBe(before)
  })

  test('is heard of by nobody else', () => {
    const data = { participantId: 'eve', role: 'attendee' }
    expect(hearers(Scenario.with(people), SYSTEM_ID, 'person.enter', data)).toEqual([])
  })

  test('is for the product to ask, and for nobody else', () => {
    const scenario = Scenario.with(people)
    const data = { participantId: 'eve', role: 'attendee' }
    expect(scenario.by('org', 'person.enter', data)).toEqual({ refused: 'forbidden' })
    expect(scenario.by('eve', 'person.enter', data)).toEqual({ refused: 'not-admitted' })
  })
})

describe('removing', () => {
  test('ends what somebody may ask, and they stay out in whatever role', () => {
    const scenario = Scenario.with(people)
    expect(scenario.by('mod', 'person.remove', { participantId: 'ada' })).toMatchObject({
      happened: ['person.removed'],
    })
    expect(scenario.by('ada', 'hand.raise')).toEqual({ refused: 'not-admitted' })
    expect(session.viewerOf(scenario.state, 'ada')).toBeUndefined()
    for (const role of ROLES) expect(enter(scenario, 'ada', role)).toEqual({ refused: 'people/removed' })
  })

  test('is refused for somebody who is not here, and changes nothing', () => {
    const scenario = Scenario.with(people)
    scenario.by('mod', 'person.remove', { participantId: 'ada' })
    const before = scenario.state
    for (const participantId of ['ada', 'nobody', '__proto__'])
      expect(scenario.by('mod', 'person.remove', { participantId })).toEqual({ refused: 'people/not-here' })
    expect(scenario.state).toBe(before)
  })
})

describe('changing a role', () => {
  const change = (scenario: Scenario, by: string, participantId: string, role: Role) =>
    scenario.by(by, 'person.change-role', { participantId, role })

  test('gives and takes rights at once', () => {
    const scenario = Scenario.with(people)
    expect(scenario.by('ada', 'hand.lower-all')).toEqual({ refused: 'forbidden' })
    expect(change(scenario, 'mod', 'ada', 'moderator')).toMatchObject({ happened: ['person.role-changed'] })
    expect(scenario.by('ada', 'hand.lower-all')).toEqual({ refused: 'hands/none-raised' })
    change(scenario, 'mod', 'ada', 'viewer')
    expect(scenario.by('ada', 'hand.raise')).toEqual({ refused: 'forbidden' })
  })

  test('leaves somebody muted who was', () => {
    const scenario = Scenario.with(people)
    scenario.by('mod', 'person.mute', { participantId: 'ada' })
    change(scenario, 'mod', 'ada', 'speaker')
    expect(self(scenario, 'ada')).toEqual({ role: 'speaker', muted: true })
  })

  test('to organiser is for organisers and for the product', () => {
    const scenario = Scenario.with(people)
    expect(change(scenario, 'mod', 'ada', 'organiser')).toEqual({ refused: 'forbidden' })
    expect(change(scenario, 'org', 'ada', 'organiser')).toMatchObject({ happened: ['person.role-changed'] })
    expect(change(scenario, SYSTEM_ID, 'ben', 'organiser')).toMatchObject({ happened: ['person.role-changed'] })
  })

  test('to the same, and of somebody who is not here, is refused and changes nothing', () => {
    const scenario = Scenario.with(people)
    const before = scenario.state
    expect(change(scenario, 'mod', 'ada', 'attendee')).toEqual({ refused: 'people/same-role' })
    expect(change(scenario, 'mod', 'eve', 'speaker')).toEqual({ refused: 'people/not-here' })
    expect(scenario.state).toBe(before)
  })
})

describe('muting', () => {
  const mute = (scenario: Scenario) => scenario.by('mod', 'person.mute', { participantId: 'ada' })
  const unmute = (scenario: Scenario) => scenario.by('mod', 'person.unmute', { participantId: 'ada' })

  test('takes the microphone until it is given back', () => {
    const scenario = Scenario.with(people)
    expect(mute(scenario)).toMatchObject({ happened: ['person.muted'] })
    expect(self(scenario, 'ada').muted).toBe(true)
    expect(unmute(scenario)).toMatchObject({ happened: ['person.unmuted'] })
    expect(self(scenario, 'ada').muted).toBe(false)
  })

  test('twice, and giving back what was not taken, is refused and changes nothing', () => {
    const scenario = Scenario.with(people)
    const before = scenario.state
    expect(unmute(scenario)).toEqual({ refused: 'people/not-muted' })
    expect(scenario.state).toBe(before)
    mute(scenario)
    const muted = scenario.state
    expect(mute(scenario)).toEqual({ refused: 'people/already-muted' })
    expect(scenario.state).toBe(muted)
  })
})

const onSomebody = ['person.mute', 'person.unmute', 'person.remove', 'person.change-role'] as const
const dataFor = (type: string, participantId: string) => ({
  participantId,
  ...(type === 'person.change-role' && { role: 'speaker' }),
})

describe.each(onSomebody)('%s', (type) => {
  const ask = (scenario: Scenario, by: string, participantId: string) =>
    scenario.by(by, type, dataFor(type, participantId))
  const given = (...ids: string[]) => {
    const scenario = Scenario.with({ ...people, sam: 'speaker', ivo: 'interpreter', wim: 'viewer' })
    if (type === 'person.unmute')
      for (const participantId of ids) scenario.by(SYSTEM_ID, 'person.mute', { participantId })
    return scenario
  }

  test.each(['ada', 'sam', 'ivo', 'wim'])('is not for %s, who moderates nothing', (id) => {
    const scenario = given('ben')
    const before = scenario.state
    expect(ask(scenario, id, 'ben')).toEqual({ refused: 'forbidden' })
    expect(scenario.state).toBe(before)
  })

  test('touches no organiser if a moderator asks, and does if an organiser or the product does', () => {
    const scenario = given('org', 'odo')
    const before = scenario.state
    expect(ask(scenario, 'mod', 'org')).toEqual({ refused: 'people/organiser' })
    expect(scenario.state).toBe(before)
    expect(ask(scenario, 'org', 'odo')).toHaveProperty('happened')
    expect(ask(scenario, SYSTEM_ID, 'org')).toHaveProperty('happened')
  })

  test('may be asked among moderators, and by nobody of themselves', () => {
    const scenario = given('mia', 'mod', 'org')
    expect(ask(scenario, 'mod', 'mod')).toEqual({ refused: 'forbidden' })
    expect(ask(scenario, 'org', 'org')).toEqual({ refused: 'forbidden' })
    expect(ask(scenario, 'mod', 'mia')).toHaveProperty('happened')
  })

  test('reaches the person concerned, and nobody else', () => {
    expect(hearers(given('ada'), 'mod', type, dataFor(type, 'ada'))).toEqual(['ada'])
  })
})

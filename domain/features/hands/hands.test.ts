import { describe, expect, test } from 'vitest'
import { Scenario } from '@/tests/support/scenario'

const people = { mod: 'moderator', ada: 'attendee', ben: 'attendee', wim: 'viewer' } as const
const queue = (scenario: Scenario) => scenario.main('ada').hands.all.queue.map(({ participantId }) => participantId)

describe('raising a hand', () => {
  test('puts it at the end of the queue, for all to see', () => {
    const scenario = Scenario.with(people)
    expect(scenario.by('ada', 'hand.raise')).toMatchObject({ happened: ['hand.raised'] })
    scenario.by('ben', 'hand.raise')
    expect(queue(scenario)).toEqual(['ada', 'ben'])
  })

  test('is refused when it is raised already, and changes nothing', () => {
    const scenario = Scenario.with(people)
    scenario.by('ada', 'hand.raise')
    expect(scenario.by('ada', 'hand.raise')).toEqual({ refused: 'hands/already-raised' })
    expect(queue(scenario)).toEqual(['ada'])
  })

  test('is not for those who only watch', () => {
    expect(Scenario.with(people).by('wim', 'hand.raise')).toEqual({ refused: 'forbidden' })
  })

  test('is refused when a hundred wait', () => {
    const crowd = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`p${i}`, 'attendee' as const]))
    const scenario = Scenario.with(crowd)
    for (let i = 0; i < 100; i++) scenario.by(`p${i}`, 'hand.raise')
    expect(scenario.by('p100', 'hand.raise')).toEqual({ refused: 'hands/queue-full' })
  })
})

describe('lowering a hand', () => {
  test('is for oneself and for moderators', () => {
    const scenario = Scenario.with(people)
    scenario.by('ada', 'hand.raise')
    expect(scenario.by('ben', 'hand.lower', { participantId: 'ada' })).toEqual({ refused: 'forbidden' })
    expect(scenario.by('ada', 'hand.lower', { participantId: 'ada' })).toMatchObject({ happened: ['hand.lowered'] })
    expect(scenario.by('mod', 'hand.lower', { participantId: 'ada' })).toEqual({ refused: 'hands/not-raised' })
  })

  test('of all is one event', () => {
    const scenario = Scenario.with(people)
    expect(scenario.by('mod', 'hand.lower-all')).toEqual({ refused: 'hands/none-raised' })
    scenario.by('ada', 'hand.raise')
    scenario.by('ben', 'hand.raise')
    expect(scenario.by('mod', 'hand.lower-all')).toMatchObject({ happened: ['hand.all-lowered'] })
    expect(queue(scenario)).toEqual([])
  })
})

describe('giving the floor', () => {
  test('lowers the hand and invites to the stage, in the same breath', () => {
    const scenario = Scenario.with(people)
    scenario.by('ada', 'hand.raise')
    expect(scenario.by('mod', 'hand.give-floor', { participantId: 'ada' })).toMatchObject({
      happened: ['hand.floor-given', 'stage.invited'],
    })
    expect(queue(scenario)).toEqual([])
    expect(scenario.main('ada').stage.own.invited).toBe(true)
    expect(scenario.main('ben').stage.own.invited).toBe(false)
  })

  test('invites nobody who stands on stage already', () => {
    const scenario = Scenario.with({ ...people, sam: 'speaker' })
    scenario.by('sam', 'stage.join')
    scenario.by('sam', 'hand.raise')
    expect(scenario.by('mod', 'hand.give-floor', { participantId: 'sam' })).toMatchObject({
      happened: ['hand.floor-given'],
    })
  })
})

test('whoever is removed no longer waits', () => {
  const scenario = Scenario.with(people)
  scenario.by('ada', 'hand.raise')
  expect(scenario.by('mod', 'person.remove', { participantId: 'ada' })).toMatchObject({
    happened: ['person.removed', 'hand.lowered'],
  })
  expect(scenario.main('ben').hands.all.queue).toEqual([])
})

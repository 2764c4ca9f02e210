import { describe, expect, test } from 'vitest'
import type { RecordingLayers, Scope } from '@/domain/features/recording'
import type { May, Role } from '@/domain/protocol/standing'
import { isIn, isLeftOut, isToBeAsked, type Person, toBeAsked } from './asked'

const recorded = (scope: Scope, consents: readonly string[] = []): RecordingLayers['all'] => ({
  running: {
    recordingId: 'r-1',
    startedAt: 0,
    scope,
    records: true,
    streams: false,
    paused: false,
    delivers: true,
    interrupted: false,
  },
  consents,
})
const may: May = { moderate: false, run: false, takePart: true }
const person = (role: Role, place: Partial<Person> = {}): Person => ({
  standing: { role, may },
  onStage: false,
  invited: false,
  ...place,
})
const unasked = { answer: null }

describe('who is asked', () => {
  test('speakers before they go on stage, moderators when they do, the audience only when its scope is chosen', () => {
    expect(isToBeAsked(recorded('stage'), unasked, person('speaker'))).toBe(true)
    expect(isToBeAsked(recorded('stage'), unasked, person('moderator'))).toBe(false)
    expect(isToBeAsked(recorded('stage'), unasked, person('moderator', { onStage: true }))).toBe(true)
    expect(isToBeAsked(recorded('stage'), unasked, person('attendee', { invited: true }))).toBe(false)
    expect(isToBeAsked(recorded('audience'), unasked, person('attendee', { invited: true }))).toBe(true)
    expect(isToBeAsked(recorded('audience'), unasked, person('attendee'))).toBe(false)
  })

  test('nobody who has answered, nobody while nothing runs, nobody who only watches', () => {
    const answered = { answer: { given: false, text: 1 } }
    expect(isToBeAsked(recorded('stage'), answered, person('speaker'))).toBe(false)
    expect(isToBeAsked({ running: null, consents: [] }, unasked, person('speaker'))).toBe(false)
    const watches = person('speaker', { standing: { role: 'speaker', may: { ...may, takePart: false } } })
    expect(isToBeAsked(recorded('stage'), unasked, watches)).toBe(false)
  })

  test('whoever gets the floor from the audience is told that they are left out', () => {
    expect(isLeftOut(recorded('stage'), person('attendee', { invited: true }))).toBe(true)
    expect(isLeftOut(recorded('stage'), person('attendee'))).toBe(false)
    expect(isLeftOut(recorded('audience'), person('attendee', { onStage: true }))).toBe(false)
    expect(isLeftOut(recorded('stage'), person('speaker', { onStage: true }))).toBe(false)
  })
})

test('in it is who agreed, as far as the scope goes, and nobody of whom too little is known', () => {
  const all = recorded('stage', ['sam', 'ada'])
  expect(isIn(all, 'sam', 'speaker')).toBe(true)
  expect(isIn(all, 'ada', 'attendee')).toBe(false)
  expect(isIn(all, 'sam', undefined)).toBe(false)
  expect(isIn(all, 'mod', 'moderator')).toBe(false)
  expect(isIn(recorded('audience', ['ada']), 'ada', 'attendee')).toBe(true)
})

test('before it starts, those on stage are counted who will be asked', () => {
  const roles: Readonly<Record<string, Role>> = { mod: 'moderator', sam: 'speaker', ada: 'attendee' }
  const count = (scope: Scope, streams: boolean) =>
    toBeAsked({ running: null, consents: ['sam'] }, ['mod', 'sam', 'ada', 'who'], (id) => roles[id], { scope, streams })
  expect([count('stage', false), count('stage', true), count('audience', false)]).toEqual([1, 2, 2])
})

import { describe, expect, test } from 'vitest'
import { MAIN, SYSTEM_ID } from '@/domain/protocol/standing'
import { session } from '@/domain/session'
import { Scenario } from '@/tests/support/scenario'
import { decide } from './decide'
import { isCaptured, MOST_CONSENTS } from './state'

const people = { mod: 'moderator', sam: 'speaker', ada: 'attendee', wim: 'viewer' } as const
const RECORD = { records: true, streams: false, scope: 'stage' } as const
const AGREE = { given: true, text: 1 }
const all = ({ state }: Scenario) => state.session.recording.all
const own = (scenario: Scenario, id: string) => scenario.seenBy(id).session.recording.own

const recorded = (more: Partial<{ streams: boolean; scope: 'stage' | 'audience' }> = {}) => {
  const scenario = Scenario.with(people)
  scenario.done('mod', 'recording.start', { ...RECORD, ...more })
  return { scenario, recordingId: all(scenario).running!.recordingId }
}

describe('starting', () => {
  test('is seen by all, and captures nobody who did not agree', () => {
    const { scenario } = recorded()
    expect(scenario.seenBy('wim').session.recording.all).toEqual({
      running: {
        recordingId: 'id-1',
        startedAt: 1_000_000,
        ...RECORD,
        paused: false,
        delivers: false,
        interrupted: false,
      },
      consents: [],
    })
    expect(isCaptured(all(scenario), 'sam')).toBe(false)
  })

  test('is for those who run the session', () => {
    for (const id of ['sam', 'ada', 'wim']) Scenario.with(people).refuses('forbidden', id, 'recording.start', RECORD)
  })

  test('happens once, while the session is open, and for something', () => {
    const { scenario } = recorded()
    scenario.refuses('recording/already-running', 'mod', 'recording.start', RECORD)
    const other = Scenario.with(people)
    other.refuses('recording/nothing-chosen', 'mod', 'recording.start', { ...RECORD, records: false })
    other.done('mod', 'session.end')
    other.refuses('forbidden', 'mod', 'recording.start', RECORD)
    const planned = new Scenario()
    planned.done(SYSTEM_ID, 'person.enter', { participantId: 'mod', role: 'moderator' })
    planned.refuses('recording/not-now', 'mod', 'recording.start', RECORD)
  })
})

test.each([
  [RECORD, { streams: true }, { runs: 'records', lacks: 'streams' }],
  [{ ...RECORD, records: false, streams: true }, {}, { runs: 'streams', lacks: 'records' }],
  [{ ...RECORD, streams: true }, {}, { runs: 'both', lacks: 'nothing' }],
  [RECORD, {}, { runs: 'records', lacks: 'nothing' }],
])('of two who start it at once the second hears what runs, and what of theirs does not', (first, wanted, params) => {
  const scenario = Scenario.with(people)
  scenario.done('mod', 'recording.start', first)
  const second = { type: 'recording.start', data: { ...RECORD, ...wanted } } as const
  // It is refused before it matters who asks.
  const refusal = decide['recording.start'](second, scenario.state.session.recording, {} as never)
  expect(refusal).toEqual({ refused: 'recording/already-running', params })
})

describe('agreeing', () => {
  test('is one’s own act, is written into the ledger with the text that was shown, and can be taken back', () => {
    const { scenario } = recorded()
    const { events } = scenario.done('sam', 'recording.consent', AGREE)
    expect(events).toMatchObject([
      {
        type: 'recording.consented',
        owner: 'sam',
        data: { participantId: 'sam', given: true, text: 1, streams: false },
      },
    ])
    expect(isCaptured(all(scenario), 'sam')).toBe(true)
    expect(own(scenario, 'sam').answer).toEqual({ given: true, text: 1 })
    expect(own(scenario, 'mod').answer).toBeNull()
    scenario.done('sam', 'recording.consent', { given: false, text: 1 })
    expect(isCaptured(all(scenario), 'sam')).toBe(false)
  })

  test('is answered with a no that nobody hears of, if there was no yes before', () => {
    const { scenario } = recorded()
    const before = all(scenario)
    const { events } = scenario.done('sam', 'recording.consent', { given: false, text: 1 })
    expect(events).toMatchObject([{ type: 'recording.declined', owner: 'sam' }])
    expect(all(scenario)).toEqual(before)
    expect(own(scenario, 'sam').answer).toEqual({ given: false, text: 1 })
    const [event] = events as never[]
    const viewer = { id: 'ada', staff: false, seats: [{ room: MAIN, staff: false }] }
    expect(session.heardBy(event!, viewer)).toBeNull()
  })

  test('says something new, or is refused', () => {
    const { scenario } = recorded()
    scenario.done('sam', 'recording.consent', AGREE)
    scenario.refuses('recording/same', 'sam', 'recording.consent', AGREE)
    expect(scenario.by('sam', 'recording.consent', { given: true, text: 2 })).toMatchObject({
      happened: ['recording.consented'],
    })
  })

  test('to a recording of the stage is not asked of the audience, to one of the audience it is', () => {
    recorded().scenario.refuses('forbidden', 'ada', 'recording.consent', AGREE)
    const { scenario } = recorded({ scope: 'audience' })
    scenario.done('ada', 'recording.consent', AGREE)
    expect(isCaptured(all(scenario), 'ada')).toBe(true)
    scenario.refuses('forbidden', 'wim', 'recording.consent', AGREE)
  })

  test('to nothing is not possible, taking one’s word back always', () => {
    const scenario = Scenario.with(people)
    scenario.refuses('recording/not-running', 'sam', 'recording.consent', AGREE)
    const { scenario: other } = recorded()
    other.done('sam', 'recording.consent', AGREE)
    other.done('mod', 'session.end')
    other.done('sam', 'recording.consent', { given: false, text: 1 })
    expect(all(other).consents).toEqual([])
  })

  test('to a recording holds for the next one, but not for a stream', () => {
    const { scenario } = recorded()
    scenario.done('sam', 'recording.consent', AGREE)
    scenario.done('mod', 'recording.stop')
    scenario.done('mod', 'recording.start', RECORD)
    expect(isCaptured(all(scenario), 'sam')).toBe(true)
    expect(scenario.by('mod', 'recording.change', { records: true, streams: true })).toMatchObject({
      happened: ['recording.asked-anew', 'recording.changed'],
    })
    expect(isCaptured(all(scenario), 'sam')).toBe(false)
    expect(own(scenario, 'sam').answer).toBeNull()
  })

  test('to a stream needs the text that speaks of it, and does so for good', () => {
    const { scenario } = recorded({ streams: true })
    scenario.refuses('recording/asked-anew', 'sam', 'recording.consent', AGREE)
    expect(isCaptured(all(scenario), 'sam')).toBe(false)
    const { events } = scenario.done('sam', 'recording.consent', { ...AGREE, streams: true })
    expect(events).toMatchObject([{ data: { given: true, streams: true } }])
    expect(isCaptured(all(scenario), 'sam')).toBe(true)
    scenario.done('sam', 'recording.consent', { ...AGREE, given: false })
    expect(isCaptured(all(scenario), 'sam')).toBe(false)
  })

  test('is remembered of so many, and whoever drops out is captured no more', () => {
    const crowd = Object.fromEntries(Array.from({ length: MOST_CONSENTS + 1 }, (_, i) => [`p${i}`, 'speaker' as const]))
    const scenario = Scenario.with({ mod: 'moderator', ...crowd })
    scenario.done('mod', 'recording.start', RECORD)
    for (const id of Object.keys(crowd)) scenario.done(id, 'recording.consent', AGREE)
    expect(isCaptured(all(scenario), 'p0')).toBe(false)
    expect(isCaptured(all(scenario), 'p1')).toBe(true)
  })
})

describe('while it runs', () => {
  test('it pauses, and then captures nobody', () => {
    const { scenario } = recorded()
    scenario.done('sam', 'recording.consent', AGREE)
    scenario.done('mod', 'recording.pause')
    expect(isCaptured(all(scenario), 'sam')).toBe(false)
    scenario.refuses('recording/same', 'mod', 'recording.pause')
    scenario.done('mod', 'recording.resume')
    expect(isCaptured(all(scenario), 'sam')).toBe(true)
    scenario.refuses('recording/same', 'mod', 'recording.resume')
  })

  test('a stream is added and ended beside it', () => {
    const { scenario } = recorded()
    scenario.refuses('recording/same', 'mod', 'recording.change', { records: true, streams: false })
    scenario.refuses('recording/nothing-chosen', 'mod', 'recording.change', { records: false, streams: false })
    scenario.done('mod', 'recording.change', { records: true, streams: true })
    expect(scenario.by('mod', 'recording.change', { records: true, streams: false })).toMatchObject({
      happened: ['recording.changed'],
    })
  })

  test('the recorder says what it delivers and what it lacks, and nobody else may', () => {
    const { scenario, recordingId } = recorded()
    scenario.refuses('forbidden', 'mod', 'recording.deliver', { recordingId, on: true })
    scenario.done(SYSTEM_ID, 'recording.deliver', { recordingId, on: true })
    expect(all(scenario).running!.delivers).toBe(true)
    scenario.refuses('recording/same', SYSTEM_ID, 'recording.deliver', { recordingId, on: true })
    scenario.done(SYSTEM_ID, 'recording.mark-gap', { recordingId, from: 5, until: 9 })
    scenario.refuses('recording/no-gap', SYSTEM_ID, 'recording.mark-gap', { recordingId, from: 9, until: 9 })
    scenario.done(SYSTEM_ID, 'recording.warn', { recordingId, problem: 'disk-low' })
    expect(scenario.seenBy('mod').session.recording.staff).toEqual({ problem: 'disk-low' })
    expect(scenario.seenBy('ada').session.recording.staff).toBeNull()
    scenario.refuses('recording/same', SYSTEM_ID, 'recording.warn', { recordingId, problem: 'disk-low' })
    scenario.refuses('recording/not-running', SYSTEM_ID, 'recording.deliver', { recordingId: 'another', on: false })
  })
})

describe('an interruption', () => {
  const deliver = ({ scenario, recordingId }: ReturnType<typeof recorded>, on: boolean) =>
    scenario.done(SYSTEM_ID, 'recording.deliver', { recordingId, on })

  test('is known to all until the recorder delivers again', () => {
    const it = recorded()
    deliver(it, true)
    deliver(it, false)
    expect(it.scenario.seenBy('ada').session.recording.all.running).toMatchObject({
      delivers: false,
      interrupted: true,
    })
    deliver(it, true)
    expect(all(it.scenario).running).toMatchObject({ delivers: true, interrupted: false })
  })

  test('is neither the wait for the first picture nor a pause', () => {
    const it = recorded()
    expect(all(it.scenario).running).toMatchObject({ delivers: false, interrupted: false })
    deliver(it, true)
    deliver(it, false)
    it.scenario.done('mod', 'recording.pause')
    it.scenario.done('mod', 'recording.resume')
    expect(all(it.scenario).running).toMatchObject({ delivers: false, interrupted: false })
  })
})

describe('stopping', () => {
  test('one that is not the one that runs stops nothing', () => {
    const { scenario, recordingId } = recorded()
    scenario.refuses('recording/not-running', SYSTEM_ID, 'recording.stop', { recordingId: `${recordingId}x` })
    scenario.done(SYSTEM_ID, 'recording.stop', { recordingId })
  })

  test('ends it for all', () => {
    const { scenario } = recorded()
    scenario.done('mod', 'recording.stop')
    expect(all(scenario).running).toBeNull()
    for (const type of ['recording.stop', 'recording.pause', 'recording.resume'])
      scenario.refuses('recording/not-running', 'mod', type)
    scenario.refuses('recording/not-running', 'mod', 'recording.change', { records: true, streams: true })
  })

  test('by the recorder leaves said what was in its way, until the next start', () => {
    const { scenario, recordingId } = recorded()
    scenario.done(SYSTEM_ID, 'recording.warn', { recordingId, problem: 'disk-full' })
    expect(scenario.done(SYSTEM_ID, 'recording.stop').events).toMatchObject([{ data: { by: 'recorder' } }])
    expect(scenario.seenBy('mod').session.recording.staff).toEqual({ problem: 'disk-full' })
    scenario.done('mod', 'recording.start', RECORD)
    expect(scenario.seenBy('mod').session.recording.staff).toEqual({ problem: null })
    scenario.done(SYSTEM_ID, 'recording.warn', {
      recordingId: all(scenario).running!.recordingId,
      problem: 'disk-low',
    })
    scenario.done('mod', 'recording.stop')
    expect(scenario.seenBy('mod').session.recording.staff).toEqual({ problem: null })
  })

  test('comes with the end of the session', () => {
    const { scenario } = recorded()
    expect(scenario.by('mod', 'session.end')).toMatchObject({ happened: ['session.ended', 'recording.stopped'] })
    expect(all(scenario).running).toBeNull()
  })
})

import { describe, expect, test } from 'vitest'
import type { SessionEvent } from '../session'
import { heldBy, outside, withheldIn } from './held'

const SCOPE = { scope: 'stage' } as const
/** A log of what happened to recordings, one event every ten seconds, the seq the same number. */
const log = (...happened: readonly (readonly [type: string, data?: object])[]) =>
  happened.map(([type, data = {}], i) => ({ seq: i + 1, at: (i + 1) * 10, room: 'main', type, data }) as SessionEvent)
const started = (recordingId: string, records = true, streams = false) =>
  ['recording.started', { recordingId, records, streams, ...SCOPE }] as const
const changed = (records: boolean, streams: boolean) => ['recording.changed', { records, streams }] as const

describe('a recording holds', () => {
  test('what happened while it ran, and not while it was paused', () => {
    const events = log(
      started('a'),
      ['recording.paused'],
      ['recording.consented', { participantId: 'x' }],
      ['recording.resumed'],
      ['recording.delivered', { on: true }],
      ['recording.stopped', { by: 'staff' }],
    )
    expect(heldBy(events, 'a', 'records')).toEqual({
      stretches: [
        { from: 10, until: 20 },
        { from: 40, until: 60 },
      ],
      upTo: 6,
    })
  })

  test('all that comes while it runs, and nothing new while it is paused', () => {
    const events = log(started('a'), ['recording.paused'], ['recording.resumed'])
    expect(heldBy(events.slice(0, 1), 'a', 'records').upTo).toBe(Number.POSITIVE_INFINITY)
    expect(heldBy(events.slice(0, 2), 'a', 'records')).toEqual({ stretches: [{ from: 10, until: 20 }], upTo: 2 })
    expect(heldBy(events, 'a', 'records').stretches.at(-1)).toEqual({ from: 30, until: Number.POSITIVE_INFINITY })
  })

  test('nothing of another one', () => {
    const events = log(started('a'), ['recording.stopped'], started('b'), ['recording.stopped'])
    expect(heldBy(events, 'a', 'records').stretches).toEqual([{ from: 10, until: 20 }])
    expect(heldBy(events, 'b', 'records').stretches).toEqual([{ from: 30, until: 40 }])
    expect(heldBy(events, 'c', 'records')).toEqual({ stretches: [], upTo: 0 })
  })

  test('as a stream what was streamed, as a recording what was kept', () => {
    const events = log(started('a'), changed(true, true), changed(false, true), ['recording.stopped'])
    expect(heldBy(events, 'a', 'records').stretches).toEqual([{ from: 10, until: 30 }])
    expect(heldBy(events, 'a', 'streams').stretches).toEqual([{ from: 20, until: 40 }])
  })
})

test('what lies outside is before, and between', () => {
  const [first, second] = [
    { from: 10, until: 20 },
    { from: 40, until: 60 },
  ]
  expect(outside([first!, second!])).toEqual([
    { from: Number.NEGATIVE_INFINITY, until: 10 },
    { from: 20, until: 40 },
  ])
  expect(outside([])).toEqual([])
})

test('withheld is what the last word says that it is, as long as it is there', () => {
  const events = log(
    ['question.asked', { questionId: 'q', withheld: true }],
    ['question.asked', { questionId: 'r' }],
    ['chat.posted', { messageId: 'm', withheld: true }],
    ['question.withheld', { questionId: 'r', withheld: true }],
    ['chat.withheld', { messageId: 'm', withheld: false }],
  )
  expect([...withheldIn(events)]).toEqual(['q', 'r'])
  expect([...withheldIn([{ ...events[0]!, data: null } as SessionEvent])]).toEqual([])
})

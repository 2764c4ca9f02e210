import { describe, expect, test } from 'vitest'
import type { Running } from '@/domain/features/recording'
import { markOf, newsOf } from './news'

const running = (more: Partial<Running> = {}): Running => ({
  recordingId: 'r-1',
  startedAt: 0,
  scope: 'stage',
  records: true,
  streams: false,
  paused: false,
  delivers: true,
  interrupted: false,
  ...more,
})

describe('the news', () => {
  test('of a start is told to those who were here and to those who come in', () => {
    expect(newsOf(null, running({ delivers: false }))).toEqual({ is: 'started', what: 'records' })
    expect(newsOf(null, running({ paused: true }))).toEqual({ is: 'paused', what: 'records' })
    expect(newsOf(running(), running({ recordingId: 'r-2', streams: true }))).toEqual({ is: 'started', what: 'both' })
  })

  test('follows pause, stream, gap and end, each once', () => {
    const steps: readonly (Running | null)[] = [
      running(),
      running({ paused: true, delivers: false }),
      running({ delivers: false }),
      running(),
      running({ streams: true }),
      running({ streams: true, delivers: false, interrupted: true }),
      running({ streams: true }),
      running({ streams: true, records: false }),
      null,
    ]
    expect(steps.slice(1).map((now, i) => newsOf(steps[i]!, now))).toEqual([
      { is: 'paused', what: 'records' },
      { is: 'resumed', what: 'records' },
      null,
      { is: 'changed', what: 'both' },
      { is: 'interrupted', what: 'both' },
      { is: 'resumed', what: 'both' },
      { is: 'changed', what: 'streams' },
      { is: 'stopped', what: 'streams' },
    ])
  })

  test('is none while nothing runs', () => {
    expect(newsOf(null, null)).toBeNull()
  })
})

describe('the mark', () => {
  test('claims a recording only while something is delivered', () => {
    expect(markOf(running({ delivers: false }), true)).toBe('starting')
    expect(markOf(running(), true)).toBe('records')
    expect(markOf(running({ streams: true }), true)).toBe('both')
    expect(markOf(running({ streams: true, records: false }), true)).toBe('streams')
    expect(markOf(running({ paused: true, delivers: false }), true)).toBe('paused')
    expect(markOf(running({ delivers: false, interrupted: true }), true)).toBe('interrupted')
    expect(markOf(null, true)).toBe('over')
  })

  test('says in breakout rooms that nobody is recorded there', () => {
    expect(markOf(running(), false)).toBe('elsewhere')
  })
})

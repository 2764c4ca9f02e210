import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Value } from '@/app/_session/value'
import { MAIN } from '@/domain/protocol/standing'
import { type MediaView, noStreams, nothingYet } from './media'
import { Reporter } from './reporter'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const begin = (room: string | null = 'north') => {
  const view = new Value<MediaView>({ ...nothingYet, status: 'connected' })
  const report = vi.fn()
  const reporter = new Reporter(view, 'me', report)
  reporter.standsIn(room)
  const change = (more: Partial<MediaView>) => view.set({ ...view.get(), ...more })
  const speak = (...ids: string[]) =>
    change({ people: new Map(ids.map((id) => [id, { ...noStreams, speaking: true }])) })
  const reports = () => report.mock.calls.map(([what]) => what)
  return { reporter, change, speak, reports }
}

test('tells how long its person spoke in each two seconds', () => {
  const { speak, reports } = begin()
  vi.advanceTimersByTime(1_200)
  speak('me', 'ada')
  vi.advanceTimersByTime(2_000)
  speak('ada')
  vi.advanceTimersByTime(2_800)
  expect(reports()).toEqual([
    { spoke: 800, line: 'good' },
    { spoke: 1_200, line: 'good' },
  ])
})

test('keeps quiet when there is nothing to say', () => {
  const { speak, reports } = begin()
  speak('ada')
  vi.advanceTimersByTime(10_000)
  expect(reports()).toEqual([])
})

test('tells of the line when it changes, and that it is lost while it is being found again', () => {
  const { change, reports } = begin()
  change({ line: 'poor' })
  vi.advanceTimersByTime(6_000)
  change({ status: 'reconnecting', line: 'good' })
  vi.advanceTimersByTime(4_000)
  change({ status: 'connected' })
  vi.advanceTimersByTime(4_000)
  expect(reports()).toEqual(['poor', 'lost', 'good'].map((line) => ({ spoke: 0, line })))
})

test.each([
  ['in the plenary', MAIN],
  ['nowhere', null],
])('tells nothing %s', (_where, room) => {
  const { change, speak, reports } = begin(room)
  speak('me')
  change({ line: 'poor' })
  vi.advanceTimersByTime(6_000)
  expect(reports()).toEqual([])
})

test('what was spoken in one room is not told from the next, and a poor line is told there too', () => {
  const { reporter, change, speak, reports } = begin()
  change({ line: 'poor' })
  vi.advanceTimersByTime(2_000)
  speak('me')
  vi.advanceTimersByTime(1_500)
  speak()
  reporter.standsIn('south')
  vi.advanceTimersByTime(500)
  expect(reports()).toEqual([
    { spoke: 0, line: 'poor' },
    { spoke: 0, line: 'poor' },
  ])
})

test('tells nothing for another tab, and nothing after the end', () => {
  const { reporter, change, speak, reports } = begin()
  change({ status: 'elsewhere' })
  speak('me')
  vi.advanceTimersByTime(2_000)
  change({ status: 'connected' })
  reporter.close()
  vi.advanceTimersByTime(4_000)
  expect(reports()).toEqual([])
})

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { elapsed, Terminal } from './terminal'

test.each([
  [0, '0.0 s'],
  [49, '0.0 s'],
  [400, '0.4 s'],
  [1_000, '1.0 s'],
  [9_940, '9.9 s'],
  [10_000, '10 s'],
  [12_400, '12 s'],
  [12_600, '13 s'],
  [59_499, '59 s'],
  [59_500, '1:00'],
  [60_000, '1:00'],
  [65_000, '1:05'],
  [283_000, '4:43'],
  [3_599_000, '59:59'],
  [3_600_000, '60:00'],
])('%i ms are %s', (ms, shown) => {
  expect(elapsed(ms)).toBe(shown)
})

describe('a step', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  const terminal = () => {
    const said: string[] = []
    return { said, terminal: new Terminal((line) => said.push(line)) }
  }
  const lasting = (ms: number) => () => new Promise<string>((resolve) => setTimeout(() => resolve('done'), ms))

  test('that is quick leaves one line, and its result', async () => {
    const { said, terminal: it } = terminal()
    const step = it.step('database', lasting(400))
    await vi.advanceTimersByTimeAsync(400)
    expect(await step).toBe('done')
    expect(said).toEqual(['  ✓ database (0.4 s)'])
    expect(vi.getTimerCount()).toBe(0)
  })

  test('that takes long says now and then that it is alive', async () => {
    const { said, terminal: it } = terminal()
    const step = it.step('pages', lasting(35_000))
    await vi.advanceTimersByTimeAsync(35_000)
    await step
    expect(said).toEqual(['  … pages (15 s)', '  … pages (30 s)', '  ✓ pages (35 s)'])
  })

  test('that fails is not said to be done, and falls silent', async () => {
    const { said, terminal: it } = terminal()
    await expect(it.step('pages', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(said).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })

  test('counts for the time since the process began', () => {
    vi.spyOn(performance, 'now').mockReturnValue(12_000)
    expect(terminal().terminal.sinceStart).toBe('12 s')
  })
})

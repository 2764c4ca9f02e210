import type { Pool } from 'pg'
import { type Logger, pino } from 'pino'
import { describe, expect, test, vi } from 'vitest'
import { Clock } from './clock'

const NOON = 1_800_000_000_000

/** A process and a PostgreSQL, each with a clock of its own, and a line between them that takes time. */
const around = ({ there = 0, back = 0 } = {}) => {
  const time = { process: 5_000, postgres: NOON }
  const passes = (ms: number) => {
    time.process += ms
    time.postgres += ms
  }
  const query = vi.fn(async (_sql: string) => {
    passes(there)
    const rows = [{ ms: time.postgres.toFixed(3) }]
    passes(back)
    return { rows }
  })
  const warn = vi.fn()
  const logger: Logger = Object.assign(pino({ level: 'silent' }), { warn })
  const clock = new Clock({ query } as unknown as Pool, logger, () => time.process)
  return { clock, time, passes, warn, query }
}

describe('[S15] the clock', () => {
  test('is set by PostgreSQL’s time, which is nothing to report', async () => {
    const { clock, passes, warn } = around()
    await clock.set()
    expect(clock.now()).toBe(NOON)
    passes(1_234)
    expect(clock.now()).toBe(NOON + 1_234)
    expect(warn).not.toHaveBeenCalled()
  })

  test('is set in the middle between question and answer', async () => {
    const { clock, time } = around({ there: 400, back: 400 })
    await clock.set()
    expect(clock.now()).toBe(time.postgres)
  })

  test.each([1, 1_999, 2_000, -1, -1_999, -2_000])('ignores a difference of %i ms', async (ms) => {
    const { clock, time, warn } = around()
    await clock.set()
    time.postgres += ms
    await clock.set()
    expect(clock.now()).toBe(NOON)
    expect(warn).not.toHaveBeenCalled()
  })

  test.each([2_001, 3_600_000, -2_001, -3_600_000])(
    'is set anew after a jump of %i ms, which is reported',
    async (ms) => {
      const { clock, time, warn } = around()
      await clock.set()
      time.postgres += ms
      await clock.set()
      expect(clock.now()).toBe(NOON + ms)
      expect(warn).toHaveBeenCalledExactlyOnceWith({ ms }, expect.stringContaining('clock'))
    },
  )

  test('is set anew when small differences add up', async () => {
    const { clock, time, warn } = around()
    await clock.set()
    time.postgres += 1_500
    await clock.set()
    time.postgres += 1_500
    await clock.set()
    expect(clock.now()).toBe(NOON + 3_000)
    expect(warn).toHaveBeenCalledTimes(1)
  })

  test('goes on when PostgreSQL does not answer', async () => {
    const { clock, passes, query } = around()
    await clock.set()
    query.mockRejectedValueOnce(new Error('connection lost'))
    await expect(clock.set()).rejects.toThrow('connection lost')
    passes(10)
    expect(clock.now()).toBe(NOON + 10)
  })

  test('shows whole milliseconds', async () => {
    const { clock, passes } = around()
    await clock.set()
    passes(0.4)
    expect(clock.now()).toBe(NOON)
  })
})

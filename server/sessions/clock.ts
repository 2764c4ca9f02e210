import type { Pool } from 'pg'
import type { Logger } from 'pino'

const TOLERATED = 2_000

/**
 * This process's idea of time: a monotonic clock set by PostgreSQL's, so that all processes agree. It is set anew, and
 * that is reported, when the two have come apart by more than two seconds (S15).
 */
export class Clock {
  #offset = 0

  constructor(
    private readonly pool: Pool,
    private readonly logger: Logger,
    private readonly monotonic: () => number = () => performance.now(),
  ) {}

  /** Milliseconds since 1970. */
  now = (): number => Math.round(this.monotonic() + this.#offset)

  async set(): Promise<void> {
    const asked = this.monotonic()
    const { rows } = await this.pool.query<{ ms: string }>(
      'select (extract(epoch from clock_timestamp()) * 1000)::text as ms',
    )
    const answered = this.monotonic()
    const offset = Number(rows[0]!.ms) - (asked + answered) / 2
    const jump = offset - this.#offset
    if (Math.abs(jump) <= TOLERATED) return
    if (this.#offset !== 0) this.logger.warn({ ms: Math.round(jump) }, 'the clock was off and is set anew')
    this.#offset = offset
  }
}

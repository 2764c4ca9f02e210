import type { Pool } from 'pg'
import type { Logger } from 'pino'
import type { Head } from '@/server/log/event-log'
import { SessionRunner, type Surroundings } from './session-runner'

const POLL_EVERY = 500
const IDLE_FOR = 60_000

interface Held {
  readonly runner: Promise<SessionRunner>
  lastUsed: number
}

/**
 * The runners of this process, opened when needed and closed when nobody listens any more. One query over all heads
 * tells twice a second what other processes appended, and what is due although nobody is connected.
 */
export class Sessions {
  readonly #held = new Map<string, Held>()
  #poll: NodeJS.Timeout | null = null
  #polling: Promise<void> | null = null
  #opened: (runner: SessionRunner) => void = () => {}
  #closed: (sessionId: string) => void = () => {}

  constructor(
    private readonly pool: Pool,
    private readonly around: Surroundings,
    private readonly logger: Logger,
  ) {}

  /** `opened` and `closed` hear of every runner, so that others follow a session as long as it is open here. */
  start(opened: (runner: SessionRunner) => void, closed: (sessionId: string) => void = () => {}) {
    this.#opened = opened
    this.#closed = closed
    this.#poll = setInterval(() => {
      this.#polling ??= this.poll()
        .catch((error) => this.logger.warn({ err: error }, 'the poll over the heads failed'))
        .finally(() => {
          this.#polling = null
        })
    }, POLL_EVERY)
  }

  /** The runner of a session that exists; the caller has made sure of that. */
  get(sessionId: string): Promise<SessionRunner> {
    const held = this.#held.get(sessionId) ?? this.#open(sessionId)
    held.lastUsed = performance.now()
    return held.runner
  }

  get open(): string[] {
    return [...this.#held.keys()]
  }

  async stop(): Promise<void> {
    if (this.#poll) clearInterval(this.#poll)
    await this.#polling
    await Promise.all([...this.#held.values()].map(async ({ runner }) => (await runner).close()))
  }

  /** Reads all heads that matter here, and wakes what is due. */
  async poll(): Promise<void> {
    const sql = `select "sessionId", head, epoch, "nextTickAt" <= clock_timestamp() as due from "LogHead"
      where "sessionId" = any($1) or "nextTickAt" <= clock_timestamp()`
    const { rows } = await this.pool.query<Head & { sessionId: string; due: boolean | null }>(sql, [this.open])
    await Promise.all(rows.map((row) => this.#seen(row.sessionId, row, row.due === true)))
    await this.#closeIdle()
  }

  async #seen(sessionId: string, head: Head, due: boolean) {
    if (!due && !this.#held.has(sessionId)) return
    const runner = await (this.#held.get(sessionId) ?? this.#open(sessionId)).runner
    await runner.noticed(head)
    if (due) runner.tick()
  }

  #open(sessionId: string): Held {
    const runner = new SessionRunner(sessionId, this.around)
    const opening = runner.open().then(() => {
      this.#opened(runner)
      return runner
    })
    const held: Held = { runner: opening, lastUsed: performance.now() }
    this.#held.set(sessionId, held)
    opening.catch(() => this.#held.delete(sessionId))
    return held
  }

  async #closeIdle() {
    for (const [sessionId, held] of this.#held) {
      const runner = await held.runner
      if (runner.busy) held.lastUsed = performance.now()
      if (performance.now() - held.lastUsed < IDLE_FOR) continue
      this.#held.delete(sessionId)
      this.#closed(sessionId)
      await runner.close()
    }
  }
}

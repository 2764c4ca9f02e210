import type { Logger } from 'pino'
import type { Database } from '@/prisma/client'
import type { Prisma } from '@/prisma/generated/client'
import type { EventLog, LogRow } from '@/server/log/event-log'
import type { Published, SessionRunner } from '@/server/sessions/session-runner'

export type Transaction = Prisma.TransactionClient
export type Row = LogRow & { readonly data: unknown }

/** What to do for events of a type. Everything in it may be done twice. */
export type Follow = Readonly<Record<string, (tx: Transaction, row: Row, sessionId: string) => Promise<unknown>>>

const AT_ONCE = 1_000

/**
 * Keeps tables as the log says. It remembers how far it came, in the same transaction, so nothing is missed or lost in a
 * crash.
 */
export class Projection {
  readonly #running = new Map<string, Promise<void>>()
  readonly #again = new Set<string>()

  /** `name` stays for ever: how far it came is kept under it. */
  constructor(
    private readonly name: string,
    private readonly table: Follow,
    private readonly db: Database,
    private readonly log: EventLog,
    private readonly logger: Logger,
  ) {}

  /** Follows a session: catches up at once, and whenever something happens that concerns it. */
  follow(runner: SessionRunner) {
    this.#request(runner.id)
    runner.subscribe(({ events, reset }: Published) => {
      if (reset || events.some(({ type }) => type in this.table)) this.#request(runner.id)
    })
  }

  /** Resolves when it has followed what is in the log now, so that whoever asked sees it. */
  async settled(sessionId: string): Promise<void> {
    for (let run = this.#running.get(sessionId); run; run = this.#running.get(sessionId)) await run
  }

  async stop(): Promise<void> {
    await Promise.all(this.#running.values())
  }

  #request(sessionId: string) {
    if (this.#running.has(sessionId)) {
      this.#again.add(sessionId)
      return
    }
    const run = this.#catchUp(sessionId)
      .catch((error) =>
        this.logger.warn(
          { session: sessionId, projection: this.name, err: error },
          'a projection could not follow the log',
        ),
      )
      .finally(() => {
        this.#running.delete(sessionId)
        if (this.#again.delete(sessionId)) this.#request(sessionId)
      })
    this.#running.set(sessionId, run)
  }

  async #catchUp(sessionId: string) {
    while (await this.#step(sessionId));
  }

  /** True if there may be more. */
  #step(sessionId: string): Promise<boolean> {
    return this.db.$transaction(async (tx) => {
      await tx.projection.createMany({ data: { sessionId, name: this.name }, skipDuplicates: true })
      const [cursor] = await tx.$queryRaw<{ seq: number }[]>`
        select seq from "Projection" where "sessionId" = ${sessionId} and name = ${this.name} for update`
      const rows = await this.log.read(sessionId, cursor!.seq, AT_ONCE)
      for (const row of rows) if (row.data !== null) await this.table[row.type]?.(tx, row, sessionId)
      if (rows.length > 0) {
        const where = { sessionId_name: { sessionId, name: this.name } }
        await tx.projection.update({ where, data: { seq: rows.at(-1)!.seq } })
      }
      return rows.length === AT_ONCE
    })
  }
}

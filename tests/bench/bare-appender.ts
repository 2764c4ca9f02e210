import type { Pool } from 'pg'
import type { Draft } from '@/server/log/event-log'

const TABLE = '"BareEvent"'
/** Columns, types and indexes of the log. */
const CREATE = `create table if not exists ${TABLE} (like "LogEvent" including all)`
const INSERT = `
insert into ${TABLE} ("sessionId", seq, at, room, type, v, by, owner, subject, data, "commandId", part)
select $1, $2 + e.n, e.at, e.room, e.type, e.v, e.by, e.owner, e.subject, e.data::json, e.command, e.part
from unnest(
  $3::timestamptz[], $4::text[], $5::text[], $6::smallint[], $7::text[], $8::text[], $9::text[], $10::text[], $11::uuid[], $12::smallint[]
) with ordinality as e(at, room, type, v, by, owner, subject, data, command, part, n)`

interface Waiting {
  readonly row: Draft
  readonly written: () => void
  readonly failed: (error: Error) => void
}

/**
 * The least that a durable append in groups costs: collects what waits, writes it with one INSERT, and then what has come
 * meanwhile. It asks nobody whether they may, decides nothing, folds nothing, and is alone with its table.
 */
export class BareAppender {
  #head = 0
  #waiting: Waiting[] = []
  #working = false

  constructor(
    private readonly pool: Pool,
    private readonly sessionId: string,
  ) {}

  async open(): Promise<void> {
    await this.pool.query(CREATE)
  }

  /** Resolves when the row is durable. */
  append(row: Draft): Promise<void> {
    return new Promise((written, failed) => {
      this.#waiting.push({ row, written, failed })
      if (!this.#working) void this.#work()
    })
  }

  async #work() {
    this.#working = true
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0)
      await this.#insert(batch.map(({ row }) => row)).then(
        () => {
          for (const { written } of batch) written()
        },
        (error) => {
          for (const { failed } of batch) failed(error)
        },
      )
    }
    this.#working = false
  }

  async #insert(rows: readonly Draft[]) {
    const column = <T>(of: (row: Draft) => T) => rows.map(of)
    await this.pool.query({
      name: 'bare-append',
      text: INSERT,
      values: [
        this.sessionId,
        this.#head,
        column(({ at }) => new Date(at)),
        column(({ room }) => room),
        column(({ type }) => type),
        column(({ v }) => v),
        column(({ by }) => by),
        column(({ owner }) => owner),
        column(({ subject }) => subject),
        column(({ data }) => JSON.stringify(data)),
        column(({ commandId }) => commandId),
        column(({ part }) => part),
      ],
    })
    this.#head += rows.length
  }
}

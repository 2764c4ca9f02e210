import type { Pool, PoolClient } from 'pg'
import type { Append, AppendResult, Draft, EventLog, Forgetting, Head, Keyframe, LogRow } from './event-log'

/**
 * One statement per batch: it moves the head if it is still where the batch was decided, and inserts on from there.
 * A stale head inserts nothing; a repeated command fails with 23505 and leaves the head alone.
 */
const APPEND = `
with moved as (
  update "LogHead" set head = head + $2, "nextTickAt" = $5
  where "sessionId" = $1 and head = $3 and epoch = $4
  returning head - $2 as base
)
insert into "LogEvent" ("sessionId", seq, at, room, type, v, by, owner, subject, data, "commandId", part)
select $1, moved.base + e.n, e.at, e.room, e.type, e.v, e.by, e.owner, e.subject, e.data::json, e.command, e.part
from moved, unnest(
  $6::timestamptz[], $7::text[], $8::text[], $9::smallint[], $10::text[], $11::text[], $12::text[], $13::text[], $14::uuid[], $15::smallint[]
) with ordinality as e(at, room, type, v, by, owner, subject, data, command, part, n)`

const ROWS =
  'select seq, at, room, type, v, by, owner, subject, data, "commandId" from "LogEvent" where "sessionId" = $1'
const READ = `${ROWS} and seq > $2 order by seq limit $3`
const READ_ABOUT = `${ROWS} and room = $2 and subject = any($3) and seq <= $4 order by seq`

const UNIQUE_VIOLATION = '23505'

/** The log in PostgreSQL. The pool is its own, so that pages never queue before events. */
export class PostgresLog implements EventLog {
  constructor(private readonly pool: Pool) {}

  async append(append: Append): Promise<AppendResult> {
    try {
      return append.forget.length === 0 ? await insert(this.pool, append) : await this.#insertAndForget(append)
    } catch (error) {
      if ((error as { code?: string }).code === UNIQUE_VIOLATION) return 'repeated'
      throw error
    }
  }

  async head(sessionId: string): Promise<Head> {
    const sql = 'select head, epoch from "LogHead" where "sessionId" = $1'
    const { rows } = await this.pool.query<Head>({ name: 'log-head', text: sql, values: [sessionId] })
    if (rows[0]) return rows[0]
    await this.pool.query('insert into "LogHead" ("sessionId") values ($1) on conflict do nothing', [sessionId])
    return { head: 0, epoch: 1 }
  }

  async read(sessionId: string, after: number, limit = 2_147_483_647): Promise<LogRow[]> {
    const { rows } = await this.pool.query({ name: 'log-read', text: READ, values: [sessionId, after, limit] })
    return rows.map(asRow)
  }

  async answered(sessionId: string, commandIds: readonly string[]): Promise<Map<string, number>> {
    const sql = `select "commandId" as id, max(seq) as seq from "LogEvent"
      where "sessionId" = $1 and "commandId" = any($2::uuid[]) group by 1`
    const { rows } = await this.pool.query<{ id: string; seq: number }>(sql, [sessionId, commandIds])
    return new Map(rows.map(({ id, seq }) => [id, seq]))
  }

  async latestSubjects(
    sessionId: string,
    room: string,
    type: string,
    before: number,
    limit: number,
  ): Promise<string[]> {
    const sql = `select subject from "LogEvent"
      where "sessionId" = $1 and room = $2 and type = $3 and seq < $4 and data is not null order by seq desc limit $5`
    const { rows } = await this.pool.query<{ subject: string }>(sql, [sessionId, room, type, before, limit])
    return rows.map(({ subject }) => subject)
  }

  async about(sessionId: string, room: string, subjects: readonly string[], upTo: number): Promise<LogRow[]> {
    const { rows } = await this.pool.query(READ_ABOUT, [sessionId, room, subjects, upTo])
    return rows.map(asRow)
  }

  async keyframe(sessionId: string, epoch: number, domainVersion: string): Promise<Keyframe | null> {
    const sql = `select seq, "lastAt", state from "LogKeyframe"
      where "sessionId" = $1 and epoch = $2 and "domainVersion" = $3 order by seq desc limit 1`
    const { rows } = await this.pool.query(sql, [sessionId, epoch, domainVersion])
    return rows[0] ? { ...rows[0], lastAt: rows[0].lastAt.getTime() } : null
  }

  async keep(sessionId: string, epoch: number, domainVersion: string, { seq, lastAt, state }: Keyframe): Promise<void> {
    await this.pool.query(
      `insert into "LogKeyframe" ("sessionId", seq, epoch, "domainVersion", "lastAt", state)
       select $1, $2, $3, $4, $5, $6 where exists (select from "LogHead" where "sessionId" = $1 and epoch = $3)
       on conflict do nothing`,
      [sessionId, seq, epoch, domainVersion, new Date(lastAt), JSON.stringify(state)],
    )
  }

  async #insertAndForget(append: Append): Promise<AppendResult> {
    const client = await this.pool.connect()
    let broken: Error | undefined
    try {
      await client.query('begin')
      const result = await insert(client, append)
      if (result === 'appended') for (const each of append.forget) await blank(client, append.sessionId, each)
      await client.query('commit')
      return result
    } catch (error) {
      await client.query('rollback').catch((rollback: Error) => {
        broken = rollback
      })
      throw error
    } finally {
      client.release(broken)
    }
  }
}

async function insert(db: Pool | PoolClient, { sessionId, on, drafts, nextTickAt }: Append): Promise<AppendResult> {
  const column = <T>(of: (draft: Draft) => T) => drafts.map(of)
  const { rowCount } = await db.query({
    name: 'log-append',
    text: APPEND,
    values: [
      sessionId,
      drafts.length,
      on.head,
      on.epoch,
      nextTickAt === null ? null : new Date(nextTickAt),
      column((d) => new Date(d.at)),
      column((d) => d.room),
      column((d) => d.type),
      column((d) => d.v),
      column((d) => d.by),
      column((d) => d.owner),
      column((d) => d.subject),
      column((d) => JSON.stringify(d.data)),
      column((d) => d.commandId),
      column((d) => d.part),
    ],
  })
  return rowCount === drafts.length ? 'appended' : 'stale'
}

/** Whose it was and what it said goes; that something was there stays. Keyframes since then knew it. */
async function blank(client: PoolClient, sessionId: string, { types, subject }: Forgetting) {
  const { rows } = await client.query<{ seq: number }>(
    `update "LogEvent" set by = null, owner = null, data = null
     where "sessionId" = $1 and subject = $2 and type = any($3) returning seq`,
    [sessionId, subject, types],
  )
  if (rows.length === 0) return
  const first = Math.min(...rows.map(({ seq }) => seq))
  await client.query('delete from "LogKeyframe" where "sessionId" = $1 and seq >= $2', [sessionId, first])
}

const asRow = (row: Record<string, unknown>): LogRow => {
  const { owner, at, ...rest } = row as { owner: string | null; at: Date }
  return { ...rest, at: at.getTime(), ...(owner !== null && { owner }) } as unknown as LogRow
}

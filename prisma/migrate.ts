import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'

/** The same table that Prisma's own `migrate deploy` keeps, so that either may be used. */
const TABLE = `create table if not exists "_prisma_migrations" (
  id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`

/** Only one process migrates at a time. */
const LOCK = 7_283_554

/**
 * Applies the migrations that are missing, in order, each in a transaction; returns their names.
 * @throws when one fails, or when one that was applied has been changed since
 */
export async function migrate(client: Client, directory: string): Promise<string[]> {
  await client.query('select pg_advisory_lock($1)', [LOCK])
  try {
    await client.query(TABLE)
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'select migration_name as name, checksum from "_prisma_migrations" where finished_at is not null and rolled_back_at is null',
    )
    const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]))
    const missing: string[] = []
    for (const name of migrationsIn(directory)) {
      const script = readFileSync(join(directory, name, 'migration.sql'), 'utf8')
      const checksum = createHash('sha256').update(script).digest('hex')
      const before = applied.get(name)
      if (before !== undefined && before !== checksum)
        throw new Error(`migration ${name} was changed after it was applied`)
      if (before !== undefined) continue
      await apply(client, name, script, checksum)
      missing.push(name)
    }
    return missing
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK])
  }
}

const migrationsIn = (directory: string): string[] =>
  readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()

async function apply(client: Client, name: string, script: string, checksum: string) {
  await client.query('begin')
  try {
    await client.query(script)
    await client.query(
      'insert into "_prisma_migrations" (id, checksum, finished_at, migration_name, applied_steps_count) values ($1, $2, now(), $3, 1)',
      [randomUUID(), checksum, name],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

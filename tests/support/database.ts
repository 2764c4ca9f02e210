import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Client, Pool } from 'pg'
import { inject } from 'vitest'
import { migrate } from '@/prisma/migrate'

const MIGRATIONS = join(import.meta.dirname, '..', '..', 'prisma', 'migrations')

export interface TestDatabase {
  readonly url: string
  readonly pool: Pool
  readonly drop: () => Promise<void>
}

/** A database of one's own, with all migrations, in the real PostgreSQL. */
export async function testDatabase(): Promise<TestDatabase> {
  const admin = new URL(inject('postgresUrl'))
  const name = `test_${randomBytes(6).toString('hex')}`
  await withClient(admin.href, (client) => client.query(`create database ${name}`))
  const url = new URL(admin)
  url.pathname = `/${name}`
  await withClient(url.href, (client) => migrate(client, MIGRATIONS))
  const pool = new Pool({ connectionString: url.href, max: 8 })
  pool.on('error', () => {})
  return {
    url: url.href,
    pool,
    drop: async () => {
      await pool.end()
      await withClient(admin.href, (client) => client.query(`drop database ${name} with (force)`))
    },
  }
}

async function withClient<T>(connectionString: string, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

import { join } from 'node:path'
import { Client } from 'pg'
import { migrate } from '@/prisma/migrate'
import { Part } from '@/server/start/part'
import { embeddedPostgres, ensureDatabase } from '@/server/start/postgres'
import { makeDataDir, removeDataDir } from '../support/data-directory'
import { freePort } from '../support/servers'

const MIGRATIONS = join(import.meta.dirname, '..', '..', 'prisma', 'migrations')

export interface BenchDatabase {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** The product's own PostgreSQL with an empty database in it, for one benchmark. */
export async function benchDatabase(): Promise<BenchDatabase> {
  const dir = makeDataDir()
  const postgres = await embeddedPostgres(
    dir,
    await freePort(),
    'a password of the benchmarks',
    join(dir, 'postgres.log'),
  )
  const part = new Part(postgres.spec, () => {})
  await part.start()
  let stopping: Promise<void> | null = null
  const stop = () => {
    stopping ??= part.stop().then(() => removeDataDir(dir))
    return stopping
  }
  // It is in a group of its own and would stay.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void stop().finally(() => process.exit(1)))
  try {
    await ensureDatabase(postgres.databaseUrl)
    const client = new Client({ connectionString: postgres.databaseUrl })
    await client.connect()
    await migrate(client, MIGRATIONS).finally(() => client.end())
  } catch (error) {
    await stop()
    throw error
  }
  return { url: postgres.databaseUrl, stop }
}

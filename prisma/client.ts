import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from './generated/client'

export type Database = PrismaClient

/** A client with a pool of its own. Connections are made when first needed. */
export const connect = (databaseUrl: string, connections = 10): Database =>
  new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl, max: connections, connectionTimeoutMillis: 5_000 }),
  })

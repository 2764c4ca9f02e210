import 'server-only'
import { connect, type Database } from '@/prisma/client'
import { getSettings } from './settings'

const kept = globalThis as { auftaktDatabase?: Database }

/** One client for this process, also across reloads while developing. */
export function db(): Database {
  kept.auftaktDatabase ??= connect(getSettings().DATABASE_URL)
  return kept.auftaktDatabase
}

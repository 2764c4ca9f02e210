import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An empty data directory that PostgreSQL's user may enter, so that all of it is in one place. */
export function makeDataDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'auftakt-test-'))
  chmodSync(dir, 0o755)
  return dir
}

/** Removes a data directory, and what of it lies elsewhere because PostgreSQL's user may not go here. */
export function removeDataDir(dir: string) {
  const elsewhere = join(dir, 'postgres-place')
  if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, 'utf8').trim(), { recursive: true, force: true })
  rmSync(dir, { recursive: true, force: true })
}

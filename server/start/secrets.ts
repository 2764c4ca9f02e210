import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { Problem } from './problem'

const secrets = z.object({
  authSecret: z.string().min(32),
  postgresPassword: z.string().min(16),
  livekitKey: z.string().min(8),
  livekitSecret: z.string().min(43),
})
export type Secrets = z.output<typeof secrets>

const random = (bytes: number) => randomBytes(bytes).toString('base64url')

/**
 * Makes the data directory, and at first start the keys of this installation. There are no default secrets.
 * @throws Problem when the directory cannot be written, or the file was damaged
 */
export function prepareData(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json')
  try {
    mkdirSync(dataDir, { recursive: true })
    if (!existsSync(file)) {
      const made: Secrets = {
        authSecret: random(32),
        postgresPassword: random(24),
        livekitKey: `auftakt${randomBytes(6).toString('hex')}`,
        livekitSecret: random(48),
      }
      writeFileSync(file, JSON.stringify(made), { mode: 0o600 })
    }
    writeFileSync(join(dataDir, '.writable'), '')
  } catch (error) {
    throw new Problem(
      `The data directory ${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code}): give this user the right to, or set AUFTAKT_DATA to another directory.`,
    )
  }
  const read = secrets.safeParse(parse(readFileSync(file, 'utf8')))
  if (!read.success)
    throw new Problem(`${file} is damaged: restore it from a backup, or remove ${dataDir} to start anew.`)
  return read.data
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

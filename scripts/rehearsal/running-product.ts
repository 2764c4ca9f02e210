import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sealSeat, seatCookie } from '@/prisma/access'
import { dataDirOf, portsOf, readEnvironment } from '@/server/config'
import { readParts } from '@/server/parts-file'
import type { Links } from '@/server/start/links'
import { Problem } from '@/server/start/problem'

/** What has to be known of a product that runs on this machine, to take part in it as many. */
export interface RunningProduct {
  readonly url: string
  /** The session of the demo. */
  readonly session: string
  readonly databaseUrl: string
  /** Whether anybody can be seen and heard. */
  readonly hasMedia: boolean
  /** The cookie of a seat, as entering by a link gives it. */
  readonly cookieOf: (seat: string) => string
}

const START = 'start it with npm start in another terminal, and come back when it prints its links'

/**
 * Finds the product that `npm start` runs from this directory (or from `AUFTAKT_DATA`).
 * @throws Problem in one sentence with the way out when there is none
 */
export async function findRunningProduct(root: string, env: NodeJS.ProcessEnv, url: string | null) {
  const settings = readEnvironment(env)
  const dataDir = dataDirOf(settings, root)
  const links = read<Links>(join(dataDir, 'links.json'))
  if (!links) throw new Problem(`No Auftakt has run here yet: ${START}.`)
  const address = new URL(url ?? links.url).origin
  await assertAnswers(address)
  const secrets = read<{ authSecret: string; postgresPassword: string }>(join(dataDir, 'secrets.json'))
  const key = settings.AUTH_SECRET ?? secrets?.authSecret
  if (!key)
    throw new Problem(`${join(dataDir, 'secrets.json')} cannot be read: run this as the user who ran npm start.`)
  // The address that npm start printed names its port, unless there is a public one in front of it.
  const PORT = env.PORT || settings.PUBLIC_URL ? settings.PORT : Number(new URL(links.url).port) || settings.PORT
  const own = `postgres://auftakt:${secrets?.postgresPassword}@127.0.0.1:${portsOf({ PORT }).postgres}/auftakt`
  const product: RunningProduct = {
    url: address,
    session: links.session,
    databaseUrl: settings.DATABASE_URL ?? own,
    hasMedia: !['off', undefined].includes(readParts(join(dataDir, 'parts.json')).livekit) || !!settings.LIVEKIT_URL,
    cookieOf: (seat) => `${seatCookie(seat)}=${sealSeat(key, seat)}`,
  }
  return product
}

function read<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch {
    return null
  }
}

async function assertAnswers(url: string) {
  const answer = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
  if (!answer) throw new Problem(`Nothing answers at ${url}: ${START}.`)
}

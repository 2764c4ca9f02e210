import { createServer } from 'node:net'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { findLiveKit, livekitPart } from '@/server/start/livekit'
import { Part } from '@/server/start/part'
import { embeddedPostgres } from '@/server/start/postgres'
import { makeDataDir, removeDataDir } from './data-directory'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A superuser's address of a real PostgreSQL; tests make databases of their own in it. */
    readonly postgresUrl: string
    /** A real LiveKit. */
    readonly livekit: LiveKitUnderTest
  }
}

export interface LiveKitUnderTest {
  readonly url: string
  readonly key: string
  readonly secret: string
}

/** The real servers for all integration tests, started once. Without LiveKit the run fails: media must be tested. */
export default async function servers(project: TestProject) {
  const dir = makeDataDir()
  const postgres = await embeddedPostgres(dir, await freePort(), 'a password of the tests', join(dir, 'postgres.log'))
  const found = await findLiveKit(process.env)
  if ('why' in found) throw new Error(`Media cannot be tested: ${found.why}`)
  const livekit = { key: 'testkey', secret: 'a secret of the tests, long enough for LiveKit' }
  const [signalling, udp, metrics, live] = [await freePort(), await freePort(), await freePort(), await freePort()]
  const spec = livekitPart({
    binary: found.path,
    ...livekit,
    ports: { livekit: signalling, livekitUdp: udp, livekitTcp: metrics, live },
    mediaIp: undefined,
    logFile: join(dir, 'livekit.log'),
  })
  const parts = [new Part(postgres.spec, () => {}), new Part(spec, () => {})]
  await Promise.all(parts.map((part) => part.start()))
  const postgresUrl = new URL(postgres.databaseUrl)
  postgresUrl.pathname = '/postgres'
  project.provide('postgresUrl', postgresUrl.href)
  project.provide('livekit', { url: `http://127.0.0.1:${signalling}`, ...livekit })
  return async () => {
    await Promise.all(parts.map((part) => part.stop()))
    removeDataDir(dir)
  }
}

/** A port that nobody listens on just now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

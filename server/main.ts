import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError, publicUrlOf, readEnvironment } from './config'
import { NotDurable } from './log/durable'
import { type PartEnvironment, partEnvironment } from './part-environment'

/** The parts that this bundle can be: `node dist/main.js live`. */
const parts: Readonly<Record<string, (environment: PartEnvironment) => Promise<() => Promise<void>>>> = {
  live: async (environment) => (await import('./live')).live(environment),
  recorder: async (environment) => (await import('./recorder/recorder')).recorder(environment),
  edge: async (environment) => {
    const { edge } = await import('./edge/edge')
    const staticDir = join(process.cwd(), '.next', 'static')
    return edge(environment, {
      staticDir: process.env.NODE_ENV === 'production' && existsSync(staticDir) ? staticDir : null,
      publicUrl: publicUrlOf(readEnvironment(process.env)),
      livekitPort: environment.media?.publicUrl.startsWith('/') ? environment.ports.livekit : null,
    })
  },
}

/** Runs a part until it is asked to stop, or until the start script is gone. */
async function main(name: string) {
  const part = parts[name]
  if (!part) throw new ConfigError(`There is no part "${name}": use ${Object.keys(parts).join(', ')}.`)
  const environment = partEnvironment(name, process.env)
  process.on('unhandledRejection', (error) => environment.logger.error({ err: error }, 'something was not waited for'))
  const stop = await part(environment)
  let stopping = false
  const end = async () => {
    if (stopping) return
    stopping = true
    await stop().catch((error) => environment.logger.error({ err: error }, 'the part did not stop in order'))
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end())
  process.once('disconnect', () => void end())
}

main(process.argv[2] ?? '').catch((error: Error) => {
  const isPlain = error instanceof ConfigError || error instanceof NotDurable
  process.stderr.write(`${isPlain ? error.message : error.stack}\n`)
  process.exit(1)
})

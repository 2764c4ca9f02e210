import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { answers, type PartSpec } from './part'
import type { StartOptions } from './start'

const ALIVE = { live: '/rt/alive', recorder: '/alive' } as const
const STOPPING = [{ signal: 'SIGTERM', wait: 8_000 }] as const

/** `live`, `edge` or `recorder`, out of our own bundle. */
export const nodePart = (
  name: 'live' | 'edge' | 'recorder',
  root: string,
  env: NodeJS.ProcessEnv,
  logFile: string,
  port: number,
): PartSpec => ({
  name,
  listensToUs: true,
  command: process.execPath,
  args: ['--enable-source-maps', join(root, 'dist', 'main.js'), name],
  env,
  cwd: root,
  logFile,
  // Its answer may be that another part is not there yet: what counts is that it answers.
  isReady: name in ALIVE ? answers(`http://127.0.0.1:${port}${ALIVE[name as keyof typeof ALIVE]}`) : listens(port),
  stopping: STOPPING,
  patience: 30_000,
})

/** Next.js, started as it comes: built pages, or pages as they are edited. */
export const webPart = (
  { root, developing }: Pick<StartOptions, 'root' | 'developing'>,
  env: NodeJS.ProcessEnv,
  logFile: string,
  port: number,
): PartSpec => ({
  name: 'web',
  listensToUs: true,
  command: process.execPath,
  args: [
    '--import',
    pathToFileURL(join(root, 'dist', 'end-with-start.js')).href,
    join(root, 'node_modules', 'next', 'dist', 'bin', 'next'),
    developing ? 'dev' : 'start',
    '-H',
    '127.0.0.1',
    '-p',
    String(port),
  ],
  env: { ...env, NEXT_TELEMETRY_DISABLED: '1' },
  cwd: root,
  logFile,
  isReady: answers(`http://127.0.0.1:${port}/api/ready`),
  stopping: STOPPING,
  patience: developing ? 120_000 : 30_000,
})

const listens = (port: number) => () =>
  fetch(`http://127.0.0.1:${port}/api/health`, { signal: AbortSignal.timeout(1_000) }).then(
    async (answer) => {
      await answer.body?.cancel()
      return true
    },
    () => false,
  )

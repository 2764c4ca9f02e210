import { readFileSync } from 'node:fs'
import { join } from 'node:path'

type Part = 'postgres' | 'livekit' | 'live' | 'web' | 'edge' | 'recorder'

/** Kills a part of the product, as a crash would; the start script starts it again. Resolves when it is ready again. */
export async function crash(part: Part): Promise<void> {
  const before = pidOf(part)
  if (before === undefined) throw new Error(`${part} does not run`)
  process.kill(before, 'SIGKILL')
  const end = performance.now() + 30_000
  while (pidOf(part) === before || stateOf(part) !== 'ready') {
    if (performance.now() > end) throw new Error(`${part} did not come back`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Holds a part still: it is there, and does nothing until it is let go. */
export const hold = (part: Part): void => void process.kill(pidOf(part)!, 'SIGSTOP')
export const letGo = (part: Part): void => void process.kill(pidOf(part)!, 'SIGCONT')

const read = (name: string) => JSON.parse(readFileSync(join(process.env.AUFTAKT_TEST_DATA!, name), 'utf8'))
/** Undefined while it is started again. */
export const pidOf = (part: Part): number | undefined =>
  read('pids.json').find(({ name }: { name: string }) => name === part)?.pid
const stateOf = (part: Part): string => read('parts.json')[part]

/** Everything that the parts wrote into their logs. */
export const logs = (): string =>
  ['live', 'web', 'edge', 'livekit', 'postgres', 'recorder']
    .map((part) => readFileSync(join(process.env.AUFTAKT_TEST_DATA!, 'logs', `${part}.log`), 'utf8'))
    .join('\n')

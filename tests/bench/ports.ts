import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { portsOf } from '@/server/config'

/** Below the ports that systems give away by themselves. */
const [LOWEST, HIGHEST] = [20_000, 32_000]

/** A first port, such that all those that derive from it are free just now. */
export async function freeRange(): Promise<number> {
  const port = randomInt(LOWEST, HIGHEST)
  const free = await Promise.all(Object.values(portsOf({ PORT: port })).map(isFree))
  return free.every(Boolean) ? port : freeRange()
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { PartEnvironment } from '@/server/part-environment'
import { edge } from './edge'

let web: Server
let port: number
let stop: () => Promise<void>
let answersAfter = 0
beforeEach(async () => {
  answersAfter = 0
  web = createServer((request, response) => setTimeout(() => response.end(`page ${request.url}`), answersAfter))
  port = await freePort()
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  const ports = { edge: port, web: (web.address() as AddressInfo).port, live: 1 }
  const around = { ports, host: '127.0.0.1', logger: pino({ level: 'silent' }) }
  const settings = { staticDir: null, publicUrl: 'http://localhost', livekitPort: null }
  stop = await edge({ ...around, dataDir: '/nowhere', authSecret: 'secret' } as unknown as PartEnvironment, settings)
})
afterEach(async () => {
  await stop()
  web.closeAllConnections()
})

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'accept-language': 'de' } })
const connections = () => new Promise<number>((resolve) => web.getConnections((_, count) => resolve(count)))

test('a connection to a part is ended from here before the part would, or a request would meet its end', async () => {
  expect(await (await ask('/one')).text()).toBe('page /one')
  expect(await connections()).toBe(1)
  expect(await (await ask('/two')).text()).toBe('page /two')
  expect(await connections()).toBe(1)
  const before = performance.now()
  await vi.waitUntil(async () => (await connections()) === 0, { timeout: 10_000, interval: 50 })
  expect(performance.now() - before).toBeLessThan(web.keepAliveTimeout)
})

test('an answer may take longer than a connection is kept', async () => {
  answersAfter = 3_000
  expect(await (await ask('/slow')).text()).toBe('page /slow')
})

test('while a part is gone a page is shown that loads itself anew, whatever the address ends with', async () => {
  web.close()
  web.closeAllConnections()
  const answer = await ask('/sign-in/confirm')
  expect(answer.status).toBe(503)
  const page = await answer.text()
  expect(page).toContain('Diese Seite lädt von selbst neu.')
  expect(page).toContain('location.reload()')
})

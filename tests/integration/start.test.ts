import { type ChildProcess, spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeDataDir, removeDataDir } from '../support/data-directory'

const PORT = Number(process.env.AUFTAKT_TEST_PRODUCT_PORT ?? 4300) + 200
const READY = 'Auftakt is ready'
/** Builds what is stale first, as for everybody. */
const PATIENCE = 300_000

let dataDir: string
const started: ChildProcess[] = []
const closing: (() => void)[] = []

beforeEach(() => {
  dataDir = makeDataDir()
})
afterEach(async () => {
  for (const child of started.splice(0)) {
    child.kill('SIGINT')
    await ended(child)
  }
  for (const close of closing.splice(0)) close()
  removeDataDir(dataDir)
})

interface Terminal {
  readonly child: ChildProcess
  /** Everything said so far. */
  readonly said: () => string
}

/** `npm start`, as somebody types it; nothing of this process's own settings. */
function npmStart(env: Readonly<Record<string, string>> = {}): Terminal {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      PORT: String(PORT),
      AUFTAKT_DATA: dataDir,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk
    })
  return { child, said: () => said }
}

const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('exit', resolve))

async function says({ child, said }: Terminal, text: string): Promise<void> {
  while (!said().includes(text)) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`it ended without saying it:\n${said()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const file = (name: string) => JSON.parse(readFileSync(join(dataDir, name), 'utf8'))
const partsRunning = (): number[] => file('pids.json').map(({ pid }: { pid: number }) => pid)
const isAlive = (pid: number) => existsSync(`/proc/${pid}`) && !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
const health = async () => (await fetch(`http://127.0.0.1:${PORT}/api/health`)).json()

const takeTcp = (port: number, host: string) =>
  new Promise<void>((resolve) => {
    const server = createServer().listen(port, host, resolve)
    closing.push(() => server.close())
  })
const takeUdp = (port: number) =>
  new Promise<void>((resolve) => {
    const socket = createSocket('udp4').bind(port, resolve)
    closing.push(() => socket.close())
  })

describe('what keeps it from starting is one plain sentence with the way out', () => {
  const inUse = (port: number) =>
    `Port ${port}, which Auftakt needs inside, is in use: stop what uses it, or choose another with PORT=${PORT + 100} npm start.`
  test.each([
    [
      'the port is in use',
      {},
      () => takeTcp(PORT, '127.0.0.1'),
      `Port ${PORT} is in use: stop what uses it, or choose another with PORT=${PORT + 100} npm start.`,
    ],
    ['a port inside is in use', {}, () => takeTcp(PORT + 3, '127.0.0.1'), inUse(PORT + 3)],
    ['the media port is in use', {}, () => takeUdp(PORT + 5), inUse(PORT + 5)],
    ['a setting is wrong', { PORT: 'many' }, undefined, 'The setting PORT is wrong'],
    ['an address is none', { PUBLIC_URL: 'our server' }, undefined, 'The setting PUBLIC_URL is wrong'],
    ['a setting lacks its companions', { LIVEKIT_URL: 'wss://media.example' }, undefined, 'LIVEKIT_KEY'],
    ['the data directory cannot be written', { AUFTAKT_DATA: '/dev/null/data' }, undefined, '/dev/null/data'],
    [
      'the database does not answer',
      { DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' },
      undefined,
      'check DATABASE_URL',
    ],
  ])('%s', { timeout: PATIENCE }, async (_what, env, given, sentence) => {
    await given?.()
    const terminal = npmStart(env)
    expect(await ended(terminal.child)).toBe(1)
    expect(terminal.said()).toContain(sentence)
    expect(terminal.said()).not.toMatch(/^\s+at /m)
    expect(terminal.said()).not.toContain(READY)
  })
})

describe('without LiveKit everything else comes up, and it is said', () => {
  test('there is neither a binary nor Go', { timeout: PATIENCE }, async () => {
    const terminal = npmStart({ PATH: '/usr/bin:/bin', XDG_CACHE_HOME: dataDir })
    await says(terminal, READY)
    expect(terminal.said()).toContain('No live media: nobody can be seen or heard, everything else works. Install Go')
    expect(await health()).toMatchObject({ status: 'ok', parts: { livekit: 'off' } })
  })

  test('it does not start', { timeout: PATIENCE }, async () => {
    const terminal = npmStart({ AUFTAKT_LIVEKIT_BIN: '/bin/false' })
    await says(terminal, READY)
    expect(terminal.said()).toContain('No live media')
    expect(await health()).toMatchObject({ status: 'ok', parts: { livekit: 'off' } })
  })
})

test('Ctrl-C while it starts leaves nothing behind', { timeout: PATIENCE }, async () => {
  const terminal = npmStart()
  await says(terminal, '✓ database')
  const parts = partsRunning()
  expect(parts.length).toBeGreaterThan(0)
  terminal.child.kill('SIGINT')
  expect(await ended(terminal.child)).toBe(0)
  expect(parts.filter(isAlive)).toEqual([])
})

test('it prints personal links, keeps them, and stops without leaving anything; killed hard, it starts again', {
  timeout: PATIENCE,
}, async () => {
  const first = npmStart()
  await says(first, READY)
  await says(first, 'Ctrl-C stops everything.')
  const links = file('links.json')
  expect(Object.keys(links)).toEqual(['url', 'conference', 'session', 'organiser', 'moderator', 'speaker', 'attendee'])
  expect(statSync(join(dataDir, 'links.json')).mode & 0o777).toBe(0o600)
  for (const role of ['organiser', 'moderator', 'speaker', 'attendee']) expect(first.said()).toContain(links[role])
  const parts = partsRunning()
  expect(parts).toHaveLength(6)
  first.child.kill('SIGINT')
  expect(await ended(first.child)).toBe(0)
  expect(parts.filter(isAlive)).toEqual([])

  const second = npmStart()
  await says(second, 'Ctrl-C stops everything.')
  expect(file('links.json')).toEqual(links)
  second.child.kill('SIGKILL')
  await ended(second.child)

  const third = npmStart()
  await says(third, 'Ctrl-C stops everything.')
  expect(file('links.json')).toEqual(links)
  expect(await health()).toMatchObject({ status: 'ok' })
})

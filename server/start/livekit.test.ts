import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { findLiveKit, isLiveKitAtHand, LIVEKIT_VERSION, livekitPart } from './livekit'

const settings = {
  binary: '/opt/livekit-server',
  key: 'auftaktkey',
  secret: 'a secret of the tests, long enough for LiveKit',
  ports: { livekit: 4004, livekitUdp: 4005, livekitTcp: 4006, live: 4002 },
  mediaIp: undefined,
  logFile: '/tmp/livekit.log',
}
const configured = (mediaIp?: string) =>
  JSON.parse(livekitPart({ ...settings, mediaIp }).env.LIVEKIT_CONFIG!) as {
    rtc: Record<string, unknown> & { stun_servers: string[]; turn_servers?: unknown }
    [name: string]: unknown
  }

describe('LiveKit', () => {
  test('is handed its keys by environment, not where everybody sees them', () => {
    const { command, args } = livekitPart(settings)
    expect(configured().keys).toEqual({ auftaktkey: settings.secret })
    expect(command).toBe(settings.binary)
    expect(args).toEqual([])
  })

  test('listens on this machine only, on its own ports', () => {
    expect(configured()).toMatchObject({ port: 4004, bind_addresses: ['127.0.0.1'] })
    expect(configured().rtc).toMatchObject({ udp_port: 4005, tcp_port: 0 })
    expect(configured('192.0.2.7').bind_addresses).toEqual(['127.0.0.1'])
  })

  test('asks no public server where it is, and sends nobody to one', () => {
    for (const { rtc, ...rest } of [configured(), configured('192.0.2.7')]) {
      expect(rtc.use_external_ip).toBe(false)
      expect(rtc.stun_servers.length).toBeGreaterThan(0)
      for (const server of rtc.stun_servers) expect(server).toMatch(/^127\.0\.0\.1:/)
      expect(rtc.turn_servers).toBeUndefined()
      expect(rest).not.toHaveProperty('turn')
    }
  })

  test('keeps media on this machine, unless told an address', () => {
    expect(configured().rtc).toMatchObject({
      node_ip: '127.0.0.1',
      enable_loopback_candidate: true,
      interfaces: { includes: ['lo'] },
    })
    const { rtc } = configured('192.0.2.7')
    expect(rtc).toMatchObject({ node_ip: '192.0.2.7', enable_loopback_candidate: false })
    expect(rtc).not.toHaveProperty('interfaces')
  })

  test('makes no room by itself, and unmutes nobody', () => {
    expect(configured().room).toMatchObject({ auto_create: false, enable_remote_unmute: false })
  })

  test('tells `live` what happens, signed with the key', () => {
    expect(configured().webhook).toEqual({
      api_key: 'auftaktkey',
      urls: ['http://127.0.0.1:4002/rt/livekit/webhook'],
    })
  })

  test('does not listen to us, and is asked to stop twice, because the first time it waits for people', () => {
    const { name, listensToUs, stopping } = livekitPart(settings)
    expect({ name, listensToUs }).toEqual({ name: 'livekit', listensToUs: false })
    expect(stopping.map(({ signal }) => signal)).toEqual(['SIGTERM', 'SIGTERM'])
  })
})

describe('whether LiveKit is at hand', () => {
  let directory: string
  let cached: string
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'auftakt-test-'))
    const platform = `${process.platform}-${process.arch}`
    cached = join(directory, 'auftakt', 'livekit', LIVEKIT_VERSION, platform, 'livekit-server')
    // Whatever is installed on this machine is no matter here.
    vi.stubEnv('PATH', directory)
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    rmSync(directory, { recursive: true })
  })

  const env = (more: Record<string, string> = {}) => ({ NODE_ENV: 'test', XDG_CACHE_HOME: directory, ...more }) as const
  const place = (path: string, content: string, mode = 0o755) => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
    chmodSync(path, mode)
  }
  const checksum = (content: string) => createHash('sha256').update(content).digest('hex')

  test('it is not, where there is none', () => {
    expect(isLiveKitAtHand(env())).toBe(false)
  })

  test('it is, when it is named', () => {
    expect(isLiveKitAtHand(env({ AUFTAKT_LIVEKIT_BIN: '/opt/livekit-server' }))).toBe(true)
    expect(isLiveKitAtHand(env({ AUFTAKT_LIVEKIT_BIN: '' }))).toBe(false)
  })

  test('it is, when it is installed', () => {
    place(join(directory, 'livekit-server'), '#!/bin/sh\necho livekit-server version 1.13.5\n')
    expect(isLiveKitAtHand(env())).toBe(true)
  })

  test('it is, when it was built before, and is whole', () => {
    place(cached, 'a binary')
    place(`${cached}.sha256`, `${checksum('a binary')}\n`)
    expect(isLiveKitAtHand(env())).toBe(true)
  })

  test('it is not, when the build was cut off', () => {
    place(cached, 'a bin')
    expect(isLiveKitAtHand(env())).toBe(false)
    place(`${cached}.sha256`, checksum('a binary'))
    expect(isLiveKitAtHand(env())).toBe(false)
  })

  test('it is not, when it cannot be run', () => {
    place(cached, 'a binary', 0o644)
    place(`${cached}.sha256`, checksum('a binary'))
    expect(isLiveKitAtHand(env())).toBe(false)
  })

  test('what is named is taken, or it is said what is wrong with it', async () => {
    place(join(directory, 'mine'), 'a binary')
    expect(await findLiveKit(env({ AUFTAKT_LIVEKIT_BIN: join(directory, 'mine') }))).toEqual({
      path: join(directory, 'mine'),
      from: 'AUFTAKT_LIVEKIT_BIN',
    })
    const missing = join(directory, 'missing')
    expect(await findLiveKit(env({ AUFTAKT_LIVEKIT_BIN: missing }))).toEqual({
      why: `AUFTAKT_LIVEKIT_BIN names ${missing}, which cannot be run.`,
    })
  })

  test('what is installed and new enough goes before what was built; what is too old does not', async () => {
    place(cached, 'a binary')
    place(`${cached}.sha256`, checksum('a binary'))
    place(join(directory, 'livekit-server'), '#!/bin/sh\necho livekit-server version 1.9.1\n')
    expect(await findLiveKit(env())).toMatchObject({ path: 'livekit-server', from: 'PATH, 1.9.1' })
    place(join(directory, 'livekit-server'), '#!/bin/sh\necho livekit-server version 1.9.0\n')
    expect(await findLiveKit(env())).toEqual({ path: cached, from: 'cache' })
  })

  test('where none can be had, it is said what to do', async () => {
    expect(await findLiveKit(env())).toEqual({ why: expect.stringMatching(/^Install Go .*LIVEKIT_URL.*\.$/) })
    place(join(directory, 'go'), '#!/bin/sh\necho go version go1.25.9 linux/amd64\n')
    expect(await findLiveKit(env())).toEqual({ why: expect.stringContaining('Go 1.26') })
  })
})

import { afterAll, beforeEach, expect, test, vi } from 'vitest'

const REQUIRED = {
  ...{ DATABASE_URL: 'postgres://db.example/auftakt', AUFTAKT_DATA: '/nowhere', AUTH_SECRET: 'x'.repeat(32) },
  ...{ AUFTAKT_URL: 'http://localhost', AUFTAKT_ORIGINS: 'http://localhost', LIVE_URL: 'http://localhost' },
}
beforeEach(() => {
  vi.resetModules()
  for (const [name, value] of Object.entries(REQUIRED)) vi.stubEnv(name, value)
})
afterAll(() => void vi.unstubAllEnvs())

async function isTaken(url: string): Promise<boolean> {
  const { targetFields } = await import('./stream-targets')
  return targetFields.safeParse({ name: 'Town channel', url, key: 'key', enabled: true }).success
}

test('nobody streams to a machine that others do not reach', async () => {
  expect(await isTaken('rtmp://live.example.org/app')).toBe(true)
  for (const host of ['127.0.0.1', '0x7f.1', 'localhost', '192.168.1.1', '[::1]'])
    expect([host, await isTaken(`rtmp://${host}:1935/app`)]).toEqual([host, false])
})

test('unless whoever runs the installation allows it', async () => {
  vi.stubEnv('STREAM_TO_PRIVATE', 'on')
  expect(await isTaken('rtmp://192.168.1.1/app')).toBe(true)
  expect(await isTaken('http://192.168.1.1/app')).toBe(false)
})

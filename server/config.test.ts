import { describe, expect, test } from 'vitest'
import { ConfigError, dataDirOf, originsOf, portsOf, publicUrlOf, readEnvironment } from './config'

const LONG = 'x'.repeat(32)

describe('settings', () => {
  test('have defaults for everything that a person would not care about', () => {
    expect(readEnvironment({})).toEqual({
      PORT: 3000,
      HOST: '127.0.0.1',
      AUFTAKT_DATA: '.auftakt',
      AUFTAKT_DEMO: 'on',
      AUFTAKT_MEDIA: 'on',
      AUFTAKT_RECORDER: 'on',
      MAIL_FROM: 'Auftakt <auftakt@localhost>',
      LOG_LEVEL: 'info',
      RECORDING_DISK_RESERVE: 500,
      STREAM_TO_PRIVATE: 'off',
    })
  })

  test.each([
    ['PORT', '8080', 8080],
    ['HOST', '0.0.0.0'],
    ['AUFTAKT_DATA', '/var/lib/auftakt'],
    ['PUBLIC_URL', 'https://auftakt.example'],
    ['LIVEKIT_PUBLIC_URL', 'wss://media.example'],
    ['LIVEKIT_PUBLIC_URL', '/livekit'],
    ['OPERATOR_EMAIL', 'office@town.example'],
    ['AUFTAKT_DEMO', 'off'],
    ['DATABASE_URL', 'postgresql://auftakt:secret@db.example:5432/auftakt'],
    ['DATABASE_URL', 'postgres://db.example/auftakt'],
    ['LIVEKIT_KEY', 'key'],
    ['LIVEKIT_SECRET', LONG],
    ['AUFTAKT_LIVEKIT_BIN', '/opt/livekit-server'],
    ['AUFTAKT_MEDIA', 'off'],
    ['MEDIA_IP', '192.0.2.7'],
    ['MEDIA_IP', '2001:db8::7'],
    ['STREAM_TO_PRIVATE', 'on'],
    ['SMTP_URL', 'smtp://mail.example:587'],
    ['SMTP_URL', 'smtps://user:secret@mail.example'],
    ['MAIL_FROM', 'Team <team@auftakt.example>'],
    ['OPENID_ISSUER', 'https://login.example'],
    ['OPENID_CLIENT_ID', 'auftakt'],
    ['OPENID_CLIENT_SECRET', 'secret'],
    ['AUTH_SECRET', LONG],
    ['LOG_LEVEL', 'debug'],
  ])('%s may be %s', (name, value, read: string | number = value) => {
    expect(readEnvironment({ [name]: value })).toMatchObject({ [name]: read })
  })

  test.each([
    ['PORT', '0'],
    ['PORT', '-1'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', 'http'],
    ['PORT', '3000, please'],
    ['PUBLIC_URL', 'auftakt.example'],
    ['PUBLIC_URL', 'ftp://auftakt.example'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['DATABASE_URL', 'mysql://db.example/auftakt'],
    ['DATABASE_URL', 'db.example'],
    ['LIVEKIT_URL', 'livekit.example'],
    ['LIVEKIT_URL', 'ftp://livekit.example'],
    ['LIVEKIT_SECRET', 'short'],
    ['AUFTAKT_MEDIA', 'maybe'],
    ['MEDIA_IP', 'media.example'],
    ['MEDIA_IP', '192.0.2.256'],
    ['SMTP_URL', 'https://mail.example'],
    ['OPENID_ISSUER', 'login.example'],
    ['AUTH_SECRET', 'x'.repeat(31)],
    ['LOG_LEVEL', 'loud'],
  ])('%s may not be %s: it is named, in one sentence', (name, value) => {
    const read = () => readEnvironment({ [name]: value })
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(new RegExp(`^The setting ${name} is wrong: [^\\n]+[^.]\\.$`))
  })

  test.each(['LIVEKIT_SECRET', 'AUTH_SECRET'])('a wrong %s is not repeated', (name) => {
    expect(() => readEnvironment({ [name]: 'do-not-say-this' })).toThrow(/^((?!do-not-say-this).)*$/)
  })

  test('empty means not set', () => {
    const names = ['PORT', 'HOST', 'PUBLIC_URL', 'DATABASE_URL', 'LIVEKIT_URL', 'MEDIA_IP', 'AUTH_SECRET', 'LOG_LEVEL']
    const empty = Object.fromEntries(names.map((name) => [name, '']))
    expect(readEnvironment(empty)).toEqual(readEnvironment({}))
    expect(readEnvironment({ PORT: undefined })).toEqual(readEnvironment({}))
  })

  test('of others are none of ours', () => {
    expect(readEnvironment({ PATH: '/bin', NODE_ENV: 'production' })).toEqual(readEnvironment({}))
  })
})

describe('a LiveKit of one’s own', () => {
  const own = { LIVEKIT_URL: 'wss://livekit.example', LIVEKIT_KEY: 'key', LIVEKIT_SECRET: LONG }

  test('needs a key and a secret', () => {
    expect(readEnvironment(own)).toMatchObject(own)
    for (const lacks of [{ LIVEKIT_KEY: '' }, { LIVEKIT_SECRET: '' }, { LIVEKIT_KEY: '', LIVEKIT_SECRET: '' }]) {
      const read = () => readEnvironment({ ...own, ...lacks })
      expect(read).toThrow(ConfigError)
      expect(read).toThrow(/LIVEKIT_URL.*LIVEKIT_KEY and LIVEKIT_SECRET/)
    }
  })
})

describe('ports', () => {
  test('derive from one, each its own', () => {
    const ports = Object.values(portsOf({ PORT: 4000 }))
    expect(portsOf({ PORT: 4000 }).edge).toBe(4000)
    expect([...ports].sort()).toEqual([4000, 4001, 4002, 4003, 4004, 4005, 4006, 4007])
  })

  test('too high to leave room for the others are refused', () => {
    expect(() => readEnvironment({ PORT: '65530' })).toThrow(/^The setting PORT is wrong/)
    expect(() => readEnvironment({ PORT: '65535' })).toThrow(ConfigError)
    const { PORT } = readEnvironment({ PORT: '65528' })
    expect(Math.max(...Object.values(portsOf({ PORT })))).toBeLessThanOrEqual(65_535)
  })
})

describe('addresses', () => {
  test('are this machine’s two names for itself, when none is set', () => {
    expect(originsOf(readEnvironment({ PORT: '4000' }))).toEqual(['http://localhost:4000', 'http://127.0.0.1:4000'])
    expect(publicUrlOf(readEnvironment({ PORT: '4000' }))).toBe('http://localhost:4000')
  })

  test('are the public one alone, without a path, when it is set', () => {
    const environment = readEnvironment({ PUBLIC_URL: 'https://Auftakt.example:8443/somewhere?x' })
    expect(originsOf(environment)).toEqual(['https://auftakt.example:8443'])
    expect(publicUrlOf(environment)).toBe('https://auftakt.example:8443')
  })
})

test('the data directory lies in the project, unless it is absolute', () => {
  expect(dataDirOf({ AUFTAKT_DATA: '.auftakt' }, '/srv/auftakt')).toBe('/srv/auftakt/.auftakt')
  expect(dataDirOf({ AUFTAKT_DATA: '/var/lib/auftakt' }, '/srv/auftakt')).toBe('/var/lib/auftakt')
})

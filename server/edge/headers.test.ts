import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { incomingHeaders } from './headers'

const PUBLIC = 'https://auftakt.example'
const passed = (headers: IncomingHttpHeaders, remoteAddress: string | undefined = '192.0.2.7', publicUrl = PUBLIC) =>
  incomingHeaders({ headers, socket: { remoteAddress } } as IncomingMessage, publicUrl)

test('what a browser says of itself is passed on', () => {
  const said = {
    host: 'auftakt.example',
    cookie: 'auftakt-locale=de',
    'accept-language': 'de',
    'user-agent': 'x',
    authorization: 'Bearer x',
    'x-real-ipv6': 'x',
  }
  expect(passed(said)).toMatchObject(said)
})

test.each([
  'x-middleware-subrequest',
  'x-middleware-rewrite',
  'x-middleware-next',
  'x-nextjs-data',
  'x-nextjs-prerender',
  'x-forwarded-port',
  'x-forwarded-server',
  'x-forwarded-prefix',
  'x-real-ip',
  'forwarded',
  'next-action',
  'x-nonce',
  'content-security-policy',
])('a forged %s is stripped, wherever it comes from', (name) => {
  for (const remote of ['192.0.2.7', '127.0.0.1']) expect(passed({ [name]: 'forged' }, remote)).not.toHaveProperty(name)
})

test('host and protocol are those that people open, whatever was said', () => {
  const forged = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher' }
  for (const remote of ['192.0.2.7', '127.0.0.1']) {
    expect(passed(forged, remote)).toMatchObject({
      'x-forwarded-host': 'auftakt.example',
      'x-forwarded-proto': 'https',
    })
  }
  expect(passed({}, '192.0.2.7', 'http://localhost:3000')).toMatchObject({
    'x-forwarded-host': 'localhost:3000',
    'x-forwarded-proto': 'http',
  })
})

describe('where a request comes from', () => {
  const from = (remote: string | undefined, forwarded?: string | string[]) =>
    passed(forwarded === undefined ? {} : ({ 'x-forwarded-for': forwarded } as IncomingHttpHeaders), remote)[
      'x-forwarded-for'
    ]

  test('is where the line comes from', () => {
    expect(from('192.0.2.7')).toBe('192.0.2.7')
    expect(from('127.0.0.1')).toBe('127.0.0.1')
  })

  test.each(['192.0.2.7', '10.0.0.1', '127.0.0.10', '::ffff:192.0.2.7', '::2', ''])(
    'is not what %s claims',
    (remote) => {
      expect(from(remote, '198.51.100.1')).toBe(remote)
    },
  )

  test.each(['127.0.0.1', '::1', '::ffff:127.0.0.1'])('is what a proxy on this machine saw, at %s', (remote) => {
    expect(from(remote, '198.51.100.1')).toBe('198.51.100.1')
  })

  test('is the last address, which the proxy appended: those before are the browser’s own claim', () => {
    expect(from('127.0.0.1', '203.0.113.9, 127.0.0.1, 198.51.100.1')).toBe('198.51.100.1')
    expect(from('127.0.0.1', '203.0.113.9,198.51.100.1')).toBe('198.51.100.1')
    expect(from('127.0.0.1', ['203.0.113.9', '198.51.100.1'])).toBe('198.51.100.1')
  })

  test('is the line’s end when the proxy said nothing', () => {
    expect(from('127.0.0.1', '')).toBe('127.0.0.1')
  })

  test('is unknown when the line is gone', () => {
    expect(incomingHeaders({ headers: {}, socket: {} } as IncomingMessage, PUBLIC)['x-forwarded-for']).toBe('')
  })
})

test('what came in is left as it was', () => {
  const headers = { 'x-forwarded-for': '198.51.100.1', 'x-nonce': 'x' }
  passed(headers)
  expect(headers).toEqual({ 'x-forwarded-for': '198.51.100.1', 'x-nonce': 'x' })
})

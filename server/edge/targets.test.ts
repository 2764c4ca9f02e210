import { describe, expect, test } from 'vitest'
import { targetOf } from './targets'

const get = (url: string, withFiles = true) => targetOf({ url, method: 'GET' }, withFiles)

describe('which part answers', () => {
  test.each([
    ['/', 'web', '/'],
    ['/desk?x=1', 'web', '/desk?x=1'],
    ['/c/kickoff', 'web', '/c/kickoff'],
    ['/api/enter/link', 'web', '/api/enter/link'],
    ['/api/healthy', 'web', '/api/healthy'],
    ['/api/health/', 'web', '/api/health/'],
    ['/rt', 'web', '/rt'],
    ['/rtc', 'web', '/rtc'],
    ['/livekit', 'web', '/livekit'],
    ['/livekits/rtc', 'web', '/livekits/rtc'],
    ['/_next/image?url=x', 'web', '/_next/image?url=x'],
    ['/desk?to=//evil.example/../x', 'web', '/desk?to=//evil.example/../x'],
    ['/c/a..b', 'web', '/c/a..b'],
    ['/api/health', 'live', '/api/health'],
    ['/api/health?full=1', 'live', '/api/health?full=1'],
    ['/rt/entry?session=s&seat=t', 'live', '/rt/entry?session=s&seat=t'],
    ['/rt/socket/?EIO=4&transport=websocket', 'live', '/rt/socket/?EIO=4&transport=websocket'],
    ['/rt/livekit/webhook', 'live', '/rt/livekit/webhook'],
    ['/livekit/rtc?access_token=x', 'livekit', '/rtc?access_token=x'],
    ['/livekit/rtc/v1', 'livekit', '/rtc/v1'],
    ['/livekit/rtc/validate?access_token=x', 'livekit', '/rtc/validate?access_token=x'],
    ['/livekit/rtc/v1/validate', 'livekit', '/rtc/v1/validate'],
    ['/media/1.live.x/y/live.m3u8', 'media', '/media/1.live.x/y/live.m3u8'],
    ['/media', 'web', '/media'],
    ['/_next/static/chunks/main.js', 'files', '/chunks/main.js'],
    ['/_next/static/media/a.woff2?v=1', 'files', '/media/a.woff2?v=1'],
  ])('%s: %s, as %s', (url, part, path) => {
    expect(get(url)).toMatchObject({ part, path })
  })

  test('files come from the pages while they are edited', () => {
    expect(get('/_next/static/chunks/main.js', false)).toMatchObject({
      part: 'web',
      path: '/_next/static/chunks/main.js',
    })
  })
})

test.each([
  ['an address of somewhere else', 'http://evil.example/'],
  ['an address of ours', 'http://127.0.0.1:3002/rt/command'],
  ['an address without slashes', 'evil.example:443'],
  ['another host', '//evil.example/'],
  ['another host', '///evil.example'],
  ['a backslash', '/\\evil.example'],
  ['a backslash', '/rt\\command'],
  ['a backslash', '/desk?to=\\evil'],
  ['the way up', '/livekit/../twirp/livekit.RoomService/ListRooms'],
  ['the way up', '/_next/static/../../server/secrets.json'],
  ['the way up', '/rt/x/../command'],
  ['the way up', '/rt/..'],
  ['the way up', '/..'],
  ['a detour', '/rt/./command'],
  ['a detour in other letters', '/rt/%2e/command'],
  ['the way up in other letters', '/rt/x/%2E%2e/command'],
  ['the way up, half in other letters', '/rt/x/.%2e/command'],
  ['the way up in other letters', '/livekit/%2e%2e/twirp/livekit.RoomService/ListRooms'],
  ['a detour', '/livekit/./twirp/livekit.RoomService/ListRooms'],
  ['the way up', '/../'],
  ['everything', '*'],
  ['nothing', ''],
])('%s is refused: %s', (_what, url) => {
  for (const withFiles of [true, false]) expect(get(url, withFiles)).toEqual({ part: 'nowhere', status: 400 })
})

test.each(['/media/1.live.x/y/../../secrets.json', '/media/1.live.x/y/%2e%2e/secrets.json'])(
  'below media the way up is not there, as nothing is that nobody was given: %s',
  (url) => expect(get(url)).toEqual({ part: 'nowhere', status: 404 }),
)

test('a request without a target is refused', () => {
  expect(targetOf({ method: 'GET' }, true)).toEqual({ part: 'nowhere', status: 400 })
})

test.each([
  '/rt/command',
  '/rt/command?x=1',
  '/rt/internal',
  '/rt/internal/anything',
  '/livekit/',
  '/livekit/twirp',
  '/livekit/twirp/livekit.RoomService/ListRooms',
  '/livekit//twirp/livekit.RoomService/ListRooms',
  '/livekit/rtc/twirp',
  '/livekit/rtc/',
  '/livekit/rtc/v2',
  '/livekit/rtcs',
  '/livekit/xrtc',
  '/livekit/debug/pprof',
  '/livekit/?/rtc',
])('%s is not to be had from outside', (url) => {
  for (const withFiles of [true, false]) expect(get(url, withFiles)).toEqual({ part: 'nowhere', status: 404 })
})

test.each(['/twirp', '/twirp/livekit.RoomService/ListRooms', '/metrics', '/debug/pprof'])(
  '%s is a page that is not there, and no part’s inside',
  (url) => {
    expect(get(url)).toEqual({ part: 'web', path: url, upgrades: false })
  },
)

test.each(['POST', 'PUT', 'DELETE', 'CONNECT', undefined])('signalling is asked with GET, not with %s', (method) => {
  const request = { url: '/livekit/rtc', ...(method !== undefined && { method }) }
  expect(targetOf(request, true)).toEqual({ part: 'nowhere', status: 404 })
})

describe('upgrades', () => {
  test.each(['/rt/socket/', '/rt/socket/?EIO=4', '/livekit/rtc', '/livekit/rtc/v1?access_token=x'])(
    '%s may become a WebSocket',
    (url) => {
      expect(get(url)).toMatchObject({ upgrades: true })
    },
  )

  test.each([
    '/',
    '/desk',
    '/rt/entry',
    '/rt/socket',
    '/rt/socket/x',
    '/rt/sockets/',
    '/rt/entry?x=/rt/socket/',
    '/api/health',
    '/_next/webpack-hmr',
    '/?x=/rt/socket/',
  ])('%s may not', (url) => {
    expect(get(url)).toMatchObject({ upgrades: false })
  })

  test('while pages are edited, the pages’ own may too', () => {
    expect(get('/_next/webpack-hmr', false)).toMatchObject({ part: 'web', upgrades: true })
    expect(get('/desk', false)).toMatchObject({ upgrades: false })
  })
})

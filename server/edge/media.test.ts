import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mediaPath, type Rights } from '@/prisma/recording-access'
import { removeLivePlaylists } from '@/prisma/recording-files'
import { media } from './media'

const KEY = 'a key of the tests that is long enough'
const ID = 'AAAAAAAAAAAAAAAAAAAAAA'
const OTHER = 'BBBBBBBBBBBBBBBBBBBBBB'
const SEGMENT = 'kept/CCCCCCCCCCCCCCCCCCCCCC.m4s'
const CUT = 'cut/DDDDDDDDDDDDDDDDDDDDDD.m4s'
const [SMALL, SOUND] = [SEGMENT.replace('.m4s', '.small.m4s'), SEGMENT.replace('.m4s', '.sound.m4s')]
const [SMALL_CUT, SOUND_CUT] = [CUT.replace('.m4s', '.small.m4s'), CUT.replace('.m4s', '.sound.m4s')]
const HOUR = 3_600_000
const NOW = 1_000 * HOUR + 5_000
const BYTES = Buffer.from('0123456789')

let dir: string
let server: Server
let now = NOW
beforeAll(async () => {
  // A dot in the way, as there is in every installation that sets nothing.
  dir = mkdtempSync(join(tmpdir(), '.auftakt-media-'))
  const recordings = join(dir, 'recordings')
  for (const id of [ID, OTHER])
    for (const part of ['kept', 'cut', 'files']) mkdirSync(join(recordings, id, part), { recursive: true })
  writeFileSync(join(dir, 'secrets.json'), 'secret')
  const renditions = [SMALL, SOUND, SMALL_CUT, SOUND_CUT, 'vod.auto.m3u8', 'live.small.m3u8']
  for (const name of [SEGMENT, CUT, 'vod.m3u8', 'live.m3u8', 'files/talk.mp4', 'files/package.html', ...renditions])
    writeFileSync(join(recordings, ID, name), BYTES)
  mkdirSync(join(recordings, ID, 'files', 'folder'))
  symlinkSync(join(dir, 'secrets.json'), join(recordings, ID, 'kept', 'EEEEEEEEEEEEEEEEEEEEEE.m4s'))
  server = createServer(media({ dataDir: dir, key: KEY, now: () => now }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  rmSync(dir, { recursive: true, force: true })
})

const port = () => (server.address() as AddressInfo).port
const OF = { id: ID, generation: 0 }
const address = (file: string, rights: Rights = 'published', id = ID) =>
  `${mediaPath(KEY, { id, generation: 0 }, rights, NOW)}/${file}`
const ask = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port()}${path}`, init)
const ranged = (range: string, more: Record<string, string> = {}) =>
  ask(address(SEGMENT), { headers: { range, ...more } })

/** A request line as it stands; answers the whole answer without its date. */
const raw = (method: string, path: string, headers = '') =>
  new Promise<string>((resolve, reject) => {
    let said = ''
    const socket = connect(port(), '127.0.0.1', () => socket.write(`${method} ${path} HTTP/1.0\r\n${headers}\r\n`))
    socket.on('data', (chunk) => {
      said += chunk
    })
    socket.on('end', () => resolve(said.replace(/^Date: .*\r\n/m, '')))
    socket.on('error', reject)
  })

describe('a file under its address', () => {
  test('is served with its type, and caches keep it for minutes', async () => {
    const answer = await ask(address(SEGMENT))
    expect([answer.status, await answer.text()]).toEqual([200, '0123456789'])
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'video/iso.segment',
      'content-length': '10',
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=300, immutable',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      etag: expect.any(String),
    })
    expect(answer.headers.has('access-control-allow-origin')).toBe(false)
  })

  test.each([
    ['vod.m3u8', 'published', 'application/vnd.apple.mpegurl', 'public, no-cache'],
    ['live.m3u8', 'live', 'application/vnd.apple.mpegurl', 'public, max-age=1'],
    ['vod.auto.m3u8', 'published', 'application/vnd.apple.mpegurl', 'public, no-cache'],
    ['live.small.m3u8', 'live', 'application/vnd.apple.mpegurl', 'public, max-age=1'],
    [SMALL, 'live', 'video/iso.segment', 'public, max-age=300, immutable'],
    [SOUND, 'published', 'audio/iso.segment', 'public, max-age=300, immutable'],
    [SOUND_CUT, 'all', 'audio/iso.segment', 'public, max-age=300, immutable'],
    [CUT, 'all', 'video/iso.segment', 'public, max-age=300, immutable'],
    ['files/talk.mp4', 'taken', 'video/mp4', 'public, no-cache'],
  ] as const)('%s: %s, %s', async (file, rights, type, caching) => {
    const answer = await ask(address(file, rights))
    await answer.body?.cancel()
    expect(answer.status).toBe(200)
    expect([answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([type, caching])
  })

  test('is never opened as a page of ours when it is a download', async () => {
    const answer = await ask(address('files/package.html', 'taken'))
    await answer.body?.cancel()
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'content-security-policy': 'sandbox',
    })
  })

  test('is told about with HEAD', async () => {
    const answer = await ask(address(SEGMENT), { method: 'HEAD' })
    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, '10', ''])
  })

  test('is not sent again to whoever has it', async () => {
    const etag = (await ask(address(SEGMENT))).headers.get('etag')!
    const again = await raw('GET', address(SEGMENT), `If-None-Match: ${etag}\r\n`)
    expect(again).toMatch(/^HTTP\/1.1 304 .*\r\n\r\n$/s)
  })
})

describe('a part of a file', () => {
  test.each([
    ['bytes=0-3', '0123', 'bytes 0-3/10'],
    ['bytes=4-', '456789', 'bytes 4-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=8-999', '89', 'bytes 8-9/10'],
  ])('%s', async (range, bytes, said) => {
    const answer = await ranged(range)
    expect([answer.status, await answer.text()]).toEqual([206, bytes])
    expect(answer.headers.get('content-range')).toBe(said)
  })

  test('that is not there is said to be none', async () => {
    const answer = await ranged('bytes=10-')
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, 'bytes */10'])
    await answer.body?.cancel()
  })

  test.each([
    ['the wrong way round', 'bytes=5-2'],
    ['no numbers', 'bytes=x-y'],
    ['nothing', 'bytes='],
    ['lines', 'lines=1-2'],
    ['several', 'bytes=0-1,4-5'],
    ['very many', `bytes=${'0-1,'.repeat(2_000)}0-1`],
  ])('%s is no trouble', async (_what, range) => {
    const answer = await ranged(range)
    await answer.body?.cancel()
    expect([200, 206, 416]).toContain(answer.status)
    expect((await ask(address(SEGMENT))).status).toBe(200)
  })

  test('of another file than was meant is the whole', async () => {
    const answer = await ranged('bytes=0-3', { 'if-range': '"another"' })
    expect([answer.status, await answer.text()]).toEqual([200, '0123456789'])
  })
})

describe('[T52] whatever is wrong with an address', () => {
  const good = address(SEGMENT)
  const wrong: readonly (readonly [string, string])[] = [
    ['one letter of the signature', good.replace(/\.published\.(.)/, (_, c) => `.published.${c === 'A' ? 'B' : 'A'}`)],
    ['no signature', `/media/${ID}/${SEGMENT}`],
    ['an empty signature', good.replace(/\.published\.[^/]*/, '.published.')],
    ['a later end', good.replace(/^\/media\/\d+/, '/media/999999999')],
    ['more rights', good.replace('.published.', '.all.')],
    ['rights that are none', good.replace('.published.', '.__proto__.')],
    ['another recording', good.replace(ID, OTHER)],
    ['signed with another key', `${mediaPath(`another ${KEY}`, OF, 'published', NOW)}/${SEGMENT}`],
    ['expired', `${mediaPath(KEY, OF, 'published', NOW - 2 * HOUR)}/${SEGMENT}`],
    ['a file that is not there', good.replace('CCCC', 'FFFF')],
    ['what was cut out', address(CUT)],
    ['what was cut out, small', address(SMALL_CUT)],
    ['what was cut out, as sound', address(SOUND_CUT)],
    ['the whole while one may see what is published', address('full.m3u8')],
    ['a playlist of another time', address('live.m3u8')],
    ['a recording that was deleted', address(SEGMENT, 'published', 'ZZZZZZZZZZZZZZZZZZZZZZ')],
    ['a folder', address('files/folder', 'taken')],
    ['the folder itself', `${mediaPath(KEY, OF, 'all', NOW)}/`],
    ['the way up', address('files/../../../secrets.json', 'all')],
    ['the way up in other letters', address('files/%2e%2e/%2e%2e/secrets.json', 'all')],
    ['the way up from a name', address('files/..', 'all')],
    ['a backslash', address('files\\..\\secrets.json', 'all')],
    ['a hidden file', address('files/.htaccess', 'all')],
    ['a null', address('files/talk.mp4%00.html', 'all')],
    ['a query', `${good}?x=1`],
    ['a name that is too long', address(`files/${'x'.repeat(5_000)}`, 'all')],
  ]

  test('there is one answer, with GET and with HEAD', async () => {
    const first = await raw('GET', wrong[0]![1])
    expect(first).toMatch(/^HTTP\/1.1 404 .*There is nothing here\.\n$/s)
    for (const [what, path] of wrong) {
      expect(await raw('GET', path), what).toBe(first)
      const head = await raw('HEAD', path)
      expect(head, what).toBe(first.replace(/There is nothing here\.\n$/, ''))
    }
  })

  test('and none is different when a part is asked for', async () => {
    for (const [what, path] of wrong.filter(([, path]) => !path.includes('\\'))) {
      const answer = await ask(path, { headers: { range: 'bytes=0-1', 'if-none-match': '*' } })
      expect([answer.status, await answer.text()], what).toEqual([404, 'There is nothing here.\n'])
    }
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])('also for what is asked with %s', async (method) => {
    expect(await raw(method, good)).toContain('HTTP/1.1 404')
  })

  test('an answer does not tell by its time whether an address was nearly right', async () => {
    const median = async (path: string) => {
      const took: number[] = []
      for (let i = 0; i < 60; i++) {
        const before = performance.now()
        await raw('GET', path)
        took.push(performance.now() - before)
      }
      return took.sort((a, b) => a - b)[30]!
    }
    await median(good)
    const [forged, missing] = [await median(wrong[0]![1]), await median(wrong[9]![1])]
    expect(Math.abs(forged - missing)).toBeLessThan(5)
  })
})

test('[T53] an address ends with its time, also for what was just there', async () => {
  try {
    expect((await ask(address(SEGMENT))).status).toBe(200)
    now = NOW + 2 * HOUR
    expect((await ask(address(SEGMENT))).status).toBe(404)
  } finally {
    now = NOW
  }
})

test('nothing is kept in caches when its address has ended', async () => {
  try {
    now = NOW + 2 * HOUR - 15_000
    expect((await ask(address(SEGMENT))).headers.get('cache-control')).toBe('public, max-age=10, immutable')
  } finally {
    now = NOW
  }
})

describe('an address that was right when it was handed out', () => {
  const status = async (file: string, rights: Rights, at = NOW, generation = 0) => {
    const answer = await ask(`${mediaPath(KEY, { id: ID, generation }, rights, at)}/${file}`)
    await answer.body?.cancel()
    return answer.status
  }

  test('[T53] opens nothing to those who watch that is older than a decision, and to those who review all', async () => {
    const watching = async (generation: number) => {
      const of = (file: string, rights: Rights) => status(file, rights, NOW, generation)
      const all = [of('vod.m3u8', 'published'), of(SEGMENT, 'published'), of('files/talk.mp4', 'taken')]
      return new Set(await Promise.all([...all, of('live.m3u8', 'live')]))
    }
    writeFileSync(join(dir, 'recordings', ID, 'live.m3u8'), BYTES)
    expect(await watching(0)).toEqual(new Set([200]))
    const file = join(dir, 'recordings', ID, 'generation')
    writeFileSync(file, '2')
    try {
      expect(await watching(1)).toEqual(new Set([404]))
      expect(await watching(2)).toEqual(new Set([200]))
      expect([await status('vod.m3u8', 'all'), await status('files/talk.mp4', 'files')]).toEqual([200, 200])
      // Whoever looks at it before it is published has another address.
      expect(await status('vod.m3u8', 'preview')).toBe(200)
    } finally {
      rmSync(file)
    }
  })

  test('opens nothing any more when nobody can be watching live', async () => {
    const playlist = join(dir, 'recordings', ID, 'live.m3u8')
    writeFileSync(join(dir, 'recordings', ID, 'dvr.m3u8'), BYTES)
    const files = ['live.m3u8', 'dvr.m3u8', 'live.small.m3u8', SEGMENT, SMALL, SOUND]
    const live = async () => new Set(await Promise.all(files.map((file) => status(file, 'live'))))
    expect(await live()).toEqual(new Set([200]))
    await removeLivePlaylists(dir, ID)
    try {
      expect(await live()).toEqual(new Set([404]))
      expect(await status(SEGMENT, 'published')).toBe(200)
    } finally {
      writeFileSync(playlist, BYTES)
    }
  })
})

test('[T53] what is deleted is gone at once', async () => {
  const recordings = join(dir, 'recordings')
  const long = 'kept/GGGGGGGGGGGGGGGGGGGGGG.m4s'
  writeFileSync(join(recordings, OTHER, long), Buffer.alloc(1_000))
  expect((await ask(address(long, 'published', OTHER))).status).toBe(200)
  rmSync(join(recordings, OTHER), { recursive: true })
  expect((await ask(address(long, 'published', OTHER))).status).toBe(404)
})

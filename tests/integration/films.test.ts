import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Film } from '@/server/recorder/film'
import type { Fragment } from '@/server/recorder/fragments'
import { Pusher } from '@/server/recorder/streams/pusher'
import { keyPictures, probe, RtmpReceiver } from '../support/films'
import { until } from '../support/live'
import { freePort } from '../support/servers'

const dir = mkdtempSync(join(tmpdir(), 'auftakt-test-'))
/** Ten seconds as a browser films them: a key picture every two seconds, the pictures half a second after the sound. */
let filmed: Buffer
/** The same, with the sound after the pictures, as on a machine that has too much to do. */
let late: Buffer

function film(name: string, pictureAt: string, soundAt: string): Buffer {
  const file = join(dir, name)
  const picture = ['-itsoffset', pictureAt, '-f', 'lavfi', '-i', 'testsrc=s=320x180:r=25:d=10']
  const sound = ['-itsoffset', soundAt, '-f', 'lavfi', '-i', 'sine=d=10.5']
  const codecs = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-bf', '0', '-g', '50', '-c:a', 'pcm_s16le']
  execFileSync('ffmpeg', ['-v', 'error', ...picture, ...sound, ...codecs, '-cluster_time_limit', '200', file])
  return readFileSync(file)
}

beforeAll(() => {
  filmed = film('filmed.mkv', '0.52', '0')
  late = film('late.mkv', '0', '0.3')
})
afterAll(() => rmSync(dir, { recursive: true }))

/** Hands a film in piece by piece, as it comes from the browser. */
async function fragmentsOf(bytes: Buffer) {
  const found = { begins: Number.NaN, init: Buffer.alloc(0) as Buffer, fragments: [] as Fragment[], pictures: 0 }
  const film = new Film('ffmpeg', {
    begins: (at) => {
      found.begins = at
    },
    init: (init) => {
      found.init = init
    },
    fragment: (fragment) => found.fragments.push(fragment),
    picture: () => found.pictures++,
  })
  for (let at = 0; at < bytes.length; at += 1_234) film.write(bytes.subarray(at, at + 1_234))
  await film.finish()
  return found
}

describe('a film', () => {
  test('becomes fragments from key picture to key picture, which begin with the first picture', async () => {
    const { begins, init, fragments, pictures } = await fragmentsOf(filmed)
    expect(begins).toBeCloseTo(0.52 - 1_024 / 48_000, 3)
    expect(pictures).toBe(250)
    expect(fragments.map(({ position }) => Math.round(position * 100) / 100)).toEqual([0, 2.02, 4.02, 6.02, 8.02])
    for (const { duration } of fragments) expect(duration).toBeCloseTo(2, 1)
    const file = join(dir, 'one.mp4')
    writeFileSync(file, Buffer.concat([init, fragments[0]!.bytes]))
    expect(await probe(file)).toMatchObject({ codecs: ['h264', 'aac'], width: 320, height: 180 })
  })

  test('begins with silence when its sound comes later than its pictures', async () => {
    const { begins, init, fragments } = await fragmentsOf(late)
    expect(begins).toBeCloseTo(-1_024 / 48_000, 3)
    expect(fragments.map(({ position }) => Math.round(position * 100) / 100)).toEqual([0, 2.02, 4.02, 6.02, 8.02])
    for (const { duration } of fragments) expect(duration).toBeCloseTo(2, 1)
    const file = join(dir, 'all.mp4')
    writeFileSync(file, Buffer.concat([init, ...fragments.map(({ bytes }) => bytes)]))
    expect((await keyPictures(file)).map((at) => Math.round(at * 100) / 100)).toEqual([0, 2.02, 4.02, 6.02, 8.02])
  })

  test('that breaks off in the middle keeps what had come', async () => {
    const { init, fragments } = await fragmentsOf(filmed.subarray(0, Math.round(filmed.length * 0.55)))
    expect(fragments.length).toBeGreaterThanOrEqual(2)
    const file = join(dir, 'some.mp4')
    writeFileSync(file, Buffer.concat([init, ...fragments.map(({ bytes }) => bytes)]))
    const { duration } = await probe(file)
    expect(duration).toBeGreaterThan(4)
    expect(duration).toBeLessThan(7)
  })

  test('that is none is said to be none, and ends without a fragment', async () => {
    await expect(fragmentsOf(Buffer.from([1, 2, 3]))).rejects.toThrow('no Matroska')
    expect((await fragmentsOf(Buffer.alloc(0))).fragments).toEqual([])
  })
})

describe('a stream', () => {
  const pieces = async () => {
    const { init, fragments } = await fragmentsOf(filmed)
    return fragments.map(({ bytes }) => ({ run: 1, init, bytes }))
  }

  test('gets to the platform, and its key into nobody’s sight', async () => {
    const [port, told] = [await freePort(), [] as string[]]
    const platform = new RtmpReceiver(port, 'the-key')
    const pusher = new Pusher('ffmpeg', { url: `rtmp://127.0.0.1:${port}/live`, key: 'the-key' }, (state) =>
      told.push(state),
    )
    const [first, ...others] = await pieces()
    // Until the platform listens: what cannot be pushed is left out.
    await until('the stream', () => {
      if (told.at(-1) !== 'live') pusher.push(first!)
      return told.includes('live')
    })
    for (const piece of others.slice(0, 1)) pusher.push(piece)
    const commands = execFileSync('ps', ['-A', '-o', 'args='], { encoding: 'utf8' }).split('\n')
    const ours = commands.filter((each) => each.includes(`127.0.0.1:${port}`) && each.includes('-fpre'))
    expect(ours).toHaveLength(1)
    expect(ours[0]).not.toContain('the-key')
    pusher.stop()
    await platform.ended
    expect((await probe(platform.file)).codecs.toSorted()).toEqual(['aac', 'h264'])
    await platform.close()
  })

  test.each([
    ['rtmp://127.0.0.1:1/live', 'key', 'unreachable'],
    ['rtmp://127.0.0.1/live\nrtmp_app=other', 'key', 'wrong-address'],
    ['https://127.0.0.1/live', 'key', 'wrong-address'],
    ['rtmp://127.0.0.1/live', 'a key\nof two lines', 'wrong-address'],
    ['rtmp://127.0.0.1/live', '', 'wrong-address'],
  ])('to %j with %j fails: %s', async (url, key, problem) => {
    const told: (string | null)[] = []
    const pusher = new Pusher('ffmpeg', { url, key }, (_state, problem) => told.push(problem))
    pusher.push((await pieces())[0]!)
    await until('the failure', () => told.includes(problem))
    pusher.stop()
  })
})

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Film } from '@/server/recorder/film'
import type { Fragment } from '@/server/recorder/fragments'
import { Small } from '@/server/recorder/small'
import { Smalls } from '@/server/recorder/smalls'
import { soundOnly } from '@/server/recorder/sound-only'
import { Pusher } from '@/server/recorder/streams/pusher'
import { keyPictures, loudest, probe, RtmpReceiver } from '../support/films'
import { until } from '../support/live'
import { smallOf } from '../support/renditions'
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

/** Puts pieces into one file. */
function fileOf(name: string, ...pieces: readonly Buffer[]): string {
  const file = join(dir, name)
  writeFileSync(file, Buffer.concat(pieces))
  return file
}

/** When the first sound of a film begins, in seconds. */
const soundBegins = (file: string): number =>
  Number(
    execFileSync(
      'ffprobe',
      ['-v', 'error', '-select_streams', 'a', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', file],
      { encoding: 'utf8' },
    ).split('\n')[0],
  )

describe('the sound of a film', () => {
  test('is the same without the pictures, fragment by fragment', async () => {
    const { init, fragments } = await fragmentsOf(filmed)
    const sound = soundOnly(init)!
    const alone = fragments.map(sound.fragment)
    const [whole, heard] = [
      fileOf('with.mp4', init, ...fragments.map(({ bytes }) => bytes)),
      fileOf('without.mp4', sound.init, ...alone),
    ]
    expect((await probe(heard)).codecs).toEqual(['aac'])
    const decoded = (file: string) =>
      execFileSync('ffmpeg', ['-v', 'error', '-i', file, '-vn', '-f', 'md5', '-'], { encoding: 'utf8' })
    expect(decoded(heard)).toBe(decoded(whole))
    for (const [i, bytes] of alone.entries()) {
      const begins = soundBegins(fileOf('piece.mp4', sound.init, bytes))
      expect(Math.abs(begins - fragments[i]!.position)).toBeLessThan(0.05)
    }
  })

  test('is silence for as long as a fragment has none, and nothing of a film without any', async () => {
    const { init, fragments } = await fragmentsOf(filmed)
    const last = fragments.at(-1)!
    const mute = ['-v', 'error', '-i', fileOf('one.mp4', init, last.bytes), '-an', '-c', 'copy', '-copyts']
    const out = join(dir, 'mute.mp4')
    const how = ['-f', 'mp4', '-movflags', '+frag_keyframe+empty_moov+default_base_moof', '-y', out]
    execFileSync('ffmpeg', [...mute, ...how])
    const bytes = readFileSync(out)
    const begins = bytes.indexOf('moof') - 4
    expect(soundOnly(bytes.subarray(0, begins))).toBeNull()
    const sound = soundOnly(init)!
    const silent = sound.fragment({ ...last, bytes: bytes.subarray(begins) })
    const file = fileOf('silent.mp4', sound.init, silent)
    expect(soundBegins(file)).toBeCloseTo(last.position, 3)
    expect((await probe(file)).duration - last.position).toBeCloseTo(last.duration, 1)
    expect(await loudest(file)).toBeLessThan(-80)
  })
})

describe('the small one of a film', () => {
  test('has the same fragments, at the same places, with the same sound', async () => {
    // A short last fragment, as where somebody stops.
    const { init, fragments } = await fragmentsOf(filmed.subarray(0, Math.round(filmed.length * 0.85)))
    const small = await smallOf(init, fragments)
    expect(small.fragments).toHaveLength(fragments.length)
    for (const [i, bytes] of small.fragments.entries()) {
      const file = fileOf('small.mp4', small.init, bytes!)
      expect(await probe(file)).toMatchObject({ codecs: ['h264', 'aac'], width: 640, height: 360 })
      const keys = await keyPictures(file)
      expect(keys).toHaveLength(1)
      expect(keys[0]).toBeCloseTo(fragments[i]!.position, 2)
      const whole = fileOf('large.mp4', init, fragments[i]!.bytes)
      expect(Math.abs(soundBegins(file) - soundBegins(whole))).toBeLessThan(0.05)
      expect((await probe(file)).duration).toBeCloseTo((await probe(whole)).duration, 1)
    }
  })

  const heardOf = () => {
    const heard: (Buffer | null)[] = []
    return { heard, listener: { init: () => {}, fragment: (_n: number, bytes: Buffer | null) => heard.push(bytes) } }
  }

  test('is given up where it falls behind, or cannot be made; all of it that is missing is said to be', async () => {
    const { init, fragments } = await fragmentsOf(filmed)
    const { heard, listener } = heardOf()
    // It takes what it gets, and makes nothing of it.
    const slow = new Small('sleep', listener)
    slow.begin(init)
    for (let n = 0; n < 5; n++) slow.push(n, fragments[n]!)
    slow.push(5, { ...fragments[4]!, position: 10 })
    await slow.ended
    expect([slow.isOver, heard]).toEqual([true, Array(6).fill(null)])
    const none = new Small('no-such-program', heardOf().listener)
    none.begin(init)
    expect(await none.ended).toContain('ENOENT')
  })

  test('is begun anew after a while when it broke off, with each picture where it was', async () => {
    const { init, fragments } = await fragmentsOf(filmed)
    const { heard, listener } = heardOf()
    const stopped: string[] = []
    const smalls = new Smalls('ffmpeg', { ...listener, stops: (why) => stopped.push(why) }, 0)
    smalls.begin(init)
    expect(smalls.takes()).toBe(true)
    smalls.push(0, fragments[0]!)
    smalls.giveUp('the recorder is too slow')
    await until('the end of the first', () => stopped.length === 1)
    for (const [n, fragment] of fragments.entries()) {
      if (n < 2) continue
      expect(smalls.takes()).toBe(true)
      smalls.push(n, fragment)
    }
    await smalls.finish()
    await smalls.ended
    expect(heard.map((bytes) => bytes !== null)).toEqual([false, true, true, true])
    // Nothing was out of step: that would have ended it once more.
    expect(stopped).toEqual(['the recorder is too slow'])
    expect(smalls.takes()).toBe(false)
  })

  test('that was never begun ends at once', async () => {
    const small = new Small('ffmpeg', heardOf().listener)
    await small.finish()
    expect(small.isOver).toBe(true)
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

import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOTICE } from '@/domain/recording/retention'
import type { Prisma } from '@/prisma/generated/client'
import { followCuts } from '@/prisma/recording-cuts'
import { recordingDir } from '@/prisma/recording-files'
import { Orders } from '@/server/downloads/orders'
import { Keeping } from '@/server/recordings/keeping'
import { LiveOccasion, until } from '../support/live'
import { PastSession } from '../support/past-session'
import { makeRecording } from '../support/recorded'

const run = promisify(execFile)
const DAY = 86_400_000
const PATIENCE = 40_000

let occasion: LiveOccasion
let past: PastSession
let from: number

/** A session in which somebody speaks, is written to, and is asked something, all of it recorded. */
async function pastSession(): Promise<{ past: PastSession; from: number }> {
  const past = new PastSession(Date.now() - DAY, {
    mod: { name: 'Mona', role: 'moderator' },
    sam: { name: 'Sam', role: 'speaker' },
    ada: { name: 'Ada', role: 'attendee' },
  })
  past.by('mod', 'questions.moderate', { on: false })
  past.by('mod', 'session.go-live')
  past.by('mod', 'recording.start', { records: true, streams: false, scope: 'stage' })
  const from = past.now
  past.by('sam', 'recording.consent', { given: true, text: 1 })
  past.by('sam', 'stage.join')
  past.after(4).by('ada', 'chat.post', { text: 'said at four' })
  past.after(5).by('ada', 'chat.post', { text: 'said at nine' })
  past.after(5).by('ada', 'chat.post', { text: 'kept out', withheld: true })
  past.by('ada', 'question.ask', { text: 'Why at fourteen?' })
  past.after(6).by('sam', 'stage.leave')
  past.after(4).by('mod', 'recording.stop')
  past.by('mod', 'session.end')
  await past.store(occasion.db, occasion.planned.conferenceId, 'Opening')
  return { past, from }
}

beforeAll(async () => {
  occasion = await LiveOccasion.open()
  ;({ past, from } = await pastSession())
})
afterAll(() => occasion.close())

const dataDir = () => occasion.processes[0]!.dataDir
const record = (more: { readonly renditions?: boolean } = {}) =>
  makeRecording(occasion.db, dataDir(), { sessionId: past.id, runs: [{ at: from, seconds: 24, ...more }] })
const dirOf = (id: string) => recordingDir(dataDir(), id)
const stored = (id: string, sub: string) => (existsSync(join(dirOf(id), sub)) ? readdirSync(join(dirOf(id), sub)) : [])
const at = (second: number) => from + second * 1_000
const row = (id: string) => occasion.db.recording.findUnique({ where: { id } })

async function cut(id: string, cuts: readonly { from: number; until: number }[]) {
  await occasion.db.recording.update({ where: { id }, data: { cuts: [...cuts], cutsFollowed: false } })
  await followCuts(occasion.db, dataDir(), id)
}

async function made(id: string, kind: 'video' | 'audio' | 'package') {
  const where = { recordingId_kind: { recordingId: id, kind } }
  const find = () => occasion.db.recordingDownload.findUniqueOrThrow({ where })
  await until(`the ${kind}`, async () => ['ready', 'failed'].includes((await find()).state), PATIENCE)
  const { state, problem, file, bytes } = await find()
  expect([state, problem]).toEqual(['ready', null])
  const path = join(dirOf(id), 'files', file!)
  expect(Number(bytes)).toBe(statSync(path).size)
  return path
}

const ask = (id: string, kinds: readonly string[]) =>
  occasion.db.recordingDownload.createMany({ data: kinds.map((kind) => ({ recordingId: id, kind })) })

async function probe(path: string) {
  const { stdout } = await run('ffprobe', [
    ...['-v', 'error', '-of', 'json', '-show_format', '-show_streams', '-show_chapters', path],
  ])
  return JSON.parse(stdout) as {
    format: { duration: string; tags: Record<string, string> }
    streams: { codec_name: string }[]
    chapters: { start_time: string; tags: { title: string } }[]
  }
}

describe('cutting', () => {
  test('moves what is cut out of reach, and back; a crash in the middle is finished by whoever comes next', async () => {
    const id = await record()
    await cut(id, [{ from: at(4), until: at(8) }])
    expect(stored(id, 'cut')).toHaveLength(2)
    expect(readFileSync(join(dirOf(id), 'vod.m3u8'), 'utf8').match(/\.m4s/g)).toHaveLength(10)
    expect(readFileSync(join(dirOf(id), 'full.m3u8'), 'utf8').match(/cut\/.*\.m4s/g)).toHaveLength(2)

    // As whoever dies right after having said what to cut.
    await occasion.db.recording.update({ where: { id }, data: { cuts: [], cutsFollowed: false } })
    await until('the files', async () => (await row(id))!.cutsFollowed, PATIENCE)
    expect(stored(id, 'cut')).toEqual([])
    expect(readFileSync(join(dirOf(id), 'vod.m3u8'), 'utf8').match(/\.m4s/g)).toHaveLength(12)
  })

  test('takes the small pictures and the sound along, also those that no row tells of', async () => {
    const id = await record({ renditions: true })
    const text = (name: string) => readFileSync(join(dirOf(id), name), 'utf8')
    const offers = ['.small', '.sound', '']
    const named = (name: string) =>
      offers.map((offer) => text(`${name}${offer}.m3u8`).match(/^(kept|cut)\/.*m4s$/gm) ?? [])
    const before = named('vod')
    expect(before.map((files) => files.length)).toEqual([12, 12, 12])
    const bases = before[2]!.slice(2, 4).map((file) => file.replace(/^kept\/|\.m4s$/g, ''))
    await occasion.db.recordingSegment.updateMany({
      where: { recordingId: id, file: `${bases[0]}.m4s` },
      data: { smallBytes: null, soundBytes: null },
    })
    await cut(id, [{ from: at(4), until: at(8) }])
    const taken = bases.flatMap((base) => offers.map((offer) => `${base}${offer}.m4s`))
    expect(stored(id, 'cut').toSorted()).toEqual(taken.toSorted())
    for (const base of bases) {
      expect(stored(id, 'kept').filter((name) => name.startsWith(base))).toEqual([])
      for (const name of ['vod.m3u8', 'vod.small.m3u8', 'vod.sound.m3u8', 'vod.auto.m3u8'])
        expect(text(name)).not.toContain(base)
    }
    expect(text('vod.auto.m3u8').match(/^vod.*m3u8$/gm)).toEqual(['vod.m3u8', 'vod.small.m3u8'])
    expect(text('vod.auto.m3u8')).toMatch(/CODECS="avc1\.4D40[0-9A-F]{2},mp4a\.40\.2",RESOLUTION=640x360/)
    // What has no small one, and no sound, is the whole of it, wherever it lies.
    expect(text('full.small.m3u8')).toContain(`cut/${bases[0]}.m4s`)
    expect(text('full.small.m3u8')).toContain(`cut/${bases[1]}.small.m4s`)
    expect(existsSync(join(dirOf(id), 'full.sound.m3u8'))).toBe(false)
    await cut(id, [])
    expect(stored(id, 'cut')).toEqual([])
    expect(stored(id, 'kept')).toHaveLength(3 * 12 + 3)
  })

  test('by two at once ends as the last one wanted', async () => {
    const id = await record()
    const cuts = [2, 6, 10, 14].map((second) => [{ from: at(second), until: at(second + 2) }])
    await Promise.all(cuts.map((each) => cut(id, each)))
    const last = (await row(id))!.cuts as { from: number }[]
    await followCuts(occasion.db, dataDir(), id)
    expect(stored(id, 'cut')).toHaveLength(1)
    const shown = readFileSync(join(dirOf(id), 'full.m3u8'), 'utf8').split('\n')
    const place = shown.filter((line) => line.endsWith('.m4s')).findIndex((line) => line.startsWith('cut/'))
    expect(place).toBe((last[0]!.from - from) / 2_000)
  })

  test('takes files away at once that still show it, and has them made anew', async () => {
    const id = await record()
    await ask(id, ['audio'])
    const before = await made(id, 'audio')
    await cut(id, [{ from: at(0), until: at(12) }])
    expect(existsSync(before)).toBe(false)
    const { format } = await probe(await made(id, 'audio'))
    expect(Number(format.duration)).toBeCloseTo(12, 0)
  })
})

describe('files to take along', () => {
  test('film and sound play without what was cut and without gaps, and know their chapters', async () => {
    const id = await record()
    const chapters = [
      { at: at(0), title: 'Opening; = #1' },
      { at: at(16), title: 'Frage: Wie geht’s?' },
    ]
    await occasion.db.recording.update({ where: { id }, data: { chapters, title: 'Tag 1: Eröffnung' } })
    await cut(id, [{ from: at(4), until: at(8) }])
    await ask(id, ['video', 'audio'])
    const film = await probe(await made(id, 'video'))
    expect(film.streams.map(({ codec_name }) => codec_name)).toEqual(expect.arrayContaining(['h264', 'aac']))
    expect(Number(film.format.duration)).toBeCloseTo(20, 0)
    expect(film.format.tags.title).toBe('Tag 1: Eröffnung')
    expect(film.chapters.map(({ start_time, tags }) => [Math.round(Number(start_time)), tags.title])).toEqual([
      [0, 'Opening; = #1'],
      [12, 'Frage: Wie geht’s?'],
    ])
    const sound = await probe(await made(id, 'audio'))
    expect(sound.streams.map(({ codec_name }) => codec_name)).not.toContain('h264')
    expect(Number(sound.format.duration)).toBeCloseTo(20, 0)
    expect(stored(id, 'work')).toEqual([])
  })

  test('of two runs are one film', async () => {
    const runs = [
      { at: from, seconds: 6 },
      { at: from + 14_000, seconds: 8 },
    ]
    const id = await makeRecording(occasion.db, dataDir(), { sessionId: past.id, runs })
    await ask(id, ['video'])
    const path = await made(id, 'video')
    expect(Number((await probe(path)).format.duration)).toBeCloseTo(14, 0)
    const packets = ['-select_streams', 'v', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', path]
    const { stdout } = await run('ffprobe', ['-v', 'error', ...packets])
    const times = stdout
      .trim()
      .split('\n')
      .map(Number.parseFloat)
      .sort((a, b) => a - b)
    const longest = Math.max(...times.slice(1).map((time, i) => time - times[i]!))
    expect(longest).toBeLessThan(0.1)
  })

  test('the package holds sound, pictures and what was said, and nothing that was cut or kept out', async () => {
    const { past, from } = await pastSession()
    const { id: sessionId, recordingId } = past
    const id = await makeRecording(occasion.db, dataDir(), {
      ...{ sessionId, recordingId },
      runs: [{ at: from, seconds: 24 }],
    })
    await occasion.db.recordingCaption.create({
      data: {
        recordingId: id,
        language: 'de',
        text: 'WEBVTT\n\n00:09.000 --> 00:10.000\nWeg\n\n00:20.000 --> 00:22.000\nDa\n',
      },
    })
    await cut(id, [{ from: from + 8_000, until: from + 12_000 }])
    await ask(id, ['package'])
    const unpacked = await unpack(await made(id, 'package'))
    const files = readdirSync(unpacked)
    expect(files).toEqual(
      expect.arrayContaining(['index.html', 'viewer.js', 'viewer.css', 'data.js', 'audio.m4a', 'stills']),
    )
    const data = recordingIn(readFileSync(join(unpacked, 'data.js'), 'utf8'))
    const texts = data.events.flatMap((event) => (typeof event.data.text === 'string' ? [event.data.text] : []))
    expect(texts).toEqual(['said at four', 'Why at fourteen?'])
    expect(data.length).toBeCloseTo(20, 5)
    expect(data.captions).toEqual([{ language: 'de', cues: [{ from: 16, until: 18, text: 'Da', voice: null }] }])
    expect(data.stills[0]!.place).toBeLessThan(0.1)
    expect(data.stills.map(({ file }) => existsSync(join(unpacked, file)))).not.toContain(false)
    expect(Number((await probe(join(unpacked, 'audio.m4a'))).format.duration)).toBeCloseTo(20, 0)
    rmSync(unpacked, { recursive: true })
  })

  test('go, and come anew, when something in them is taken back', async () => {
    const id = await record()
    await ask(id, ['video'])
    await made(id, 'video')
    const source = () => occasion.db.recordingDownload.findFirstOrThrow({ where: { recordingId: id } })
    const before = (await source()).source
    const { head } = await occasion.db.logHead.findUniqueOrThrow({ where: { sessionId: past.id } })
    const asked = await occasion.db.logEvent.findFirstOrThrow({ where: { type: 'question.approved' } })
    const event = { sessionId: past.id, seq: head + 1, at: new Date(), room: 'main', v: 1, part: 0 }
    await occasion.db.logEvent.create({
      data: {
        ...event,
        type: 'question.withheld',
        subject: asked.subject,
        data: { questionId: asked.subject, withheld: true },
      },
    })
    await occasion.db.logHead.update({ where: { sessionId: past.id }, data: { head: head + 1 } })
    await until('another', async () => ![null, before].includes((await source()).source), PATIENCE)
    await made(id, 'video')
  }, 90_000)

  test('of nothing say so, and are not tried for ever', async () => {
    const id = await record()
    await occasion.db.recording.update({ where: { id }, data: { cuts: [{ from: at(-1), until: at(99) }] } })
    await ask(id, ['video'])
    const find = () => occasion.db.recordingDownload.findFirstOrThrow({ where: { recordingId: id } })
    await until('a reason', async () => (await find()).state === 'failed', PATIENCE)
    expect((await find()).problem).toBe('nothing-there')
  })
})

describe('what no recorder ends', () => {
  const LONG_AGO = { state: 'stopping', stoppedAt: new Date(Date.now() - 6 * 60_000) }
  const stopped = (row: Partial<Prisma.RecordingUncheckedCreateInput>) =>
    makeRecording(occasion.db, dataDir(), {
      ...{ sessionId: past.id, runs: [{ at: from, seconds: 12 }] },
      row: { ...LONG_AGO, ...row },
    })
  const keeping = () => new Keeping(occasion.db, dataDir(), pino({ level: 'silent' }))

  test('ends with what there is, without what was only streamed', async () => {
    const unkept = [{ from: at(0), until: at(4) }]
    const id = await stopped({ recorder: 'gone', heardAt: new Date(Date.now() - 6 * 60_000), streams: true, unkept })
    const { file } = await occasion.db.recordingSegment.findFirstOrThrow({
      where: { recordingId: id },
      orderBy: { n: 'desc' },
    })
    for (const name of ['of-no-row.m4s', file.replace('.m4s', '.small.m4s')])
      writeFileSync(join(dirOf(id), 'kept', name), 'x')
    await until('its end', async () => (await row(id))!.state === 'ready', PATIENCE)
    await until('its playlists', async () => (await row(id))!.cutsFollowed, PATIENCE)
    expect(readFileSync(join(dirOf(id), 'vod.m3u8'), 'utf8').match(/\.m4s/g)).toHaveLength(4)
    expect(stored(id, 'kept')).toHaveLength(5)
    expect(stored(id, 'kept')).not.toContain('of-no-row.m4s')
    await until('no stream', async () => !existsSync(join(dirOf(id), 'dvr.m3u8')), PATIENCE)
    expect(existsSync(join(dirOf(id), 'live.m3u8'))).toBe(false)
  })

  test('fails when there is nothing', async () => {
    const id = await stopped({ unkept: [{ from: 0, until: null }] })
    await until('its end', async () => (await row(id))!.state === 'failed', PATIENCE)
    expect((await row(id))!.problem).toBe('nothing-recorded')
    expect(existsSync(dirOf(id))).toBe(false)
  })

  test('is left to a recorder that was heard of, or that may yet come', async () => {
    const heard = await stopped({ recorder: 'there', heardAt: new Date() })
    const fresh = await stopped({ stoppedAt: new Date() })
    await keeping().look()
    for (const id of [heard, fresh]) expect((await row(id))!.state).toBe('stopping')
  })
})

test('whoever watches live may catch up for some minutes after the end', async () => {
  const stoppedAt = new Date()
  const runs = [{ at: from, seconds: 4 }]
  const id = await makeRecording(occasion.db, dataDir(), {
    sessionId: past.id,
    runs,
    row: { streams: true, stoppedAt },
  })
  const keeping = new Keeping(occasion.db, dataDir(), pino({ level: 'silent' }))
  await keeping.look(stoppedAt.getTime() + 4 * 60_000)
  expect(existsSync(join(dirOf(id), 'dvr.m3u8'))).toBe(true)
  await keeping.look(stoppedAt.getTime() + 6 * 60_000)
  expect([existsSync(join(dirOf(id), 'live.m3u8')), existsSync(join(dirOf(id), 'dvr.m3u8'))]).toEqual([false, false])
  expect(existsSync(join(dirOf(id), 'vod.m3u8'))).toBe(true)
  expect(stored(id, 'kept')).toHaveLength(3)
})

test('what was only streamed is there as long as somebody may catch up, and then gone', async () => {
  const stoppedAt = new Date()
  const runs = [{ at: from, seconds: 4 }]
  const id = await makeRecording(occasion.db, dataDir(), {
    sessionId: past.id,
    runs,
    row: { records: false, streams: true, stoppedAt },
  })
  // As the recorder leaves it: no row names it, and those who watch are told that it has ended.
  await occasion.db.recordingSegment.deleteMany({ where: { recordingId: id } })
  const keeping = new Keeping(occasion.db, dataDir(), pino({ level: 'silent' }))
  await keeping.look(stoppedAt.getTime() + 4 * 60_000)
  expect(stored(id, 'kept')).toHaveLength(3)
  await keeping.look(stoppedAt.getTime() + 6 * 60_000)
  expect(existsSync(dirOf(id))).toBe(false)
})

describe('deleting', () => {
  test('of one that cannot be removed is nobody else’s trouble', async () => {
    // No name of a directory can be so long.
    const stuck = 'x'.repeat(300)
    const begun = { sessionId: past.id, state: 'deleting', records: true, streams: false, startedAt: new Date(from) }
    await occasion.db.recording.create({ data: { id: stuck, ...begun } })
    const id = await record()
    try {
      await occasion.db.recording.update({ where: { id }, data: { state: 'deleting' } })
      await until('it to be gone', async () => (await row(id)) === null, PATIENCE)
      expect(await row(stuck)).not.toBeNull()
    } finally {
      await occasion.db.recording.delete({ where: { id: stuck } })
    }
  })

  test('ends what is being made of it', async () => {
    const id = await record()
    const order = { recordingId: id, kind: 'video', source: 'its source' } as const
    await occasion.db.recordingDownload.create({ data: { ...order, state: 'making' } })
    const orders = new Orders(occasion.db, dataDir())
    expect(await orders.report(order, 10)).toBe(true)
    await occasion.db.recording.update({ where: { id }, data: { state: 'deleting' } })
    expect(await orders.report(order, 20)).toBe(false)
  })

  test('takes bytes and rows, also those that a process left that died meanwhile', async () => {
    const id = await record()
    mkdirSync(join(dirOf(id), 'files'))
    writeFileSync(join(dirOf(id), 'files', 'film.mp4'), 'x')
    await occasion.db.recording.update({ where: { id }, data: { state: 'deleting' } })
    await until('it to be gone', async () => (await row(id)) === null, PATIENCE)
    expect(existsSync(dirOf(id))).toBe(false)
    expect(await occasion.db.recordingSegment.count({ where: { recordingId: id } })).toBe(0)
  })

  test('comes by itself after its days, never without a week’s notice', async () => {
    const { conferenceId } = occasion.planned
    const id = await record()
    await occasion.db.conference.update({ where: { id: conferenceId }, data: { recordingDays: 1 } })
    await until('the notice', async () => (await row(id))!.keepUntil !== null, PATIENCE)
    const { keepUntil } = (await row(id))!
    expect(keepUntil!.getTime() - Date.now()).toBeGreaterThan(NOTICE - 60_000)
    await occasion.db.conference.update({ where: { id: conferenceId }, data: { recordingDays: null } })
    await occasion.db.recording.update({ where: { id }, data: { keepUntil: new Date(Date.now() - 1) } })
    await until('it to be gone', async () => (await row(id)) === null, PATIENCE)
    expect(existsSync(dirOf(id))).toBe(false)
  })
})

async function unpack(path: string): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'auftakt-package-'))
  await run('unzip', ['-q', path, '-d', dir])
  return join(dir, readdirSync(dir)[0]!)
}

interface Packed {
  readonly length: number
  readonly events: readonly { readonly data: { readonly text?: unknown } }[]
  readonly captions: unknown
  readonly stills: readonly { readonly place: number; readonly file: string }[]
}

const recordingIn = (script: string): Packed => {
  const page: { auftakt?: Packed } = {}
  new Function('window', script)(page)
  return page.auftakt!
}

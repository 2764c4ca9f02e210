import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Audience } from '@/domain/recording/audience'
import { mediaPath, type Rights } from '@/prisma/recording-access'
import { recordingDir } from '@/prisma/recording-files'
import { CLOSING, oldestGeneration } from '@/prisma/recording-generation'
import { media } from '@/server/edge/media'
import { Shelf } from '@/server/recorder/shelf'
import { Keeping } from '@/server/recordings/keeping'
import { KEY, LiveOccasion, until } from '../support/live'
import { newTestId } from '../support/planned'

let occasion: LiveOccasion
let server: Server
const id = newTestId()
const logger = pino({ level: 'silent' })
const dataDir = () => occasion.processes[0]!.dataDir

beforeAll(async () => {
  occasion = await LiveOccasion.open()
  vi.stubEnv('DATABASE_URL', occasion.databaseUrl)
  vi.stubEnv('AUFTAKT_DATA', dataDir())
  vi.stubEnv('AUTH_SECRET', KEY)
  for (const name of ['AUFTAKT_URL', 'AUFTAKT_ORIGINS', 'LIVE_URL']) vi.stubEnv(name, 'http://localhost:3000')
  const { sessionId } = occasion.planned
  const times = { startedAt: new Date(), stoppedAt: new Date() }
  await occasion.db.recording.create({
    data: { id, sessionId, state: 'ready', records: true, streams: false, ...times },
  })
  const dir = recordingDir(dataDir(), id)
  mkdirSync(join(dir, 'files'), { recursive: true })
  for (const name of ['vod.m3u8', 'full.m3u8', 'files/talk.mp4']) writeFileSync(join(dir, name), 'x')
  server = createServer(media({ dataDir: dataDir(), key: KEY, now: Date.now }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve))
  vi.unstubAllEnvs()
  const { db } = await import('@/app/_data/db')
  await db().$disconnect()
  await occasion.close()
})

const status = async (path: string) => {
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)
  await answer.body?.cancel()
  return answer.status
}
/** As it is handed out now. */
const under = async (rights: Rights, of = id) =>
  mediaPath(KEY, await occasion.db.recording.findUniqueOrThrow({ where: { id: of } }), rights, Date.now())

test('[T53] whoever has an address of what is published loses it when it is no more, and gets another when it is', async () => {
  const { publish } = await import('@/app/_data/recording-publication')
  const given = await under('published')
  const taken = `${await under('taken')}/files/talk.mp4`
  let { edition } = await publish(id, { edition: 0, published: true })
  for (const path of [`${given}/vod.m3u8`, taken]) expect(await status(path)).toBe(200)
  ;({ edition } = await publish(id, { edition, published: false }))
  for (const path of [`${given}/vod.m3u8`, taken]) expect(await status(path)).toBe(404)
  expect(await status(`${await under('all')}/full.m3u8`)).toBe(200)
  await publish(id, { edition, published: true })
  // Whoever may watch it now is perhaps not who might then.
  expect(await status(`${given}/vod.m3u8`)).toBe(404)
  expect(await status(`${await under('published')}/vod.m3u8`)).toBe(200)
})

test('[T53] whoever may watch no more loses the address, of a recording and of a stream that runs', async () => {
  const { newWatchLink, setAudience } = await import('@/app/_data/recording-publication')
  const { newStreamLink, setWatching } = await import('@/app/_data/session-watching')
  const edition = async () => (await occasion.db.recording.findUniqueOrThrow({ where: { id } })).edition
  const { sessionId } = occasion.planned
  writeFileSync(join(recordingDir(dataDir(), id), 'live.m3u8'), 'x')
  const to = (audience: Audience) => ({ audience, linkUntil: null })
  for (const [rights, file, set, newLink] of [
    [
      ...(['published', 'vod.m3u8'] as const),
      async (audience: Audience) => setAudience(id, { edition: await edition(), ...to(audience) }),
      async () => newWatchLink(id, { edition: await edition() }),
    ],
    [
      ...(['live', 'live.m3u8'] as const),
      (audience: Audience) => setWatching(sessionId, to(audience)),
      () => newStreamLink(sessionId),
    ],
  ] as const) {
    if (rights === 'live')
      await occasion.db.recording.update({ where: { id }, data: { state: 'live', streams: true, stoppedAt: null } })
    await set('link')
    const given = `${await under(rights)}/${file}`
    await set('public')
    expect([rights, await status(given)]).toEqual([rights, 200])
    await set('members')
    expect([rights, await status(given)]).toEqual([rights, 404])
    const next = `${await under(rights)}/${file}`
    expect([rights, await status(next)]).toEqual([rights, 200])
    await newLink()
    expect([rights, await status(next)]).toEqual([rights, 404])
  }
  await occasion.db.recording.update({ where: { id }, data: { state: 'ready', streams: false, stoppedAt: new Date() } })
})

test('addresses of a stream are closed also before its recorder has come, and while the end is caught up with', async () => {
  const { newStreamLink } = await import('@/app/_data/session-watching')
  const { sessionId } = occasion.planned
  const stream = newTestId()
  const data = { id: stream, sessionId, state: 'starting', records: false, streams: true, startedAt: new Date() }
  await occasion.db.recording.create({ data })
  const early = `${await under('live', stream)}/live.m3u8`
  await newStreamLink(sessionId)
  await Shelf.open(occasion.db, dataDir(), stream, logger)
  writeFileSync(join(recordingDir(dataDir(), stream), 'live.m3u8'), 'x')
  expect(await status(early)).toBe(404)
  const late = `${await under('live', stream)}/live.m3u8`
  expect(await status(late)).toBe(200)
  await occasion.db.recording.update({ where: { id: stream }, data: { state: 'ready', stoppedAt: new Date() } })
  await newStreamLink(sessionId)
  expect(await status(late)).toBe(404)
  await occasion.db.recording.delete({ where: { id: stream } })
})

test('whatever is decided at once, and wherever a process dies, what was closed is closed and what is given opens', async () => {
  const { newStreamLink } = await import('@/app/_data/session-watching')
  await occasion.db.recording.update({ where: { id }, data: { state: 'live', streams: true, stoppedAt: null } })
  const generation = async () => (await occasion.db.recording.findUniqueOrThrow({ where: { id } })).generation
  const before = await generation()
  await Promise.all(Array.from({ length: 8 }, () => newStreamLink(occasion.planned.sessionId)))
  expect(await generation()).toBe(before + 8)
  expect(await oldestGeneration(dataDir(), id)).toBe(before + 8)

  const given = `${await under('live')}/live.m3u8`
  expect(await status(given)).toBe(200)
  await occasion.db.recording.update({ where: { id }, data: CLOSING })
  const keeping = new Keeping(occasion.db, dataDir(), logger)
  await keeping.look()
  expect(await status(given)).toBe(404)

  // A database that was restored is older than the files.
  await occasion.db.recording.update({ where: { id }, data: { generation: 0 } })
  await new Keeping(occasion.db, dataDir(), logger).look()
  expect(await generation()).toBe(before + 9)
  expect(await status(given)).toBe(404)
  expect(await status(`${await under('live')}/live.m3u8`)).toBe(200)
  await occasion.db.recording.update({ where: { id }, data: { state: 'ready', streams: false, stoppedAt: new Date() } })
})

test('who may take files along no more loses the addresses of them, and watches on', async () => {
  const { setTakeAlong } = await import('@/app/_data/recording-publication')
  const set = async (takeAlong: boolean) => {
    const { edition } = await occasion.db.recording.findUniqueOrThrow({ where: { id } })
    await setTakeAlong(id, { edition, takeAlong })
  }
  await set(true)
  const taken = `${await under('taken')}/files/talk.mp4`
  expect(await status(taken)).toBe(200)
  await set(false)
  expect(await status(taken)).toBe(404)
  expect(await status(`${await under('published')}/vod.m3u8`)).toBe(200)
})

test('the address of a file to take along opens no recording, also before it is published', async () => {
  const { downloadAddress } = await import('@/app/_data/recording-downloads')
  const made = { state: 'ready', file: 'talk.mp4', bytes: 1n }
  const where = { recordingId_kind: { recordingId: id, kind: 'video' } }
  await occasion.db.recordingDownload.upsert({
    ...{ where, update: made },
    create: { recordingId: id, kind: 'video', ...made },
  })
  await occasion.db.recording.update({ where: { id }, data: { publishedAt: null } })
  const address = await downloadAddress(id, 'video')
  expect(await status(address)).toBe(200)
  // The desk's own: what is shown to nobody any more is still there for whoever works there.
  const { edition } = await occasion.db.recording.findUniqueOrThrow({ where: { id } })
  const { publish } = await import('@/app/_data/recording-publication')
  await publish(id, { edition: (await publish(id, { edition, published: true })).edition, published: false })
  expect(await status(address)).toBe(200)
  for (const file of ['full.m3u8', 'vod.m3u8']) expect(await status(address.replace('files/talk.mp4', file))).toBe(404)
})

test('a link cannot be made good until a day that is over', async () => {
  const { setAudience } = await import('@/app/_data/recording-publication')
  const { setWatching } = await import('@/app/_data/session-watching')
  const { edition } = await occasion.db.recording.findUniqueOrThrow({ where: { id } })
  const past = { audience: 'link', linkUntil: '2020-01-01' } as const
  const refusal = { code: 'recordings/link-over', field: undefined }
  await expect(setAudience(id, { edition, ...past })).rejects.toMatchObject(refusal)
  await expect(setWatching(occasion.planned.sessionId, past)).rejects.toMatchObject(refusal)
  expect(await setAudience(id, { edition, audience: 'link', linkUntil: '2099-12-31' })).toEqual({
    edition: edition + 1,
  })
})

test('what it takes of the disk counts all that is offered of it', async () => {
  const { storedRecordings } = await import('@/app/_data/retention')
  const bytes = async () => (await storedRecordings()).find((each) => each.id === id)!.bytes
  const before = await bytes()
  const at = { run: 1, n: 0, init: 'init.mp4', position: 0, duration: 2, file: 'segment.m4s' }
  await occasion.db.recordingSegment.create({
    data: { recordingId: id, ...at, bytes: 100, smallBytes: 20, soundBytes: 3 },
  })
  expect((await bytes()) - before).toBe(123)
  await occasion.db.recordingSegment.create({ data: { recordingId: id, ...at, n: 1, file: 'other.m4s', bytes: 100 } })
  expect((await bytes()) - before).toBe(223)
})

test('the review knows no chapter of what is kept out of the recording', async () => {
  const { recordingToReview } = await import('@/app/_data/recording-review')
  const ola = await occasion.visitor('organiser', 'Ola')
  const by = async (type: string, data: object) =>
    expect([type, await ola.ask(type, data)]).toMatchObject([type, { ok: true }])
  await by('session.go-live', {})
  await by('questions.moderate', { on: false })
  await by('recording.start', { records: true, streams: false, scope: 'stage' })
  await by('question.ask', { text: 'Shown?' })
  await by('question.ask', { text: 'Kept out?', withheld: true })
  const rows = (type: string) => occasion.db.logEvent.findMany({ where: { type }, orderBy: { seq: 'asc' } })
  for (const { data } of await rows('question.asked')) {
    const { questionId } = data as { questionId: string }
    await by('question.answer', { questionId })
    await by('question.finish', { questionId })
  }
  const [started] = await rows('recording.started')
  const { recordingId } = started!.data as { recordingId: string }
  await until('its row', async () => (await occasion.db.recording.count({ where: { id: recordingId } })) === 1)
  const { happened } = (await recordingToReview(recordingId))!
  expect(happened.filter(({ kind }) => kind === 'question')).toMatchObject([{ text: 'Shown?' }])
})

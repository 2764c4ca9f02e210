import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RecordingsPage, ReplayPage } from '@/domain/recording/watching'
import { hashSecret } from '@/prisma/access'
import { mediaFile } from '@/prisma/recording-access'
import { removeRecording } from '@/prisma/recording-removal'
import { type From, HeldSession, seatedAs } from '../support/held-session'
import { KEY, until } from '../support/live'
import { newTestId, plan } from '../support/planned'

const STRANGER: From = {}

describe('a session with one recording, in which everything happens', () => {
  let held: HeldSession
  /** Has a seat in the conference and was never in. */
  let eve: From
  /** Came as a guest, invited to this session alone. */
  let gus: From
  beforeAll(async () => {
    held = await HeldSession.open()
    const { ola, ada, ben, occasion } = held
    eve = { seat: (await occasion.invite('attendee', { name: 'Eve' })).seat }
    const guest = { id: newTestId(), role: 'attendee', sessionId: held.sessionId, guestName: 'Gus' }
    gus = { seat: (await occasion.db.access.create({ data: guest })).id }
    await held.by(ola, 'session.go-live')
    await held.by(ola, 'questions.moderate', { on: false })
    await held.says(ada, 'before it began')
    await held.by(ben, 'question.ask', { text: 'Asked before it began?' })
    await held.record({ records: true, streams: false })
    await held.says(ada, 'recorded first')
    await held.says(ben, 'between us', 'main', true)
    await held.says(ben, 'withheld later')
    await held.says(ada, 'to be cut')
    // What is shorter is no gap.
    await new Promise((resolve) => setTimeout(resolve, 300))
    await held.by(ada, 'hand.raise')
    await held.says(ada, 'recorded second')
    await held.by(ola, 'recording.pause')
    await held.says(ada, 'in the pause')
    await held.by(ben, 'hand.raise')
    await held.by(ola, 'recording.resume')
    await held.says(ada, 'recorded third')
    const withheld = ada.main.chat.all.latest.find(({ text }) => text === 'withheld later')!
    await held.by(ben, 'chat.withhold', { messageId: withheld.messageId, withheld: true })
    await held.openRooms()
    await held.says(ada, 'in the north', held.north)
    await held.says(ben, 'in the south', held.south)
    await held.by(ada, 'breakouts.go', { room: 'main' }, held.north)
    await held.by(ola, 'breakouts.close', { room: null, grace: 0 })
    await held.stop()
    await held.says(ada, 'after the stop')
    await held.segments()
    const from = await held.timeOf('chat.posted', 'to be cut')
    await held.row({ cuts: [{ from: from - 3, until: from + 200 }] })
  })
  afterAll(() => held.close())

  const recording = () => ({ recording: held.recordingId })
  const publish = async (audience: string) => {
    await held.row({ publishedAt: new Date(), audience })
    await held.settle()
  }
  const page = async (from: From) => (await (await held.ask('recordings', from)).json()) as RecordingsPage
  const RECORDED = ['recorded first', 'recorded second', 'recorded third']

  test('while it runs there is no replay, and to strangers nothing at all', async () => {
    expect(await held.told(seatedAs(held.ada))).toBe('replay/not-ended')
    expect(await held.told(STRANGER)).toBe('not-admitted')
    expect(await page(seatedAs(held.ada))).toMatchObject({ phase: 'live', live: null, recordings: [], wholeLog: false })
    expect((await held.ask('recordings', STRANGER)).status).toBe(403)
    await held.by(held.ola, 'session.end')
    await until('the end', () => held.ada.store.get()!.view.session.life.all.phase === 'ended')
  })

  test('what is made of it is offered to those who may watch, once it is published and may be taken along', async () => {
    const { db } = held.occasion
    const made = { recordingId: held.recordingId, state: 'ready', file: 'talk.m4a', bytes: 5n }
    await db.recordingDownload.createMany({
      data: [
        { ...made, kind: 'audio' },
        { recordingId: held.recordingId, kind: 'video', state: 'making' },
      ],
    })
    const files = async (from: From) => {
      await held.settle()
      return (await page(from)).recordings.flatMap((each) => each.files)
    }
    await held.row({ takeAlong: true })
    for (const from of [seatedAs(held.ola), seatedAs(held.ada)]) expect(await files(from)).toEqual([])
    await held.row({ publishedAt: new Date(), audience: 'members', takeAlong: false })
    expect(await files(seatedAs(held.ada))).toEqual([])
    await held.row({ takeAlong: true })
    const [file, ...others] = await files(eve)
    expect(others).toEqual([])
    expect(file).toMatchObject({ kind: 'audio', bytes: 5 })
    const { file: path, rights } = mediaFile(KEY, file!.address, Date.now())!
    expect([path, rights]).toEqual(['files/talk.m4a', 'taken'])
    await held.row({ audience: 'participants' })
    expect(await files(eve)).toEqual([])
    expect((await held.ask('recordings', STRANGER)).status).toBe(403)
    await held.row({ publishedAt: null, takeAlong: false })
    await held.settle()
  })

  test('until it is published, only those who run the session see anything', async () => {
    for (const from of [seatedAs(held.ada), eve, gus]) {
      expect(await held.told(from)).toBe('replay/not-published')
      expect(await held.told(from, recording())).toBe('not-admitted')
      expect(await page(from)).toMatchObject({ recordings: [], wholeLog: false, rooms: [] })
    }
    expect(await held.told(STRANGER, recording())).toBe('not-admitted')
    const { recordings, isStaff, rooms } = await page(seatedAs(held.ola))
    expect(recordings).toMatchObject([{ id: held.recordingId, isPublished: false, playlist: 'vod.m3u8' }])
    expect([isStaff, rooms.map(({ name }) => name)]).toEqual([true, ['North', 'South']])
    expect(await held.told(seatedAs(held.ola), recording())).toEqual(RECORDED)
  })

  test.each([
    ['participants', ['ada', 'gus']],
    ['members', ['ada', 'gus', 'eve']],
    ['link', ['ada', 'gus', 'eve', 'link']],
    ['public', ['ada', 'gus', 'eve', 'link', 'old link', 'stranger']],
  ])(
    'for %s it is there for %j and those who run the session, and to others it is as if it were not',
    async (audience, expected) => {
      const linkHash = hashSecret('a secret of the tests, long enough')
      await held.row({ linkHash })
      await publish(audience)
      const link = { id: held.recordingId, linkHash }
      const all: Record<string, From> = {
        ...{ ada: seatedAs(held.ada), gus, eve, stranger: STRANGER, link: { links: [link] } },
        'old link': { links: [{ ...link, linkHash: hashSecret('the secret of an earlier link') }] },
      }
      for (const [name, from] of Object.entries(all)) {
        const may = expected.includes(name)
        expect([name, await held.told(from, recording())]).toEqual([name, may ? RECORDED : 'not-admitted'])
        const answer = await held.ask('recordings', from)
        const seen = answer.status === 200 ? ((await answer.json()) as RecordingsPage).recordings.length : 0
        expect([name, seen]).toEqual([name, may ? 1 : 0])
      }
    },
  )

  test('a link ends with its time', async () => {
    const linkHash = hashSecret('a secret of the tests, long enough')
    await held.row({ linkHash, linkExpires: new Date(Date.now() - 1) })
    await publish('link')
    expect(await held.told({ links: [{ id: held.recordingId, linkHash }] }, recording())).toBe('not-admitted')
    await held.row({ linkExpires: null })
  })

  test('[T70] what was said before it, in a pause, after it, in a cut, or is withheld is delivered to nobody', async () => {
    await publish('public')
    for (const from of [STRANGER, seatedAs(held.ada), seatedAs(held.ola)]) {
      const text = await (await held.ask('replay', from, recording())).text()
      for (const said of RECORDED) expect(text).toContain(said)
      for (const said of [
        'before it began',
        'between us',
        'withheld later',
        'to be cut',
        'in the pause',
        'after the stop',
      ])
        expect(text).not.toContain(said)
      expect(text).not.toContain('in the north')
      expect(text).not.toContain('Asked before it began?')
    }
  })

  test('what else happened there has happened when it goes on', async () => {
    const { events } = (await (await held.ask('replay', STRANGER, recording())).json()) as ReplayPage
    const at = (type: string) => events.filter((event) => event.type === type).map((event) => event.at)
    const [live] = at('session.went-live')
    expect(live).toBe(await held.timeOf('recording.started'))
    const [, ben] = at('hand.raised')
    expect(ben).toBe(await held.timeOf('recording.resumed'))
    expect(at('session.ended')).toEqual([])
    const times = events.map((event) => event.at)
    expect(times).toEqual([...times].sort((a, b) => a - b))
  })

  test('its timeline leaves out what was cut, and does not say what it was', async () => {
    const [shown] = (await page(STRANGER)).recordings
    expect(shown!.missing).toHaveLength(0)
    const cut = await held.timeOf('chat.posted', 'to be cut')
    expect(shown!.timeline.some(({ from, until }) => from <= cut && until > cut)).toBe(false)
    expect(JSON.stringify(shown)).not.toContain('cuts')
    expect(mediaFile(KEY, `${shown!.media}/${shown!.playlist}`, Date.now())).toMatchObject({
      recordingId: held.recordingId,
      file: 'vod.m3u8',
    })
    expect(mediaFile(KEY, `${shown!.media}/full.m3u8`, Date.now())).toBeNull()
  })

  test('whoever was there can watch the whole session too, but for what was cut out or is withheld', async () => {
    const told = await held.told(seatedAs(held.ada))
    expect(told).toEqual(expect.arrayContaining([...RECORDED, 'before it began', 'in the pause', 'after the stop']))
    for (const said of ['to be cut', 'between us', 'withheld later']) expect(told).not.toContain(said)
    expect(await held.told(STRANGER)).toBe('not-admitted')
  })

  test('[S12] rooms are there for those who were in them, and for those who run the session', async () => {
    const rooms = async (from: From) => (await page(from)).rooms.map(({ name }) => name)
    expect(await rooms(seatedAs(held.ada))).toEqual(['North'])
    expect(await rooms(seatedAs(held.ben))).toEqual(['South'])
    expect(await rooms(eve)).toEqual([])
    expect(await rooms(STRANGER)).toEqual([])
    const { north, south } = held
    expect(await held.told(seatedAs(held.ada), { room: north })).toContain('in the north')
    expect(await held.told(seatedAs(held.ola), { room: south })).toContain('in the south')
    for (const [from, room] of [
      [seatedAs(held.ada), south],
      [seatedAs(held.ben), north],
      [eve, north],
      [gus, north],
      [STRANGER, north],
      [seatedAs(held.ada), newTestId()],
      [seatedAs(held.ola), newTestId()],
      [seatedAs(held.ada), '__proto__'],
      [seatedAs(held.ola), 'toString'],
    ] as const) {
      expect(await held.told(from, { room })).toBe('not-admitted')
      expect(await held.told(from, { room, ...recording() })).toBe('not-admitted')
    }
    // A room is never part of a recording.
    expect(await held.told(seatedAs(held.ada), { room: north, ...recording() })).toBe('not-admitted')
  })

  test('what is searched for is found where one may watch, and nowhere else', async () => {
    const find = async (from: From, q: string, query = {}) =>
      ((await (await held.ask('find', from, { q, ...query })).json()) as { found?: { text: string }[] }).found?.map(
        ({ text }) => text,
      )
    expect(await find(STRANGER, 'recorded', recording())).toEqual(RECORDED)
    expect(await find(STRANGER, 'cut', recording())).toEqual([])
    expect(await find(STRANGER, 'recorded')).toBeUndefined()
    expect(await find(seatedAs(held.ada), 'in the')).toEqual(['in the pause', 'in the north'])
    expect(await find(seatedAs(held.ben), 'in the')).toEqual(['in the pause', 'in the south'])
    expect(await find(seatedAs(held.ola), 'in the')).toEqual(['in the pause', 'in the north', 'in the south'])
    expect(await find(seatedAs(held.ada), 'between')).toEqual([])
    expect(await find(STRANGER, "'; drop table --", recording())).toEqual([])
  })

  test('captions and what was just said are found, and nobody searches without end', async () => {
    const { db } = held.occasion
    const where = { recordingId: held.recordingId, language: 'fr' }
    await db.recordingCaption.create({ data: { ...where, text: 'WEBVTT\n\n00:00.000 --> 00:00.010\nBonjour\n' } })
    const find = async (q: string) => (await held.ask('find', eve, { ...recording(), q })).text()
    expect(await find('bonj')).toContain('Bonjour')
    await db.recordingCaption.update({
      where: { recordingId_language: where },
      data: { text: 'WEBVTT\n\n00:00.000 --> 00:00.010\nSalut\n' },
    })
    expect(await find('bonj')).not.toContain('Bonjour')
    expect(await find('salut')).toContain('Salut')
    await db.recordingCaption.delete({ where: { recordingId_language: where } })
    expect(await find('salut')).not.toContain('Salut')
    const all = await Promise.all(Array.from({ length: 25 }, () => held.ask('find', eve, { q: 'recorded' })))
    const statuses = all.map(({ status }) => status)
    expect([statuses.filter((status) => status === 200).length, new Set(statuses)]).toEqual([16, new Set([200, 429])])
    expect((await held.ask('find', gus, { q: 'recorded' })).status).toBe(200)
    expect(await held.told(eve, recording())).toEqual(RECORDED)
  })

  test('captions go with it, without those of a cut', async () => {
    const { db } = held.occasion
    const vtt = 'WEBVTT\n\n00:00.000 --> 00:00.010\nGuten Morgen\n\n00:00.000 --> 09:00.000\nover everything\n'
    await db.recordingCaption.create({ data: { recordingId: held.recordingId, language: 'de', text: vtt } })
    await held.settle()
    expect((await page(STRANGER)).recordings[0]!.captions).toEqual(['de'])
    const asked = { ...recording(), language: 'de' }
    expect(await (await held.ask('captions', STRANGER, asked)).json()).toEqual({
      cues: [{ from: 0, until: 0.01, text: 'Guten Morgen', voice: null }],
    })
    expect((await held.ask('captions', STRANGER, { ...asked, language: 'fr' })).status).toBe(404)
  })

  test('[T54] another session’s recording is as unknown', async () => {
    const elsewhere = await plan(held.occasion.db)
    for (const from of [STRANGER, seatedAs(held.ola)]) {
      const query = { session: elsewhere.sessionId, ...recording() }
      expect(await held.told(from, query)).toBe('not-admitted')
      expect(await held.told(from, { ...query, session: newTestId() })).toBe('not-admitted')
    }
  })

  test('what all get may be kept for a second, and what is somebody’s not at all', async () => {
    const caching = async (from: From, query = {}) =>
      (await held.ask('replay', from, { ...recording(), ...query })).headers.get('cache-control')
    expect(await caching(STRANGER)).toBe('public, max-age=1')
    expect(await caching(seatedAs(held.ada))).toBe('private, no-store')
    const link = { id: held.recordingId, linkHash: hashSecret('a secret of the tests, long enough') }
    expect(await caching({ links: [link] })).toBe('private, no-store')
    await publish('link')
    expect(await caching({ links: [link] })).toBe('private, no-store')
    expect(await held.told(STRANGER, recording())).toBe('not-admitted')
    await publish('public')
  })

  test('looking is counted by minutes, for what one may watch', async () => {
    const { db, processes } = held.occasion
    const report = (minutes: readonly number[], more = {}) =>
      fetch(`${processes[0]!.url}/rt/watched`, {
        method: 'POST',
        body: JSON.stringify({ session: held.sessionId, ...recording(), minutes, live: false, ...more }),
      }).then(({ status }) => status)
    expect(await Promise.all([report([0, 1, 1]), report([1])])).toEqual([200, 200])
    expect(await report([0], { live: true })).toBe(403)
    expect(await report([0], { recording: newTestId() })).toBe(403)
    expect(await Promise.all([report([]), report([-1]), report([1e9]), report(Array(11).fill(1))])).toEqual(
      Array(4).fill(400),
    )
    const counted = async () =>
      (await db.recordingWatched.findMany({ orderBy: { minute: 'asc' } })).map(({ minute, live, count }) => [
        minute,
        live,
        count,
      ])
    await until('the counting', async () => (await counted()).length === 2, 15_000)
    expect(await counted()).toEqual([
      [0, false, 1],
      [1, false, 2],
    ])
  })

  test('what is unpublished is gone a second later', async () => {
    await held.row({ publishedAt: null })
    await held.settle()
    expect(await held.told(STRANGER, recording())).toBe('not-admitted')
    expect(await held.told(seatedAs(held.ada), recording())).toBe('not-admitted')
    expect(await held.told(seatedAs(held.ada))).toBe('replay/not-published')
  })

  test('what failed stands in nobody’s way', async () => {
    await held.row({ state: 'failed' })
    await held.settle()
    expect(await held.told(seatedAs(held.ada))).toEqual(expect.arrayContaining(['recorded first']))
    expect(await held.told(STRANGER, recording())).toBe('not-admitted')
  })

  test('deleting it brings nothing back that was cut out of it', async () => {
    const { db } = held.occasion
    await held.row({ state: 'deleting' })
    await held.settle()
    const isToldWithoutTheCut = async () => {
      for (const from of [eve, seatedAs(held.ada), seatedAs(held.ola)]) {
        const told = await held.told(from)
        expect(told).toEqual(expect.arrayContaining([...RECORDED, 'before it began']))
        expect(told).not.toContain('to be cut')
      }
    }
    await isToldWithoutTheCut()
    const { duration } = await db.recordingSegment.findFirstOrThrow({ where: { recordingId: held.recordingId } })
    const nowhere = join(tmpdir(), newTestId())
    await Promise.all([removeRecording(db, nowhere, held.recordingId), removeRecording(db, nowhere, held.recordingId)])
    expect(await db.recording.count({ where: { id: held.recordingId } })).toBe(0)
    await held.settle()
    await isToldWithoutTheCut()
    const { cuts } = await db.session.findUniqueOrThrow({ where: { id: held.sessionId } })
    const stretches = cuts as unknown as { from: number; until: number }[]
    expect(stretches).toHaveLength(1)
    // Rounded to what was not played, as it was before.
    expect(stretches[0]!.until - stretches[0]!.from).toBeGreaterThan(duration * 999)
  })
})

describe('a stream', () => {
  let held: HeldSession
  beforeAll(async () => {
    held = await HeldSession.open()
    await held.by(held.ola, 'session.go-live')
    await held.says(held.ada, 'before the stream')
  })
  afterAll(() => held.close())

  const audience = async (to: string) => {
    await held.occasion.db.session.update({ where: { id: held.sessionId }, data: { audience: to } })
    await held.settle()
  }
  const stream = () => ({ recording: held.recordingId })
  const live = async (from: From) => {
    const answer = await held.ask('recordings', from)
    return answer.status === 200 ? ((await answer.json()) as RecordingsPage).live : answer.status
  }

  test('is announced to those who may watch, before there is one', async () => {
    await audience('public')
    expect(await (await held.ask('recordings')).json()).toMatchObject({ phase: 'live', live: null, recordings: [] })
    await audience('members')
    expect((await held.ask('recordings')).status).toBe(403)
  })

  test('is there while it runs for whom it is meant, with the address of its files', async () => {
    await held.record({ records: false, streams: true })
    await held.says(held.ada, 'streamed')
    await audience('participants')
    expect(await live(STRANGER)).toBe(403)
    await audience('public')
    const shown = await live(STRANGER)
    expect(shown).toMatchObject({ id: held.recordingId, paused: false, delivers: false })
    const { media } = shown as { media: string }
    expect(mediaFile(KEY, `${media}/live.m3u8`, Date.now())).not.toBeNull()
    expect(mediaFile(KEY, `${media}/vod.m3u8`, Date.now())).toBeNull()
  })

  test('tells what is said while it is said, and nothing from before or in a pause', async () => {
    expect(await held.told(STRANGER, stream())).toEqual(['streamed'])
    await held.by(held.ola, 'recording.pause')
    await held.says(held.ada, 'in the pause')
    await held.by(held.ada, 'hand.raise')
    await held.settle()
    const paused = (await (await held.ask('replay', STRANGER, stream())).json()) as ReplayPage
    expect(paused.events.at(-1)).toMatchObject({ type: 'recording.paused' })
    expect(paused.to).toBe(paused.head)
    expect(await live(STRANGER)).toMatchObject({ paused: true })
    await held.by(held.ola, 'recording.resume')
    await held.says(held.ada, 'streamed again')
    await held.settle()
    const next = await held.ask('replay', STRANGER, { ...stream(), after: String(paused.to) })
    const { events } = (await next.json()) as ReplayPage
    expect(events.map(({ type }) => type)).toEqual(['hand.raised', 'recording.resumed', 'chat.posted'])
    expect(JSON.stringify(events)).not.toContain('in the pause')
    // Somebody whom another process told more already is not sent back.
    const ahead = await held.ask('replay', STRANGER, { ...stream(), after: String(paused.head + 100) })
    expect(await ahead.json()).toMatchObject({ events: [], to: paused.head + 100, head: paused.head + 100 })
  })

  test('a message that is withheld from the beginning is in no stream', async () => {
    await held.says(held.ben, 'between us', 'main', true)
    await held.settle()
    expect(await held.told(STRANGER, stream())).toEqual(['streamed', 'streamed again'])
  })

  test('ends, and leaves nothing where nothing was to be kept', async () => {
    await held.stop()
    await held.settle()
    expect(await live(STRANGER)).toBeNull()
    expect(await held.told(STRANGER, stream())).toBe('not-admitted')
    await held.by(held.ola, 'session.end')
    expect(await held.told(seatedAs(held.ada))).toEqual(expect.arrayContaining(['before the stream', 'streamed']))
  })
})

test('whoever asks too often waits, and nobody else does', async () => {
  const held = await HeldSession.open()
  try {
    const asked = `${held.occasion.processes[0]!.url}/rt/replay?session=${newTestId()}`
    const from = (address: string) =>
      fetch(asked, {
        headers: { 'x-forwarded-for': address },
      }).then(({ status }) => status)
    const many: number[] = []
    for (let i = 0; i < 16; i++) many.push(...(await Promise.all(Array.from({ length: 100 }, () => from('192.0.2.1')))))
    expect(many.filter((status) => status === 429).length).toBeGreaterThan(50)
    expect(await from('192.0.2.2')).toBe(403)
  } finally {
    await held.close()
  }
})

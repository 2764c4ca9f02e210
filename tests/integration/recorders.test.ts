import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DRAWN_WITHIN } from '@/domain/recording/captured'
import { recordingDir } from '@/prisma/recording-files'
import { claim, claimed, release } from '@/server/recorder/claims'
import { Inlet } from '@/server/recorder/inlet'
import { Recording } from '@/server/recorder/recording'
import { Shelf } from '@/server/recorder/shelf'
import { KEY, LiveOccasion, until } from '../support/live'
import { freePort } from '../support/servers'

let occasion: LiveOccasion
beforeEach(async () => {
  occasion = await LiveOccasion.open()
})
afterEach(() => occasion.close())

const ask = (type: string, data: unknown = {}) => occasion.processes[0]!.command(occasion.planned.sessionId, type, data)
const running = (recorder: string) => claim(occasion.db, recorder)

/** Resolves when the row is there. */
async function start(): Promise<string> {
  await ask('recording.start', { records: true, streams: false, scope: 'stage' })
  await until('the row', async () => (await occasion.db.recording.count()) === 1)
  return (await occasion.db.recording.findFirstOrThrow()).id
}

test('what was not streamed is in no playlist of those who watch, and goes to no platform', async () => {
  const id = await start()
  const dataDir = mkdtempSync(join(tmpdir(), 'auftakt-shelf-'))
  const shelf = await Shelf.open(occasion.db, dataDir, id, pino({ level: 'silent' }))
  const AT = 1_000_000
  shelf.anchor({ run: 1, position: 0, at: AT })
  const unstreamed = [{ from: AT, until: AT + 3_000 }]
  const init = { name: 'init.mp4', bytes: Buffer.from('init'), sound: null }
  const file = (n: number) => {
    const fragment = { bytes: Buffer.from('film'), position: 2 * n, duration: 2 }
    return shelf.fileSegment({ run: 1, n, init, small: false }, fragment, unstreamed)
  }
  // The second begins before it is streamed.
  expect([await file(0), await file(1), await file(2)]).toEqual([false, false, true])
  for (const name of ['live.m3u8', 'dvr.m3u8', 'live.small.m3u8', 'dvr.small.m3u8'])
    expect(readFileSync(join(recordingDir(dataDir, id), name), 'utf8').match(/^kept.*m4s$/gm)).toHaveLength(1)
  rmSync(dataDir, { recursive: true })
})

test('whoever watches the small picture gets no large one because the small is late, only where there is none', async () => {
  const id = await start()
  const dataDir = mkdtempSync(join(tmpdir(), 'auftakt-shelf-'))
  const shelf = await Shelf.open(occasion.db, dataDir, id, pino({ level: 'silent' }))
  shelf.anchor({ run: 1, position: 0, at: 1_000_000 })
  const init = { name: 'init.mp4', bytes: Buffer.from('init'), sound: null }
  await shelf.fileSmallInit(init, Buffer.from('init'))
  const file = (n: number, small: boolean) =>
    shelf.fileSegment({ run: 1, n, init, small }, { bytes: Buffer.from('film'), position: 2 * n, duration: 2 }, [])
  const named = () =>
    (readFileSync(join(recordingDir(dataDir, id), 'live.small.m3u8'), 'utf8').match(/^kept.*m4s$/gm) ?? []).map(
      (name) => (name.endsWith('.small.m4s') ? 'small' : 'large'),
    )
  for (const n of [0, 1, 2]) await file(n, true)
  await shelf.fileSmall(1, 0, Buffer.from('s'), [])
  expect(named()).toEqual(['small'])
  await shelf.fileSmall(1, 1, null, [])
  await shelf.fileSmall(1, 2, Buffer.from('s'), [])
  expect(named()).toEqual(['small', 'large', 'small'])
  await file(3, false)
  expect(named()).toEqual(['small', 'large', 'small', 'large'])
  const rows = await occasion.db.recordingSegment.findMany({ where: { recordingId: id }, orderBy: { n: 'asc' } })
  expect(rows.map(({ smallBytes }) => smallBytes)).toEqual([1, null, 1, null])
  rmSync(dataDir, { recursive: true })
})

describe('a recording', () => {
  test('that is started twice at once is one', async () => {
    const data = { records: true, streams: false, scope: 'stage' }
    const answers = await Promise.all([ask('recording.start', data), ask('recording.start', data)])
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: 'recording/already-running' })
    await until('the row', async () => (await occasion.db.recording.count()) === 1)
  })

  test('is taken up by one recorder of many, which keeps it', async () => {
    const id = await start()
    const claims = await Promise.all(Array.from({ length: 8 }, (_, i) => running(`recorder ${i}`)))
    const taken = claims.flatMap((rows, i) => rows.map((row) => [row.id, i] as const))
    expect(taken).toHaveLength(1)
    const [[, owner]] = taken as [readonly [string, number]]
    expect((await running(`recorder ${owner}`)).map((row) => row.id)).toEqual([id])
    expect(await running('another')).toEqual([])
  })

  test('is taken over when its recorder is silent, or leaves it', async () => {
    const id = await start()
    await running('first')
    await occasion.db.recording.update({ where: { id }, data: { heardAt: new Date(Date.now() - 11_000) } })
    expect(await running('second')).toHaveLength(1)
    expect(await claimed(occasion.db, 'first')).toEqual(new Set())
    await release(occasion.db, 'second')
    expect(await running('third')).toHaveLength(1)
  })

  test('that somebody changes just now is still its recorder’s', async () => {
    const id = await start()
    await running('first')
    await occasion.db.$transaction(async (tx) => {
      await tx.recording.update({ where: { id }, data: { figures: {} } })
      expect(await running('first')).toEqual([])
      expect(await claimed(occasion.db, 'first')).toEqual(new Set([id]))
    })
  })

  test('is told since when it is wanted, and what of it is not to be kept', async () => {
    await start()
    await ask('recording.pause')
    await until('the pause', async () => (await running('first'))[0]?.paused === true)
    await ask('recording.resume')
    await until('the end of the pause', async () => (await running('first'))[0]?.paused === false)
    await ask('recording.change', { records: false, streams: true })
    await until('the change', async () => (await running('first'))[0]?.streams === true)
    const resumed = (await occasion.rows()).find(({ type }) => type === 'recording.resumed')!
    const changed = (await occasion.rows()).find(({ type }) => type === 'recording.changed')!
    const [row] = await running('first')
    expect(row).toMatchObject({ records: true, wantedSince: resumed.at })
    const started = (await occasion.rows()).find(({ type }) => type === 'recording.started')!
    expect(row!.unkept).toEqual([{ from: changed.at, until: Number.POSITIVE_INFINITY }])
    // Until those who agreed to a recording alone are out of the picture.
    expect(row!.unstreamed).toEqual([{ from: started.at, until: changed.at + DRAWN_WITHIN }])
  })
})

test('before the disk is full a recording ends, says why, and the session goes on', async () => {
  const id = await start()
  const [{ dataDir, url: liveUrl }, logger] = [occasion.processes[0]!, pino({ level: 'silent' })]
  const inlet = new Inlet(await freePort(), liveUrl)
  // Were a browser begun all the same, there would be none.
  const programs = { chromium: '/nowhere/chromium', ffmpeg: '/nowhere/ffmpeg' }
  const settings = { db: occasion.db, dataDir, secret: KEY, programs, inlet, programUrl: liveUrl, liveUrl, logger }
  const [row] = await running('first')
  const recording = await Recording.take({ ...settings, diskReserve: Number.MAX_SAFE_INTEGER }, 'first', row!)
  recording.see(row!)
  const stopping = async () => (await running('first')).find(({ state }) => state === 'stopping')
  await until('the stop', async () => (await stopping()) !== undefined)
  recording.see((await stopping())!)
  await recording.done
  expect(await occasion.db.recording.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'failed' })
  const rows = await occasion.rows()
  expect(rows.filter(({ type }) => type === 'recording.warned').map(({ data }) => data)).toEqual([
    { problem: 'disk-full' },
  ])
  expect(rows.some(({ type }) => type === 'recording.gap-marked')).toBe(false)
  expect(await ask('session.go-live')).toMatchObject({ ok: true })
})

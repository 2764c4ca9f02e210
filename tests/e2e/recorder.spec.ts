import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { nameIn } from '../../domain/recording/renditions'
import { placedSegments, recordingDir } from '../../prisma/recording-files'
import { sealStreamKey } from '../../prisma/stream-keys'
import { filmOf, keyPictures, loudest, probe, RtmpReceiver } from '../support/films'
import { newTestId } from '../support/planned'
import { freePort } from '../support/servers'
import { expect, type Occasion, test } from './support/occasion'
import { crash, logs, pidOf } from './support/parts'

/** A machine that does nothing else stays below ten seconds; this one runs browsers of the test as well, on the same cores. */
const LONGEST_GAP = 20_000
const STREAM_KEY = 'a-key-of-the-tests'
/** A run has begun long before. */
const BEGINS = { timeout: 40_000 }

/** What there is of the session's recording. */
async function recorded({ db, sessionId }: Occasion) {
  const row = await db.recording.findFirstOrThrow({ where: { sessionId } })
  const segments = await placedSegments(db, row.id)
  const ofType = (type: string) => db.logEvent.findMany({ where: { sessionId, type }, orderBy: { seq: 'asc' } })
  const gaps = (await ofType('recording.gap-marked')).map(({ data }) => data as { from: number; until: number })
  return { ...row, segments, gaps, dir: recordingDir(process.env.AUFTAKT_TEST_DATA!, row.id) }
}

/** Resolves when something is recorded. */
async function started(occasion: Occasion, what: { records: boolean; streams: boolean }) {
  await occasion.command('recording.start', { ...what, scope: 'stage' })
  const where = { sessionId: occasion.sessionId, state: 'live' }
  await expect.poll(() => occasion.db.recording.count({ where }), BEGINS).toBe(1)
}

const runsOf = async (occasion: Occasion) => new Set((await recorded(occasion)).segments.map(({ run }) => run)).size

/** Kills what the recorder runs, as a crash would. */
function crashIn(program: 'chromium' | 'the film') {
  const sign = program === 'the film' ? 'matroska' : program
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')
  const [pid] = all.flatMap((line) => {
    const [, pid, parent, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return Number(parent) === pidOf('recorder') && args?.includes(sign) ? [Number(pid)] : []
  })
  expect(pid, `${program} runs`).toBeDefined()
  process.kill(pid!, 'SIGKILL')
}

async function addTarget({ db, sessionId }: Occasion, port: number) {
  const secrets = JSON.parse(readFileSync(join(process.env.AUFTAKT_TEST_DATA!, 'secrets.json'), 'utf8'))
  const id = newTestId()
  const key = sealStreamKey(secrets.authSecret, id, STREAM_KEY)
  await db.streamTarget.create({
    data: { id, sessionId, name: 'Platform', url: `rtmp://127.0.0.1:${port}/live`, key },
  })
  return () => db.streamTarget.findUniqueOrThrow({ where: { id } })
}

test.afterEach(async ({ occasion }) => {
  await occasion.run('session.end')
  await expect.poll(browsersOfTheRecorder).toBe(0)
})

test('a session is recorded and streamed, whatever crashes on the way', async ({ occasion }) => {
  test.setTimeout(150_000)
  const port = await freePort()
  const platform = new RtmpReceiver(port, STREAM_KEY)
  const target = await addTarget(occasion, port)
  const sam = await occasion.inside('speaker', { name: 'Sam' }, { devices: ['Microphone', 'Camera'] })
  await occasion.run('session.go-live')

  await started(occasion, { records: true, streams: true })
  await sam.getByRole('dialog').getByRole('radio', { name: 'Yes, I agree' }).check()
  await sam.getByRole('dialog').getByRole('button', { name: 'Answer', exact: true }).click()
  await expect.poll(async () => (await target()).state, BEGINS).toBe('live')
  const playlist = join((await recorded(occasion)).dir, 'live.m3u8')
  expect(readFileSync(playlist, 'utf8')).toContain('#EXT-X-PROGRAM-DATE-TIME')

  crashIn('chromium')
  await expect.poll(() => runsOf(occasion), BEGINS).toBe(2)
  crashIn('the film')
  await expect.poll(() => runsOf(occasion), BEGINS).toBe(3)
  await crash('recorder')
  await expect.poll(() => runsOf(occasion), BEGINS).toBe(4)
  const longOf = (segments: readonly { readonly run: number }[], run: number) =>
    segments.filter((segment) => segment.run === run).length
  await expect.poll(async () => longOf((await recorded(occasion)).segments, 4), BEGINS).toBeGreaterThan(2)
  await expect.poll(async () => (await recorded(occasion)).gaps.length, BEGINS).toBe(3)

  await occasion.command('recording.stop')
  await expect.poll(async () => (await recorded(occasion)).state, BEGINS).toBe('ready')
  const { dir, segments, gaps } = await recorded(occasion)
  console.info(`gaps of ${gaps.map(({ from, until }) => until - from)} ms`)
  for (const { from, until } of gaps) {
    expect(until - from).toBeLessThanOrEqual(LONGEST_GAP)
    expect(segments.filter((segment) => segment.from < until - 1 && segment.until > from + 1)).toEqual([])
  }
  expect(readFileSync(join(dir, 'vod.m3u8'), 'utf8').match(/^kept.*m4s$/gm)).toHaveLength(segments.length)
  for (const number of new Set(segments.map(({ run }) => run))) {
    const run = segments.filter((segment) => segment.run === number)
    const film = filmOf(dir, run)
    const found = await probe(film)
    expect(found).toMatchObject({ codecs: ['h264', 'aac'], width: 1280, height: 720 })
    const keys = await keyPictures(film)
    expect(keys).toHaveLength(run.length)
    for (const [i, { position }] of run.entries()) expect(keys[i]).toBeCloseTo(position, 1)
    // A voice comes a moment after the picture; the runs between are too short for it.
    if (longOf(segments, number) > 2) expect(await loudest(film), 'the microphone beeps').toBeGreaterThan(-40)
    rmSync(dirname(film), { recursive: true })
    await expectRenditions(dir, run)
  }
  expect(segments.some(({ smallBytes }) => smallBytes !== null)).toBe(true)

  await platform.ended
  const taken = await probe(platform.file)
  expect(taken.codecs.toSorted()).toEqual(['aac', 'h264'])
  expect(taken.duration).toBeGreaterThan(1)
  expect(logs()).not.toContain(STREAM_KEY)
  await platform.close()
})

type Recorded = Awaited<ReturnType<typeof recorded>>

/** Of a run: its sound alone, and what there is of it small, each of the same stretches. */
async function expectRenditions(dir: string, run: Recorded['segments']) {
  const of = (offer: 'small' | 'sound', segments = run) =>
    filmOf(
      dir,
      segments.map(({ init, file }) => ({ init: nameIn(offer, init), file: nameIn(offer, file) })),
    )
  const sound = await probe(of('sound'))
  expect(sound.codecs).toEqual(['aac'])
  const small = run.filter(({ smallBytes }) => smallBytes !== null)
  if (small.length === 0) return
  const film = of('small', small)
  expect(await probe(film)).toMatchObject({ codecs: ['h264', 'aac'], width: 640, height: 360 })
  const keys = await keyPictures(film)
  expect(keys).toHaveLength(small.length)
  for (const [i, { position }] of small.entries()) expect(keys[i]).toBeCloseTo(position, 1)
}

test('in a pause and after the stop nothing is captured; what was only streamed is not kept', async ({ occasion }) => {
  await occasion.run('session.go-live')
  await started(occasion, { records: false, streams: true })
  const at = await askedToPause(occasion)
  const paused = await recorded(occasion)
  expect(paused.segments.filter(({ from }) => from > at)).toEqual([])
  await occasion.command('recording.stop')
  await expect.poll(async () => (await recorded(occasion)).state).toBe('ready')
  const { segments, dir } = await recorded(occasion)
  expect(segments).toEqual([])
  // Whoever watched is some seconds behind, and sees it to the end; five minutes later nothing is left of it.
  const dvr = readFileSync(join(dir, 'dvr.m3u8'), 'utf8')
  expect(dvr).toContain('#EXT-X-ENDLIST')
  for (const file of dvr.match(/^kept.*m4s$/gm)!) expect(existsSync(join(dir, file))).toBe(true)
  expect(existsSync(join(dir, 'vod.m3u8'))).toBe(false)
})

test('whoever watches a stream cannot go back to before it began', async ({ occasion }) => {
  await occasion.run('session.go-live')
  await started(occasion, { records: true, streams: false })
  const { dir } = await recorded(occasion)
  const named = () => readFileSync(join(dir, 'dvr.m3u8'), 'utf8').match(/^kept.*m4s$/gm) ?? []
  await expect.poll(async () => (await recorded(occasion)).segments.length, BEGINS).toBeGreaterThan(1)
  expect(named()).toEqual([])
  await occasion.command('recording.change', { records: true, streams: true })
  await expect.poll(() => named().length, BEGINS).toBeGreaterThan(0)
  const { sessionId } = occasion
  const { at } = await occasion.db.logEvent.findFirstOrThrow({ where: { sessionId, type: 'recording.changed' } })
  const { segments } = await recorded(occasion)
  const streamed = segments.filter(({ from }) => from >= at.getTime()).map(({ file }) => `kept/${file}`)
  expect(streamed).toEqual(expect.arrayContaining(named()))
})

/** Resolves when nothing more comes, with when it was paused by the log. */
async function askedToPause(occasion: Occasion): Promise<number> {
  await occasion.command('recording.pause')
  await expect.poll(() => browsersOfTheRecorder()).toBe(0)
  const { sessionId } = occasion
  const event = await occasion.db.logEvent.findFirstOrThrow({ where: { sessionId, type: 'recording.paused' } })
  return event.at.getTime()
}

const browsersOfTheRecorder = () =>
  execFileSync('ps', ['-A', '-o', 'ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => Number.parseInt(line, 10) === pidOf('recorder') && line.includes('chromium')).length

import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kept, logTimeAt, timelineOf } from '@/domain/recording/timeline'
import { placedSegments, recordingDir } from '@/prisma/recording-files'
import { LiveOccasion } from '../support/live'
import { logTimeIn, makeRecording, type Run } from '../support/recorded'

const T = Date.parse('2026-11-24T09:00:00Z')
/** A recorder that is a little slow, a pause of a minute, and then one that is a little fast; what was cut lies in the second. */
const FIRST: Run = { at: T, seconds: 30, pace: 1_012, flashes: [1, 7.5, 13.2, 29.2] }
const SECOND: Run = { at: T + 95_000, seconds: 24, pace: 990, flashes: [0.6, 8.5, 19.44] }
const CUT = { from: logTimeIn(SECOND, 7), until: logTimeIn(SECOND, 12) }
/** What nobody may be further off by, in milliseconds. */
const TOLERATED = 200

let occasion: LiveOccasion
let dataDir: string
let recordingId: string
beforeAll(async () => {
  occasion = await LiveOccasion.open()
  dataDir = mkdtempSync(join(tmpdir(), 'auftakt-recorded-'))
  const row = { cuts: [{ ...CUT }] }
  const { sessionId } = occasion.planned
  recordingId = await makeRecording(occasion.db, dataDir, { sessionId, runs: [FIRST, SECOND], row })
}, 60_000)
afterAll(async () => {
  rmSync(dataDir, { recursive: true, force: true })
  await occasion.close()
})

/** What is played, in order, as the playlist names it. */
function played(): readonly { readonly init: string; readonly file: string; readonly duration: number }[] {
  const lines = readFileSync(join(recordingDir(dataDir, recordingId), 'vod.m3u8'), 'utf8').split('\n')
  const pieces: { init: string; file: string; duration: number }[] = []
  let [init, duration] = ['', 0]
  for (const line of lines) {
    init = /^#EXT-X-MAP:URI="(.+)"/.exec(line)?.[1] ?? init
    duration = Number(/^#EXTINF:([\d.]+)/.exec(line)?.[1] ?? duration)
    if (line !== '' && !line.startsWith('#')) pieces.push({ init, file: line, duration })
  }
  return pieces
}

/** When it flashes and beeps in what is played, in seconds: by what a decoder makes of its files. */
function seenAndHeard(): { readonly flashes: readonly number[]; readonly beeps: readonly number[] } {
  const dir = recordingDir(dataDir, recordingId)
  const [flashes, beeps]: [number[], number[]] = [[], []]
  let position = 0
  for (const { init, file, duration } of played()) {
    const bytes = Buffer.concat([readFileSync(join(dir, init)), readFileSync(join(dir, file))])
    const begins = firstPictureOf(bytes)
    const { stderr } = spawnSync(
      'ffmpeg',
      [
        ...['-hide_banner', '-copyts', '-i', 'pipe:0', '-f', 'null'],
        ...['-vf', 'crop=320:120:0:0,blackdetect=d=0.01:pix_th=0.5', '-af', 'silencedetect=noise=-40dB:d=0.05', '-'],
      ],
      { input: bytes, encoding: 'utf8' },
    )
    const within = (pattern: RegExp) =>
      [...stderr.matchAll(pattern)].map(([, second]) => position + Number(second) - begins)
    // Light begins where darkness ends, and likewise sound; at the end of a piece both end without.
    const isInside = (second: number) => second < position + duration - 0.05
    flashes.push(...within(/black_end:([\d.]+)/g).filter(isInside))
    beeps.push(...within(/silence_end: ([\d.]+)/g).filter(isInside))
    position += duration
  }
  return { flashes, beeps }
}

const firstPictureOf = (input: Buffer): number => {
  const args = ['-v', 'error', '-select_streams', 'v', '-show_entries', 'packet=pts_time', '-of', 'csv=p=0', '-i', '-']
  return Number(execFileSync('ffprobe', args, { input, encoding: 'utf8' }).split('\n')[0]!.replace(',', ''))
}

test('what is seen and heard stands in the log within 200 ms of where it happened, over pauses and cuts', async () => {
  const segments = await placedSegments(occasion.db, recordingId)
  const timeline = timelineOf(kept(segments, [CUT]))
  const happened = [FIRST, SECOND].flatMap((run) => run.flashes!.map((second) => logTimeIn(run, second)))
  const shown = happened.filter((at) => at < CUT.from - 2_000 || at > CUT.until + 2_000)
  expect(shown).toHaveLength(happened.length - 1)
  const { flashes, beeps } = seenAndHeard()
  for (const found of [flashes, beeps]) {
    const off = found.map((position, i) => Math.round(logTimeAt(timeline, position) - (shown[i] ?? Number.NaN)))
    expect(off).toHaveLength(shown.length)
    expect(off.map(Math.abs).filter((ms) => !(ms <= TOLERATED))).toEqual([])
  }
})

test('nothing of a cut lies where others may fetch it', async () => {
  const dir = recordingDir(dataDir, recordingId)
  const segments = await placedSegments(occasion.db, recordingId)
  const [shown, hidden] = [kept(segments, [CUT]), segments.filter((each) => !kept(segments, [CUT]).includes(each))]
  expect(hidden.length).toBeGreaterThan(0)
  for (const { file } of hidden) expect(existsSync(join(dir, 'kept', file))).toBe(false)
  for (const { file } of shown) expect(existsSync(join(dir, 'kept', file))).toBe(true)
})

import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../../prisma/client'
import type { Prisma } from '../../prisma/generated/client'
import { placedSegments, recordingDir, writeCutPlaylists, writeLivePlaylists } from '../../prisma/recording-files'
import { newTestId } from './planned'

const FRAMES = 25
const SEGMENT = 2
/** Boxes along the lower edge: the number of the frame in its run, then of the run, lowest bit first. */
export const CLOCK = { bits: 12, runBits: 3, size: 16, width: 320, height: 180, frames: FRAMES } as const

export interface Run {
  /** Which time of the log its first picture shows, milliseconds since 1970. */
  readonly at: number
  readonly seconds: number
}

export interface Recorded {
  readonly sessionId: string
  /** As in the log; by itself a new one. */
  readonly recordingId?: string
  /** What the recorder made without a break, one after the other. */
  readonly runs: readonly Run[]
  /** Further columns of its row. By itself it is ready. */
  readonly row?: Partial<Prisma.RecordingUncheckedCreateInput>
}

/**
 * Makes a recording as the recorder leaves it, rows and files, of a picture that says itself which frame it is and of a
 * tone. Answers its id.
 */
export async function makeRecording(db: Database, dataDir: string, wanted: Recorded): Promise<string> {
  const { sessionId, recordingId: id = newTestId(), runs, row = {} } = wanted
  const first = runs[0]!
  const last = runs.at(-1)!
  const begun = { startedAt: new Date(first.at), records: true, streams: false }
  const ended = { state: 'ready', stoppedAt: new Date(last.at + last.seconds * 1_000) }
  const data = { sessionId, ...begun, ...ended, ...row }
  await db.recording.upsert({ where: { id }, create: { id, ...data }, update: data })
  mkdirSync(join(recordingDir(dataDir, id), 'kept'), { recursive: true })
  for (const [i, run] of runs.entries()) await addRun(db, dataDir, id, i + 1, run)
  const made = await db.recording.findUniqueOrThrow({ where: { id } })
  const segments = await placedSegments(db, id)
  const isOver = made.state === 'ready'
  if (made.streams || !isOver) await writeLivePlaylists(dataDir, id, segments, isOver)
  if (isOver) await writeCutPlaylists(dataDir, id, segments, made.cuts as unknown as { from: number; until: number }[])
  return id
}

/** Adds what a recorder made without a break to what there is. */
export async function addRun(db: Database, dataDir: string, recordingId: string, run: number, { at, seconds }: Run) {
  const dir = mkdtempSync(join(tmpdir(), 'auftakt-run-'))
  try {
    await encode(dir, run, seconds)
    const kept = join(recordingDir(dataDir, recordingId), 'kept')
    const move = (from: string, extension: string) => {
      const name = `${newTestId()}${extension}`
      renameSync(join(dir, from), join(kept, name))
      return name
    }
    const init = move('init.mp4', '.mp4')
    let position = 0
    const segments = piecesIn(readFileSync(join(dir, 'out.m3u8'), 'utf8')).map(({ duration, file }, n) => {
      const bytes = statSync(join(dir, file)).size
      const segment = { recordingId, run, n, position, duration, file: move(file, '.m4s'), init, bytes }
      position += duration
      return segment
    })
    await db.recordingSegment.createMany({ data: segments })
    const anchors = Array.from({ length: Math.floor(position / 5) + 1 }, (_, i) => i * 5)
    await db.recordingAnchor.createMany({
      data: anchors.map((each) => ({ recordingId, run, position: each, at: new Date(at + each * 1_000) })),
    })
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

const piecesIn = (playlist: string) =>
  [...playlist.matchAll(/#EXTINF:([\d.]+),\n(\S+)/g)].map(([, duration, file]) => ({
    duration: Number(duration),
    file: file!,
  }))

function encode(dir: string, run: number, seconds: number): Promise<void> {
  const { width, height } = CLOCK
  const args = [
    ...['-hide_banner', '-loglevel', 'error', '-f', 'lavfi'],
    ...['-i', `testsrc2=size=${width}x${height}:rate=${FRAMES}:duration=${seconds}`, '-f', 'lavfi'],
    ...['-i', `sine=frequency=440:sample_rate=48000:duration=${seconds}`, '-vf', clock(run)],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-profile:v', 'baseline', '-pix_fmt', 'yuv420p'],
    ...['-g', String(SEGMENT * FRAMES), '-keyint_min', String(SEGMENT * FRAMES), '-sc_threshold', '0'],
    ...['-c:a', 'aac', '-b:a', '64k', '-f', 'hls', '-hls_time', String(SEGMENT), '-hls_segment_type', 'fmp4'],
    ...['-hls_playlist_type', 'vod', '-hls_flags', 'independent_segments', 'out.m3u8'],
  ]
  return new Promise((resolve, reject) => {
    const child = spawn('ffmpeg', args, { cwd: dir, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`ffmpeg ended with ${code}: ${said}`))))
  })
}

/** Draws the number of each frame, and of the run, as boxes that a test can read. */
function clock(run: number): string {
  const { bits, runBits, size, height } = CLOCK
  const box = (i: number, color: string, when = '1') =>
    `drawbox=x=${i * size}:y=${height - size}:w=${size}:h=${size}:color=${color}:t=fill:enable='${when}'`
  const all = Array.from({ length: bits + runBits }, (_, i) => box(i, 'black'))
  const frame = Array.from({ length: bits }, (_, i) => box(i, 'white', `mod(floor(n/${2 ** i}),2)`))
  const ofRun = Array.from({ length: runBits }, (_, i) => ((run >> i) & 1 ? [box(bits + i, 'white')] : [])).flat()
  return [...all, ...frame, ...ofRun].join(',')
}

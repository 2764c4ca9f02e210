import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sizes } from '../../domain/recording/renditions'
import type { Database } from '../../prisma/client'
import type { Prisma } from '../../prisma/generated/client'
import {
  namesOf,
  placedSegments,
  recordingDir,
  writeCutPlaylists,
  writeLivePlaylists,
} from '../../prisma/recording-files'
import { newTestId } from './planned'
import { addRenditions } from './renditions'

const FRAMES = 25
const SEGMENT = 2
/** Boxes along the lower edge: the number of the frame in its run, then of the run, lowest bit first. */
export const CLOCK = { bits: 12, runBits: 3, size: 16, width: 320, height: 180, frames: FRAMES } as const

export interface Run {
  /** Which time of the log its first picture shows, milliseconds since 1970. */
  readonly at: number
  readonly seconds: number
  /** How much of the log a second of it shows, in milliseconds: recorders do not run as evenly as clocks. 1000 by itself. */
  readonly pace?: number
  /** Seconds of it at which it flashes and beeps, for a tenth of a second. */
  readonly flashes?: readonly number[]
  /** With a small one and its sound beside each segment. */
  readonly renditions?: boolean
}

/** What of a run is to be seen and heard; when that was is another matter. */
type FilmLook = Pick<Run, 'seconds' | 'flashes' | 'renditions'>

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
  const ended = { state: 'ready', stoppedAt: new Date(logTimeIn(last, last.seconds)) }
  const data = { sessionId, ...begun, ...ended, ...row }
  await db.recording.upsert({ where: { id }, create: { id, ...data }, update: data })
  for (const [i, run] of runs.entries()) await addRun(db, dataDir, id, i + 1, run)
  const made = await db.recording.findUniqueOrThrow({ where: { id } })
  const segments = await placedSegments(db, id)
  const isOver = made.state === 'ready'
  if (made.streams || !isOver) await writeLivePlaylists(dataDir, id, segments, { ended: isOver })
  if (isOver) await writeCutPlaylists(dataDir, id, segments, made.cuts as unknown as { from: number; until: number }[])
  return id
}

/** Which time of the log a second of a run shows. */
export const logTimeIn = ({ at, pace = 1_000 }: Run, second: number): number => at + second * pace

/** Adds what a recorder made without a break to what there is. */
export async function addRun(db: Database, dataDir: string, recordingId: string, run: number, made: Run) {
  const { segments, anchors } = await makeRun(dataDir, recordingId, run, made)
  await db.recordingSegment.createMany({ data: [...segments] })
  await db.recordingAnchor.createMany({ data: [...anchors] })
}

/** What a recorder makes without a break: its files, and what is to be said of them. */
export async function makeRun(dataDir: string, recordingId: string, run: number, made: Run) {
  const { dir, init, pieces } = await film(run, made)
  const kept = join(recordingDir(dataDir, recordingId), 'kept')
  mkdirSync(kept, { recursive: true })
  /** Under a new name, with its renditions. */
  const file = (from: string, extension: string) => {
    const name = `${newTestId()}${extension}`
    for (const [i, each] of namesOf(from).entries())
      if (existsSync(join(dir, each))) copyFileSync(join(dir, each), join(kept, namesOf(name)[i]!))
    return name
  }
  const initName = file(init, '.mp4')
  let position = 0
  const segments = pieces.map((piece) => {
    const segment = { recordingId, run, ...piece, position, file: file(piece.file, '.m4s'), init: initName }
    position += piece.duration
    return segment
  })
  const anchors = Array.from({ length: Math.floor(position / 5) + 1 }, (_, i) => ({
    ...{ recordingId, run, position: i * 5 },
    at: new Date(logTimeIn(made, i * 5)),
  }))
  return { segments, anchors }
}

/** A film on disk, in pieces, from which recordings are copied. */
interface Film {
  readonly dir: string
  readonly init: string
  readonly pieces: readonly (Sizes & { readonly n: number; readonly duration: number; readonly file: string })[]
}

const films = new Map<string, Promise<Film>>()

/** One takes seconds to make, and most tests play the same: a process makes each once. */
function film(run: number, look: FilmLook): Promise<Film> {
  const { seconds, flashes, renditions } = look
  const key = JSON.stringify({ run, seconds, flashes, renditions })
  const made = films.get(key) ?? makeFilm(run, look)
  films.set(key, made)
  return made
}

async function makeFilm(run: number, { renditions, ...look }: FilmLook): Promise<Film> {
  const dir = mkdtempSync(join(tmpdir(), 'auftakt-film-'))
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }))
  await encode(dir, run, look)
  const init = 'init.mp4'
  const pieces = piecesIn(readFileSync(join(dir, 'out.m3u8'), 'utf8')).map((piece, n) => {
    const { size: bytes } = statSync(join(dir, piece.file))
    return { ...piece, n, init, bytes, smallBytes: null, soundBytes: null }
  })
  return { dir, init, pieces: renditions ? await addRenditions(dir, pieces) : pieces }
}

const piecesIn = (playlist: string) =>
  [...playlist.matchAll(/#EXTINF:([\d.]+),\n(\S+)/g)].map(([, duration, file]) => ({
    duration: Number(duration),
    file: file!,
  }))

function encode(dir: string, run: number, { seconds, flashes }: FilmLook): Promise<void> {
  const { width, height } = CLOCK
  const args = [
    ...['-hide_banner', '-loglevel', 'error', '-f', 'lavfi'],
    ...['-i', `testsrc2=size=${width}x${height}:rate=${FRAMES}:duration=${seconds}`, '-f', 'lavfi'],
    ...['-i', `sine=frequency=440:sample_rate=48000:duration=${seconds}`],
    ...[
      '-vf',
      flashes ? `${flashing(flashes)},${clock(run)}` : clock(run),
      ...(flashes ? ['-af', beeping(flashes)] : []),
    ],
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

const within = (moments: readonly number[]) => moments.map((each) => `between(t,${each},${each + 0.1})`).join('+')
const flashing = (moments: readonly number[]) =>
  `drawbox=color=black:t=fill,drawbox=color=white:t=fill:enable='${within(moments)}'`
const beeping = (moments: readonly number[]) => `volume='${within(moments)}':eval=frame`

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

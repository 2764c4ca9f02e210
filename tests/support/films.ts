import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What ffprobe finds in a film or playlist. */
export interface Probed {
  /** One for each stream, `h264` or `aac` for instance, in order. */
  readonly codecs: readonly string[]
  readonly width: number
  readonly height: number
  /** In seconds. */
  readonly duration: number
}

export async function probe(file: string): Promise<Probed> {
  const { stdout } = await run('ffprobe', ['-v', 'error', '-show_streams', '-show_format', '-of', 'json', file])
  const { streams, format } = JSON.parse(stdout) as {
    streams: { codec_name: string; width?: number; height?: number }[]
    format: { duration?: string }
  }
  const picture = streams.find(({ width }) => width)
  return {
    codecs: streams.map(({ codec_name }) => codec_name),
    width: picture?.width ?? 0,
    height: picture?.height ?? 0,
    duration: Number(format.duration ?? 0),
  }
}

/** When the key pictures of a film are shown, in seconds. */
export async function keyPictures(file: string): Promise<number[]> {
  const picked = ['-select_streams', 'v:0', '-show_entries', 'packet=pts_time,flags', '-of', 'json']
  const { stdout } = await run('ffprobe', ['-v', 'error', ...picked, file])
  const { packets } = JSON.parse(stdout) as { packets: { pts_time: string; flags: string }[] }
  return packets.filter(({ flags }) => flags.startsWith('K')).map(({ pts_time }) => Number(pts_time))
}

/** Puts a run into one file: its init, and then its segments. */
export function filmOf(dir: string, segments: readonly { readonly init: string; readonly file: string }[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'auftakt-test-')), 'run.mp4')
  const names = [segments[0]!.init, ...segments.map((segment) => segment.file)]
  writeFileSync(file, Buffer.concat(names.map((name) => readFileSync(join(dir, 'kept', name)))))
  return file
}

/** How loud the loudest moment of a film is, in decibels below the loudest there can be. */
export async function loudest(file: string): Promise<number> {
  const { stderr } = await run('ffmpeg', ['-i', file, '-vn', '-af', 'volumedetect', '-f', 'null', '-'])
  return Number(/max_volume: (-?[\d.]+) dB/.exec(stderr)?.[1] ?? Number.NEGATIVE_INFINITY)
}

/** A platform that takes one stream by RTMP and keeps it. */
export class RtmpReceiver {
  readonly #dir = mkdtempSync(join(tmpdir(), 'auftakt-test-'))
  readonly file = join(this.#dir, 'taken.flv')
  readonly #ffmpeg
  /** Resolves when the stream is over. */
  readonly ended: Promise<void>

  constructor(port: number, key: string) {
    const from = ['-listen', '1', '-f', 'flv', '-i', `rtmp://127.0.0.1:${port}/live/${key}`]
    this.#ffmpeg = spawn('ffmpeg', ['-v', 'error', ...from, '-c', 'copy', '-flush_packets', '1', this.file], {
      stdio: 'ignore',
    })
    this.ended = new Promise((resolve) => this.#ffmpeg.once('exit', () => resolve()))
  }

  async close(): Promise<void> {
    this.#ffmpeg.kill('SIGKILL')
    await this.ended
    rmSync(this.#dir, { recursive: true, force: true })
  }
}

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A segment to be streamed, with the init of its run. */
export interface Piece {
  readonly run: number
  readonly init: Buffer
  readonly bytes: Buffer
}

export interface PushTarget {
  /** `rtmp://` or `rtmps://`, without the key. */
  readonly url: string
  readonly key: string
}

export type PushState = 'waiting' | 'connecting' | 'live' | 'failed'
export type PushProblem = 'wrong-address' | 'unreachable' | 'refused' | 'lost' | 'too-slow'
export type Report = (state: PushState, problem: PushProblem | null) => void

const LEAST_WAIT = 1_000
const MOST_WAIT = 30_000
/** So long it was live, and the next failure is a new one. */
const PROVEN_AFTER = 30_000
const MOST_WAITING = 10_000_000
const LAST_WORDS = 3_000
const UNREACHABLE = /refused|timed out|resolve|unreachable|No route/i

/**
 * Pushes one session to one platform, as long as it is wanted: by an ffmpeg of its own that copies the newest segments.
 * What it cannot push is left out, and it tries again, later each time.
 */
export class Pusher {
  #ffmpeg: ChildProcessWithoutNullStreams | null = null
  #run: number | null = null
  #wait = LEAST_WAIT
  #notBefore = 0
  #isStopped = false

  constructor(
    private readonly command: string,
    private readonly target: PushTarget,
    private readonly report: Report,
  ) {
    report('waiting', null)
  }

  push({ run, init, bytes }: Piece) {
    if (this.#isStopped || performance.now() < this.#notBefore) return
    if (run !== this.#run) this.breakOff()
    if (!this.#ffmpeg) {
      if (!isUsable(this.target)) return this.#failed('wrong-address')
      this.#run = run
      this.#ffmpeg = this.#begin()
      this.#ffmpeg.stdin.write(init)
    }
    const into = this.#ffmpeg.stdin
    if (into.writableLength > MOST_WAITING) this.#giveUp('too-slow')
    else if (into.writable) into.write(bytes)
  }

  /** Nothing of the same run follows: lets it say the last of it. Platforms take one stream at a time. */
  breakOff() {
    const ffmpeg = this.#ffmpeg
    this.#ffmpeg = null
    if (!ffmpeg) return
    ffmpeg.stdin.end()
    setTimeout(() => ffmpeg.kill('SIGKILL'), LAST_WORDS).unref()
  }

  stop() {
    this.#isStopped = true
    this.breakOff()
  }

  #begin(): ChildProcessWithoutNullStreams {
    const { url, key } = this.target
    // Not among the arguments, where everybody on this machine could read it.
    const secret = unnamedFile(`rtmp_app=${appOf(url)}\nrtmp_playpath=${key}\n`)
    const ffmpeg = spawn(this.command, argumentsFor(url), {
      stdio: ['pipe', 'pipe', 'pipe', secret],
    }) as ChildProcessWithoutNullStreams
    closeSync(secret)
    const begunAt = performance.now()
    let isLive = false
    let said = ''
    this.report('connecting', null)
    ffmpeg.stdin.on('error', () => {})
    ffmpeg.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk).slice(-2_000)
    })
    ffmpeg.stdout.on('data', (chunk: Buffer) => {
      if (isLive || ffmpeg !== this.#ffmpeg || !/total_size=[1-9]/.test(chunk.toString())) return
      isLive = true
      this.report('live', null)
    })
    const gone = () => {
      if (ffmpeg !== this.#ffmpeg) return
      this.#ffmpeg = null
      if (performance.now() - begunAt > PROVEN_AFTER) this.#wait = LEAST_WAIT
      this.#failed(isLive ? 'lost' : UNREACHABLE.test(said) ? 'unreachable' : 'refused')
    }
    ffmpeg.once('error', gone)
    ffmpeg.once('close', gone)
    return ffmpeg
  }

  #giveUp(problem: PushProblem) {
    const ffmpeg = this.#ffmpeg
    this.#ffmpeg = null
    ffmpeg?.kill('SIGKILL')
    this.#failed(problem)
  }

  #failed(problem: PushProblem) {
    this.#notBefore = performance.now() + this.#wait
    this.#wait = Math.min(MOST_WAIT, this.#wait * 2)
    if (!this.#isStopped) this.report('failed', problem)
  }
}

/** Both go to ffmpeg line by line: nothing else may come with them. */
const isUsable = ({ url, key }: PushTarget): boolean =>
  /^rtmps?:\/\/[^\s/]+\/\S+$/.test(url) && /^[\x21-\x7e]{1,500}$/.test(key)

const appOf = (url: string): string => url.replace(/^rtmps?:\/\/[^/]+\//, '').replace(/\/$/, '')

/** For one process that is given it, and for nobody else: a file without a name. Node's pipes are sockets, which ffmpeg cannot open. */
function unnamedFile(content: string): number {
  const path = join(tmpdir(), randomBytes(16).toString('hex'))
  const file = openSync(path, 'wx+', 0o600)
  unlinkSync(path)
  writeSync(file, content, 0)
  return file
}

const argumentsFor = (url: string): string[] => [
  ...['-hide_banner', '-loglevel', 'error', '-progress', 'pipe:1'],
  // As fast as it plays: platforms take a steady stream.
  ...['-re', '-f', 'mp4', '-i', 'pipe:0', '-map', '0:v:0', '-map', '0:a:0', '-c', 'copy'],
  ...['-f', 'flv', '-flvflags', 'no_duration_filesize', '-fpre', '/dev/fd/3', '-rw_timeout', '10000000', url],
]

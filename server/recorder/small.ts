import { type ChildProcess, spawn } from 'node:child_process'
import type { Writable } from 'node:stream'
import { lowerPriority } from '@/server/lower-priority'
import { type Fragment, FragmentReader } from './fragments'

export interface SmallListener {
  /** Comes before the first of its fragments. */
  readonly init: (bytes: Buffer) => void
  /** Of each fragment that was handed in before it was over, in order; null where there will be none. */
  readonly fragment: (n: number, bytes: Buffer | null) => void
}

interface Awaited {
  readonly n: number
  readonly position: number
}

/** One that is further behind is never in time. */
const MOST_BEHIND = 5
/** Until the last has come, in milliseconds. */
const LAST_WORDS = 3_000
/** Pictures are shown at the same moment in both, in seconds: so much apart is another picture. */
const A_PICTURE = 0.04
/** What is recorded comes first. */
const NICENESS = 10

/** Makes small what is filmed from some fragment on, beside it: by an ffmpeg of its own, which may fail without anybody waiting for it. */
export class Small {
  /** Why it goes on no more. Nothing is heard of it afterwards. */
  readonly ended: Promise<string>
  #end!: (why: string) => void
  #ffmpeg: ChildProcess | null = null
  #into: Writable | null = null
  #awaited: Awaited[] = []
  #isOver = false

  constructor(
    private readonly command: string,
    private readonly listener: SmallListener,
  ) {
    this.ended = new Promise((resolve) => {
      this.#end = resolve
    })
  }

  get isOver(): boolean {
    return this.#isOver
  }

  /** What the film begins with. */
  begin(init: Buffer) {
    if (this.#isOver) return
    try {
      this.#start(init)
    } catch (error) {
      // Where nothing more can be started, on a machine that is at its end, what is recorded goes on.
      this.giveUp((error as Error).message)
    }
  }

  #start(init: Buffer) {
    const ffmpeg = spawn(this.command, ARGUMENTS, { stdio: ['pipe', 'pipe', 'ignore'] })
    ffmpeg.once('error', (error) => this.giveUp(error.message))
    this.#ffmpeg = ffmpeg
    this.#into = ffmpeg.stdin
    lowerPriority(ffmpeg.pid, NICENESS)
    const reader = new FragmentReader((found) =>
      'init' in found ? this.listener.init(found.init) : this.#take(found.fragment),
    )
    ffmpeg.stdout.on('data', (chunk: Buffer) => {
      try {
        if (!this.#isOver) reader.push(chunk)
      } catch (error) {
        this.giveUp((error as Error).message)
      }
    })
    // It is gone: that is heard below.
    this.#into.on('error', () => {})
    // After the last of what it wrote.
    ffmpeg.once('close', (code, signal) => this.giveUp(`ffmpeg ended (${signal ?? code})`))
    this.#into.write(init)
  }

  push(n: number, { bytes, position }: Fragment) {
    if (this.#isOver) return
    this.#awaited.push({ n, position })
    if (this.#awaited.length > MOST_BEHIND) this.giveUp('it is too far behind')
    else this.#into?.write(bytes)
  }

  /** Nothing more is handed in. Resolves when the last was heard. */
  async finish(): Promise<void> {
    this.#into?.end()
    const late = setTimeout(() => this.giveUp('it took too long'), this.#ffmpeg ? LAST_WORDS : 0)
    await this.ended
    clearTimeout(late)
  }

  giveUp(why: string) {
    if (this.#isOver) return
    this.#isOver = true
    this.#ffmpeg?.kill('SIGKILL')
    for (const { n } of this.#awaited.splice(0)) this.listener.fragment(n, null)
    this.#end(why)
  }

  #take({ bytes, position }: Fragment) {
    const awaited = this.#awaited[0]
    if (!awaited || Math.abs(awaited.position - position) > A_PICTURE) return this.giveUp('it is out of step')
    this.#awaited.shift()
    this.listener.fragment(awaited.n, bytes)
  }
}

/** Calm pictures take less than this. */
const MOST = ['-maxrate', '300k', '-bufsize', '600k']

const ARGUMENTS: readonly string[] = [
  ...['-hide_banner', '-loglevel', 'error'],
  // What it reads is known, and each thread more is pictures that come later.
  ...['-threads', '1', '-probesize', '200000', '-analyzeduration', '0', '-f', 'mp4', '-i', 'pipe:0'],
  // Each picture stays where it was, so that players may change from one to the other at any fragment.
  ...['-copyts', '-fps_mode', 'passthrough', '-enc_time_base', '-1', '-map', '0:v:0', '-map', '0:a:0'],
  ...['-vf', 'scale=640:360', '-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'main', '-pix_fmt', 'yuv420p'],
  ...['-crf', '27', ...MOST],
  // Key pictures where the film has them, and nowhere else: a fragment goes from one to the next.
  ...['-force_key_frames', 'source', '-g', '100000', '-sc_threshold', '0', '-bf', '0', '-rc-lookahead', '10'],
  ...['-threads', '1', '-c:a', 'copy'],
  // Also when it begins in the middle of a run, each picture stays where it was.
  ...['-f', 'mp4', '-use_editlist', '0', '-avoid_negative_ts', 'disabled'],
  ...['-movflags', '+frag_keyframe+empty_moov+default_base_moof+frag_discont', '-flush_packets', '1', 'pipe:1'],
]

import { type ChildProcess, spawn } from 'node:child_process'
import { type Fragment, FragmentReader } from './fragments'
import { MatroskaReader } from './matroska'

export interface FilmListener {
  /** The film begins at this second of what was handed in, with its first picture; what sounds before is cut off. */
  readonly begins: (at: number) => void
  readonly init: (bytes: Buffer) => void
  readonly fragment: (fragment: Fragment) => void
  readonly picture: () => void
}

/** Until the last fragment has come, in milliseconds. */
const LAST_WORDS = 3_000
/** In seconds: AAC begins with 1,024 samples of nothing, and ffmpeg moves everything behind them. */
const PRIMING = 1_024 / 48_000
/**
 * Voices pass the browser's mixer and come so much later than the pictures they belong to, in seconds. Measured 25 to 66 ms,
 * with the bare chain of `npm run bench -- recorder` as well; WebRTC holds them together no closer than 30 ms.
 */
const SOUND_LATE = 0.04
/** So much waits for ffmpeg when something is wrong with it, in bytes. */
const MOST_WAITING = 8_000_000

/** A film from Matroska with H.264 and Opus into fragments of MP4 with AAC, by an ffmpeg of its own. Pictures are copied. */
export class Film {
  /** Why it cannot go on; resolves also in the end. */
  readonly ended: Promise<string>
  readonly #reader = new MatroskaReader()
  #before: Buffer[] = []
  /** Where key pictures are, in seconds of what was handed in: fragments go from one to the next. */
  #keys: number[] = []
  #firstAt = 0
  #begunAt = 0
  #ffmpeg: ChildProcess | null = null
  #end!: (why: string) => void

  constructor(
    private readonly command: string,
    private readonly listener: FilmListener,
  ) {
    this.ended = new Promise((resolve) => {
      this.#end = resolve
    })
  }

  write(chunk: Buffer) {
    const pictures = this.#reader.push(chunk).filter(({ kind }) => kind === 'picture')
    for (const { key, time } of pictures) {
      if (key) this.#keys.push(time)
      this.listener.picture()
    }
    if (this.#ffmpeg) return this.#pass(chunk)
    this.#before.push(chunk)
    const [first] = pictures
    if (!first) return
    this.#begin(first.time)
    for (const each of this.#before.splice(0)) this.#pass(each)
  }

  /** Lets it write what it has; resolves when the last fragment was heard. */
  async finish(): Promise<void> {
    if (this.#ffmpeg) this.#ffmpeg.stdin?.end()
    else this.#end('nothing was filmed')
    await Promise.race([this.ended, new Promise((resolve) => setTimeout(resolve, LAST_WORDS))])
    this.kill()
  }

  kill() {
    this.#ffmpeg?.kill('SIGKILL')
    this.#end('it was given up')
  }

  #pass(chunk: Buffer) {
    const into = this.#ffmpeg?.stdin
    // It could not be started: that is heard.
    if (!into) return
    if (into.writableLength > MOST_WAITING) this.#end('ffmpeg takes nothing any more')
    else if (into.writable) into.write(chunk)
  }

  /** ffmpeg does not know how long the last picture of a fragment stays: it stays until the next begins, with a key picture. */
  #lasting(fragment: Fragment): Fragment {
    const [own, next] = this.#keys
    this.#keys.shift()
    // The first fragment begins with the silence before its picture.
    const begin = own === this.#firstAt ? this.#begunAt : own
    return next === undefined || begin === undefined ? fragment : { ...fragment, duration: next - begin }
  }

  #begin(at: number) {
    this.#firstAt = at
    this.#begunAt = at - PRIMING
    this.listener.begins(this.#begunAt)
    const ffmpeg = spawn(this.command, argumentsFrom(at), { stdio: ['pipe', 'pipe', 'pipe'] })
    ffmpeg.once('error', (error) => this.#end(error.message))
    this.#ffmpeg = ffmpeg
    // A machine that is at its end starts it without: then there is only an error.
    if (!ffmpeg.stdin || !ffmpeg.stdout || !ffmpeg.stderr) return
    let said = ''
    const fragments = new FragmentReader((found) =>
      'init' in found ? this.listener.init(found.init) : this.listener.fragment(this.#lasting(found.fragment)),
    )
    ffmpeg.stdout.on('data', (chunk: Buffer) => {
      try {
        fragments.push(chunk)
      } catch (error) {
        this.#end((error as Error).message)
      }
    })
    ffmpeg.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk).slice(-500)
    })
    // It is gone: that is heard below.
    ffmpeg.stdin.on('error', () => {})
    // After the last of what it wrote.
    ffmpeg.once('close', (code, signal) => this.#end(`ffmpeg ended (${signal ?? code}) ${said.trim()}`))
  }
}

/** From the beginning on, with silence where it comes later than the first picture: what the film begins with is always PRIMING. */
const SOUND = `asetpts=PTS-${SOUND_LATE}/TB,aresample=async=1:first_pts=0`

const argumentsFrom = (at: number): string[] => [
  ...['-hide_banner', '-loglevel', 'error'],
  // What it reads is known: two tracks, both in the first bytes.
  ...['-probesize', '200000', '-analyzeduration', '0', '-f', 'matroska', '-i', 'pipe:0'],
  ...['-ss', at.toFixed(3), '-map', '0:v:0', '-map', '0:a:0'],
  ...['-c:v', 'copy', '-c:a', 'aac', '-b:a', '128k', '-ar', '48000', '-ac', '2', '-af', SOUND],
  ...['-f', 'mp4', '-movflags', '+frag_keyframe+empty_moov+default_base_moof', '-flush_packets', '1', 'pipe:1'],
]

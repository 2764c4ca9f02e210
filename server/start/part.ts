import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { dirname } from 'node:path'
import type { PartName, PartState } from '@/server/parts-file'
import { Problem } from './problem'

export interface PartSpec {
  readonly name: PartName
  /** A part of our own ends by itself when the start script is gone. */
  readonly listensToUs: boolean
  readonly command: string
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly cwd: string
  /** The user to run as, when that is another one. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined
  readonly logFile: string
  /** Whether it does its work now. */
  readonly isReady: () => Promise<boolean>
  /** How it is asked to stop: each signal, and how long to wait for it in milliseconds. At last it is killed. */
  readonly stopping: readonly { readonly signal: NodeJS.Signals; readonly wait: number }[]
  /** How long the first start may take, in milliseconds. */
  readonly patience: number
}

const LOOK_EVERY = 50
const MOST_BACKOFF = 10_000
const KEPT_LINES = 12

/** A process that belongs to the product: started, watched, started again when it dies, stopped in order. */
export class Part {
  state: PartState = 'starting'
  #child: ChildProcess | null = null
  #stopping = false
  #failures = 0
  #lastLines: string[] = []
  #exited: Promise<void> = Promise.resolve()

  constructor(
    readonly spec: PartSpec,
    private readonly changed: (state: PartState) => void,
  ) {}

  get pid(): number | undefined {
    return this.#child?.pid
  }

  /**
   * Resolves when the part does its work.
   * @throws Problem when it ends before, or takes too long, with the last thing it said
   */
  async start(): Promise<void> {
    this.#spawn()
    const until = performance.now() + this.spec.patience
    while (!(await this.spec.isReady())) {
      const ended = !this.#isRunning()
      if (ended || performance.now() > until) {
        await this.stop()
        throw new Problem(
          `${this.spec.name} ${ended ? 'ended at once' : 'did not get ready'}: ${this.#lastWords()} (log: ${this.spec.logFile})`,
        )
      }
      await pause(LOOK_EVERY)
    }
    this.#become('ready')
  }

  async stop(): Promise<void> {
    this.#stopping = true
    for (const { signal, wait } of this.spec.stopping) {
      if (!this.#isRunning()) break
      this.#child?.kill(signal)
      await Promise.race([this.#exited, pause(wait)])
    }
    if (this.#isRunning()) this.#child?.kill('SIGKILL')
    await this.#exited
  }

  #isRunning() {
    const child = this.#child
    return child?.pid !== undefined && child.exitCode === null && child.signalCode === null
  }

  #spawn() {
    const { command, args, env, cwd, user, logFile, listensToUs } = this.spec
    mkdirSync(dirname(logFile), { recursive: true })
    const log = createWriteStream(logFile, { flags: 'a', mode: 0o600 })
    // A group of its own: Ctrl-C reaches only the start script, which stops the parts in order.
    const child = spawn(command, args, {
      env,
      cwd,
      ...user,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', listensToUs ? 'ipc' : 'ignore'],
    })
    this.#child = child
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => this.#note(chunk, log))
    this.#exited = new Promise((resolve) => {
      const end = () => {
        log.end()
        resolve()
      }
      child.once('error', (error) => {
        this.#lastLines.push(error.message)
        end()
      })
      child.once('exit', () => {
        end()
        this.#died()
      })
    })
  }

  #note(chunk: Buffer, log: WriteStream) {
    if (log.writable) log.write(chunk)
    this.#lastLines = [...this.#lastLines, ...chunk.toString().split('\n').filter(Boolean)].slice(-KEPT_LINES)
  }

  #died() {
    if (this.#stopping || this.state === 'starting') return
    this.#become('restarting')
    const wait = Math.min(MOST_BACKOFF, 200 * 2 ** this.#failures++)
    setTimeout(() => {
      if (this.#stopping) return
      this.#spawn()
      void this.#untilReady()
    }, wait)
  }

  async #untilReady() {
    const began = performance.now()
    while (!this.#stopping && this.#isRunning()) {
      if (await this.spec.isReady()) {
        this.#become('ready')
        setTimeout(() => {
          if (this.state === 'ready') this.#failures = 0
        }, MOST_BACKOFF).unref()
        return
      }
      if (performance.now() - began > this.spec.patience) {
        this.#child?.kill('SIGKILL')
        return
      }
      await pause(LOOK_EVERY)
    }
  }

  #become(state: PartState) {
    this.state = state
    this.changed(state)
  }

  #lastWords(): string {
    const spoken = this.#lastLines.map(messageOf)
    return (
      spoken.findLast((line) => /error|fatal|fail|denied|use|invalid/i.test(line)) ?? spoken.at(-1) ?? 'it said nothing'
    )
  }
}

/** The message of a line of structured log, or the line. */
const messageOf = (line: string): string => {
  try {
    const entry = JSON.parse(line) as { err?: { message?: string }; msg?: string }
    return entry.err?.message ?? entry.msg ?? line
  } catch {
    return line.replace(/^.*?(FATAL|ERROR|LOG):\s*/, '')
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Whether an address answers a GET with success. */
export const answers = (url: string) => () =>
  fetch(url, { signal: AbortSignal.timeout(1_000) }).then(
    async (answer) => {
      await answer.body?.cancel()
      return answer.ok
    },
    () => false,
  )

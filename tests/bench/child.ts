import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'

const METER = join(import.meta.dirname, 'meter.mjs')
/** With BENCH_PROFILE=<directory> the product's processes write CPU profiles there, which makes them slower. */
const profiled = process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : []

interface Question {
  readonly id: number
  readonly ask: string
  readonly data?: unknown
}
type Answer = { readonly id: number; readonly answer?: unknown; readonly problem?: string }

/** CPU time in milliseconds. */
export interface Cpu {
  readonly user: number
  readonly system: number
}

/** A process of its own, started by a benchmark, that answers questions over IPC and ends with it. */
export class Child {
  readonly #begun: Promise<void>
  readonly #open = new Map<number, { answer: (value: unknown) => void; fail: (error: Error) => void }>()
  #asked = 0

  private constructor(
    private readonly process: ChildProcess,
    tellsWhenReady: boolean,
  ) {
    this.#begun = tellsWhenReady ? new Promise((begun) => process.once('message', () => begun())) : Promise.resolve()
    process.on('message', ({ id, answer, problem }: Answer) => {
      const waiting = this.#open.get(id)
      this.#open.delete(id)
      if (problem === undefined) waiting?.answer(answer)
      else waiting?.fail(new Error(problem))
    })
    process.once('exit', (code) => {
      for (const { fail } of this.#open.values()) fail(new Error(`a process of the benchmark ended with ${code}`))
    })
  }

  /** A TypeScript file of the benchmarks. */
  static ofSource(file: string): Child {
    const execArgv = ['--import', 'tsx', '--import', METER]
    return new Child(fork(join(import.meta.dirname, file), [], { execArgv, env: process.env }), true)
  }

  /** A part of the product, out of its built bundle. */
  static ofProduct(part: 'live' | 'edge', env: Readonly<Record<string, string>>): Child {
    const main = join(import.meta.dirname, '..', '..', 'dist', 'main.js')
    return new Child(
      fork(main, [part], { execArgv: [...profiled, '--import', METER], env: { ...process.env, ...env } }),
      false,
    )
  }

  /** @throws what the process says went wrong */
  async ask<T>(what: string, data?: unknown): Promise<T> {
    await this.#begun
    const question: Question = { id: ++this.#asked, ask: what, data }
    return new Promise<T>((answer, fail) => {
      this.#open.set(question.id, { answer: answer as (value: unknown) => void, fail })
      this.process.send(question)
    })
  }

  /** The CPU time that the process has used since it began. */
  async cpu(): Promise<Cpu> {
    const { user, system } = await this.ask<NodeJS.CpuUsage>('cpu')
    return { user: user / 1000, system: system / 1000 }
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return
    const ended = new Promise((resolve) => this.process.once('exit', resolve))
    this.process.kill('SIGTERM')
    await ended
  }
}

/** In a child: answers what it is asked by a table; ends when whoever started it is gone. */
export function answering(table: Readonly<Record<string, (data: never) => unknown>>) {
  process.once('disconnect', () => process.exit(0))
  process.on('message', async ({ id, ask, data }: Question) => {
    const act = table[ask]
    if (!act) return
    try {
      process.send!({ id, answer: await act(data as never) })
    } catch (error) {
      process.send!({ id, problem: (error as Error).message })
    }
  })
  // What came before would have been heard by nobody but the meter.
  process.send!({ id: 0 })
}

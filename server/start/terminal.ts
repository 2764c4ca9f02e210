const EVERY = 15_000

/** What is said while things come up: each step with the time it took, and a sign of life while it takes long. */
export class Terminal {
  constructor(private readonly print: (line: string) => void = (line) => process.stdout.write(`${line}\n`)) {}

  say(line = '') {
    this.print(line)
  }

  /** Runs a step. Quick ones leave one line, long ones say every few seconds that they are alive. */
  async step<T>(name: string, run: () => Promise<T>): Promise<T> {
    const began = performance.now()
    const alive = setInterval(() => this.say(`  … ${name} (${elapsed(performance.now() - began)})`), EVERY)
    try {
      const result = await run()
      this.say(`  ✓ ${name} (${elapsed(performance.now() - began)})`)
      return result
    } finally {
      clearInterval(alive)
    }
  }

  /** Since the process was started, which is since somebody typed the command. */
  get sinceStart(): string {
    return elapsed(performance.now())
  }
}

/** `0.4 s`, `12 s`, `4:43`. */
export function elapsed(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

import { cpus, loadavg } from 'node:os'

/** One number that a goal is set for. Everything else in it is for whoever reads on. */
export interface Measured {
  readonly bench: string
  readonly what: string
  /** Ours divided by the bare thing's, or by the budget. */
  readonly ratio: number
  /** The ratio should not be above this. */
  readonly goal: number
  readonly [more: string]: string | number | boolean
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2
}

/** The smallest of the numbers that at least `share` of them do not exceed; `share` within 0 and 1. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits))

/** A ratio of several pairs: the median, and how far they lay apart. */
export const ratioOf = (ratios: readonly number[]) => ({
  ratio: round(median(ratios)),
  least: round(Math.min(...ratios)),
  most: round(Math.max(...ratios)),
  pairs: ratios.length,
})

/** What it ran on: absolute numbers do not carry to another machine, and where others work latencies are theirs as well. */
export const machine = (): string =>
  `Node.js ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim() || process.arch}, load ${round(loadavg()[0]!, 1)}`

/** Prints rows under a head, right-aligned but for the first column. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]) {
  const lines = [head, ...rows].map((row) => row.map(String))
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)))
  for (const line of lines) {
    const cells = line.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
    )
    say(`  ${cells.join('  ')}`)
  }
  say('')
}

/** Says of each number whether it is within its goal, and prints it as a line of JSON for programs. */
export function conclude(all: readonly Measured[]) {
  for (const { what, ratio, goal } of all)
    say(`  ${what}: ${ratio} (${ratio <= goal ? 'within' : 'above'} its goal of ${goal})`)
  say('')
  for (const each of all) say(JSON.stringify({ ...each, met: each.ratio <= each.goal }))
}

export const say = (line: string) => void process.stdout.write(`${line}\n`)

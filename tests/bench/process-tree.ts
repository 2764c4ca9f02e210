import { readdirSync, readFileSync } from 'node:fs'

/** Ticks of CPU time a second, on every Linux that there is. */
const TICKS = 100

interface Stat {
  readonly pid: number
  readonly parent: number
  /** With what its children used that have ended. */
  readonly ticks: number
}

/** CPU seconds that a process and everything that it started have used until now. Linux only. */
export function cpuOf(pid: number): number {
  const all = readdirSync('/proc').flatMap((name) => statOf(Number(name)) ?? [])
  const sum = (stat: Stat): number =>
    all.filter(({ parent }) => parent === stat.pid).reduce((total, child) => total + sum(child), stat.ticks)
  const own = all.find((stat) => stat.pid === pid)
  if (!own) throw new Error(`there is no process ${pid}`)
  return sum(own) / TICKS
}

/** Null when it is gone. */
function statOf(pid: number): Stat | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in brackets and may hold anything.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    return { pid, parent: fields[1]!, ticks: fields.slice(11, 15).reduce((sum, each) => sum + each, 0) }
  } catch {
    return null
  }
}

import { readdirSync, readFileSync } from 'node:fs'

/** Ticks of CPU time a second, on every Linux that there is. */
const TICKS = 100

interface Stat {
  readonly pid: number
  readonly parent: number
  /** How much it gives way to others, from -20 to 19. */
  readonly nice: number
  /** With what its children used that have ended. */
  readonly ticks: number
}

/**
 * CPU seconds that a process and everything that it started have used until now. Linux only.
 * @param nicest without what gives way more than that
 */
export function cpuOf(pid: number, nicest = 19): number {
  const all = readdirSync('/proc').flatMap((name) => statOf(Number(name)) ?? [])
  const isCounted = ({ nice }: Stat) => nice <= nicest
  const sum = (stat: Stat): number =>
    all
      .filter((each) => each.parent === stat.pid && isCounted(each))
      .reduce((total, child) => total + sum(child), stat.ticks)
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
    return {
      pid,
      parent: fields[1]!,
      nice: fields[16]!,
      ticks: fields.slice(11, 15).reduce((sum, each) => sum + each, 0),
    }
  } catch {
    return null
  }
}

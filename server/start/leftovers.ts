import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Running {
  readonly name: string
  readonly pid: number
}
interface Noted extends Running {
  /** When it was started, in whatever words the system has for it. */
  readonly started: string
}

const PATIENCE = 5_000
const LOOK_EVERY = 100

const fileIn = (dataDir: string) => join(dataDir, 'pids.json')

/** Notes which processes are ours, in case this one is killed before it can stop them. */
export function notePids(dataDir: string, running: readonly Running[]) {
  const noted = running.flatMap((each): Noted[] => {
    const started = startOf(each.pid)
    return started === null ? [] : [{ ...each, started }]
  })
  // Moved into place: whoever reads meanwhile, also after a crash of this one, reads the old or the new whole.
  writeFileSync(`${fileIn(dataDir)}.new`, JSON.stringify(noted))
  renameSync(`${fileIn(dataDir)}.new`, fileIn(dataDir))
}

/** Ends what an earlier start left behind: the very processes that are noted as ours. */
export async function endLeftovers(dataDir: string): Promise<void> {
  const left = noted(dataDir).filter(isStillThat)
  for (const { pid } of left) signal(pid, 'SIGINT')
  for (let waited = 0; left.some(isStillThat) && waited < PATIENCE; waited += LOOK_EVERY)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
  for (const each of left) if (isStillThat(each)) signal(each.pid, 'SIGKILL')
}

function noted(dataDir: string): Noted[] {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Noted[]
  } catch {
    return []
  }
}

/** A number may have been given to another program since; programs change their names, but not when they were started. */
const isStillThat = ({ pid, started }: Noted): boolean => startOf(pid) === started

function startOf(pid: number): string | null {
  if (!existsSync('/proc/self/stat')) {
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || null
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name stands in brackets and may hold anything; the 20th field after it is the start, in ticks since boot.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? null : (fields[19] ?? null)
  } catch {
    return null
  }
}

function signal(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name)
  } catch {
    // it is gone
  }
}

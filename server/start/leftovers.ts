import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Running {
  readonly name: string
  readonly pid: number
  readonly command: string
}

const fileIn = (dataDir: string) => join(dataDir, 'pids.json')

/** Notes which processes are ours, in case this one is killed before it can stop them. */
export const notePids = (dataDir: string, running: readonly Running[]) =>
  writeFileSync(fileIn(dataDir), JSON.stringify(running))

/** Ends what an earlier start left behind: processes that are noted as ours and still run the same program. */
export async function endLeftovers(dataDir: string): Promise<void> {
  const left = noted(dataDir).filter(isStillThat)
  for (const { pid } of left) signal(pid, 'SIGINT')
  for (let waited = 0; left.some(isStillThat) && waited < 5_000; waited += 100)
    await new Promise((resolve) => setTimeout(resolve, 100))
  for (const each of left) if (isStillThat(each)) signal(each.pid, 'SIGKILL')
}

function noted(dataDir: string): Running[] {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Running[]
  } catch {
    return []
  }
}

/** A number may have been given to another program since. */
function isStillThat({ pid, command }: Running): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').includes(command)
  } catch {
    return false
  }
}

function signal(pid: number, name: NodeJS.Signals) {
  try {
    process.kill(pid, name)
  } catch {
    // it is gone
  }
}

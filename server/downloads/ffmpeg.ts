import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { lowerPriority } from '@/server/lower-priority'
import { MakingFailed } from './making-failed'

export interface Task {
  readonly args: readonly string[]
  readonly cwd: string
  readonly signal: AbortSignal
  /** How far it is, in seconds of what it makes. */
  readonly onSecond?: (second: number) => void
}

/** Sessions that run come first. */
const NICENESS = 15
const KEPT_WORDS = 2_000

/**
 * Runs ffmpeg.
 * @throws MakingFailed with the last it said, or whatever aborted it
 */
export function ffmpeg({ args, cwd, signal, onSecond }: Task): Promise<void> {
  return new Promise((resolve, reject) => {
    const all = ['-hide_banner', '-nostdin', '-loglevel', 'error', '-nostats', '-progress', 'pipe:1', '-y', ...args]
    const child = spawn('ffmpeg', all, { cwd, signal, stdio: ['ignore', 'pipe', 'pipe'], killSignal: 'SIGKILL' })
    lowerPriority(child.pid, NICENESS)
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk).slice(-KEPT_WORDS)
    })
    createInterface(child.stdout).on('line', (line) => {
      const time = /^out_time_us=(\d+)$/.exec(line)?.[1]
      if (time) onSecond?.(Number(time) / 1_000_000)
    })
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? new MakingFailed('no-ffmpeg') : error),
    )
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new MakingFailed(said.includes('No space left') ? 'disk-full' : 'ffmpeg', said.trim()))
    })
  })
}

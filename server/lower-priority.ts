import { setPriority } from 'node:os'

/**
 * Lets a process wait for others.
 * @param niceness of 19; more waits for less
 */
export function lowerPriority(pid: number | undefined, niceness: number) {
  try {
    if (pid !== undefined) setPriority(pid, niceness)
  } catch {
    // it may be over already
  }
}

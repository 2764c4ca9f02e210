import { rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { recordingDir } from './recording-files'

/**
 * Addresses of media are good for hours and say nothing about what was decided since they were handed out. A file beside a
 * recording's playlists, as old as the decision, says that it was published no more.
 */
const MARK = 'withdrawn'

/** Closes all addresses for what was published that were handed out up to now. */
export const withdraw = (dataDir: string, recordingId: string): Promise<void> =>
  writeFile(join(recordingDir(dataDir, recordingId), MARK), '').catch(unlessGone)

/** Opens them again. */
export const admit = (dataDir: string, recordingId: string): Promise<void> =>
  rm(join(recordingDir(dataDir, recordingId), MARK), { force: true })

/** When it was published no more, milliseconds since 1970; null for one that never was, or is again. */
export const withdrawnAt = (dataDir: string, recordingId: string): Promise<number | null> =>
  stat(join(recordingDir(dataDir, recordingId), MARK)).then(
    ({ mtimeMs }) => mtimeMs,
    (error) => {
      unlessGone(error)
      return null
    },
  )

/** It was never there, or the whole recording was deleted meanwhile. */
const unlessGone = (error: NodeJS.ErrnoException) => {
  if (error.code !== 'ENOENT') throw error
}

import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { readCuts } from '@/domain/recording/edited'
import type { Database } from './client'
import { placedSegments, recordingDir, writeCutPlaylists } from './recording-files'

/** Moving the segments of a long day takes seconds on a slow disk. */
const PATIENCE = 60_000

/**
 * Makes the files of a recording follow its cuts as they are now, and takes away what was made of them as they were
 * before. One at a time for each recording; may be repeated, also after a crash in the middle.
 * @returns false when there is no such recording that is ready
 */
export const followCuts = (db: Database, dataDir: string, recordingId: string): Promise<boolean> =>
  db.$transaction(
    async (tx) => {
      const [row] = await tx.$queryRaw<{ cuts: unknown }[]>`
        select cuts from "Recording" where id = ${recordingId} and state = 'ready' for update`
      if (!row) return false
      await removeDownloads(dataDir, recordingId)
      await writeCutPlaylists(dataDir, recordingId, await placedSegments(tx, recordingId), readCuts(row.cuts))
      await tx.recordingDownload.updateMany({
        where: { recordingId, state: { not: 'waiting' } },
        data: { state: 'waiting', progress: 0, problem: null, file: null, bytes: null, source: null },
      })
      await tx.recording.update({ where: { id: recordingId }, data: { cutsFollowed: true } })
      return true
    },
    { timeout: PATIENCE, maxWait: PATIENCE },
  )

async function removeDownloads(dataDir: string, recordingId: string) {
  const files = join(recordingDir(dataDir, recordingId), 'files')
  const names = await readdir(files).catch(() => [])
  for (const name of names) await rm(join(files, name), { recursive: true, force: true })
}

import { readCuts } from '@/domain/recording/edited'
import { takenBy } from '@/domain/recording/timeline'
import type { Database } from './client'
import { placedSegments, removeFiles } from './recording-files'

/** A long day has many segments, and a disk may be slow. */
const PATIENCE = 60_000

/**
 * Removes a recording that is to be deleted: first its bytes, then its rows, so that a crash in the middle leaves a row
 * that says what is still to be done. What its cuts took stays with the session, whose log is told on without it.
 */
export async function removeRecording(db: Database, dataDir: string, id: string): Promise<void> {
  await removeFiles(dataDir, id)
  await db.$transaction(
    async (tx) => {
      const [row] = await tx.$queryRaw<{ sessionId: string; cuts: unknown }[]>`
        select "sessionId", cuts from "Recording" where id = ${id} and state = 'deleting' for update`
      if (!row) return
      const cuts = readCuts(row.cuts)
      const taken = cuts.length === 0 ? [] : takenBy(await placedSegments(tx, id), cuts)
      await tx.$executeRaw`
        update "Session" set cuts = cuts || ${JSON.stringify(taken)}::jsonb where id = ${row.sessionId}`
      await tx.recording.delete({ where: { id } })
    },
    { timeout: PATIENCE, maxWait: PATIENCE },
  )
}

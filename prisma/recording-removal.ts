import type { Database } from './client'
import { removeFiles } from './recording-files'

/**
 * Removes a recording that is to be deleted: first its bytes, then its rows, so that a crash in the middle leaves a row
 * that says what is still to be done.
 */
export async function removeRecording(db: Database, dataDir: string, id: string): Promise<void> {
  await removeFiles(dataDir, id)
  await db.recording.deleteMany({ where: { id, state: 'deleting' } })
}

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from './client'
import type { Prisma } from './generated/client'
import { recordingDir, unlessGone, writeWhole } from './recording-files'

/**
 * Addresses of media are good for hours and say nothing about what was decided since they were handed out. So they belong to
 * a generation, and a file beside a recording's playlists says which is the oldest that counts.
 */
const FILE = 'generation'

/**
 * Closes all addresses of recordings that were handed out up to now to those who watch. Whoever still may gets another.
 * @param where which recordings
 */
export async function closeAddresses(
  db: Pick<Database, 'recording'>,
  dataDir: string,
  where: Prisma.RecordingWhereInput,
): Promise<void> {
  await db.recording.updateMany({ where, data: { generation: { increment: 1 } } })
  for (const { id, generation } of await db.recording.findMany({ where, select: { id: true, generation: true } }))
    await writeWhole(join(recordingDir(dataDir, id), FILE), String(generation)).catch(unlessGone)
}

/** The oldest generation of addresses that counts: 0 as long as none were closed. */
export const oldestGeneration = (dataDir: string, recordingId: string): Promise<number> =>
  readFile(join(recordingDir(dataDir, recordingId), FILE), 'utf8').then(Number, (error) => {
    unlessGone(error)
    return 0
  })

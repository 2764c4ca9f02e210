import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from './client'
import { recordingDir, unlessGone, writeWhole } from './recording-files'

/**
 * Addresses of media are good for hours and say nothing about what was decided since they were handed out. So they belong to
 * a generation, and a file beside a recording's playlists says which is the oldest that counts.
 */
const FILE = 'generation'

/**
 * Goes into the very update that takes a right from those who watch: addresses of the recording that were handed out until
 * then count no more, once its file says so. Whoever may still watch gets another.
 */
export const CLOSING = { generation: { increment: 1 } } as const

/**
 * Makes the file say what the row says. Who does so holds the row: of two at once the later one writes last. A file that is
 * ahead of its row is believed, because a database that was restored must not open what had been closed.
 */
export async function tellGeneration(db: Database, dataDir: string, id: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ generation: number }[]>`
      select "generation" from "Recording" where "id" = ${id} for update`
    if (!row) return
    const { generation } = row
    const told = await oldestGeneration(dataDir, id)
    if (told > generation) await tx.recording.update({ where: { id }, data: { generation: told } })
    // A recorder makes the directory, and tells then.
    else if (told !== generation)
      await writeWhole(join(recordingDir(dataDir, id), FILE), String(generation)).catch(unlessGone)
  })
}

/** The oldest generation of addresses that counts: 0 as long as none were closed. */
export const oldestGeneration = (dataDir: string, recordingId: string): Promise<number> =>
  readFile(join(recordingDir(dataDir, recordingId), FILE), 'utf8').then(Number, (error) => {
    unlessGone(error)
    return 0
  })

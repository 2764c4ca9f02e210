import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { nameIn } from '@/domain/recording/renditions'
import { kept, type Placed, type Stretch } from '@/domain/recording/timeline'
import type { Database } from '@/prisma/client'
import { namesOf, placedSegments, recordingDir, removeFiles, type StoredSegment } from '@/prisma/recording-files'

type Rows = Pick<Database, 'recordingSegment' | 'recordingAnchor'>

/**
 * Leaves of a recording that is over what is to be kept: without what was only streamed, and without what lies nowhere in
 * time. Its files stay, for whoever watches just now. Answers what is left, in order.
 */
export async function keepOnly(
  db: Rows,
  recordingId: string,
  unkept: readonly Stretch[],
): Promise<readonly Placed<StoredSegment>[]> {
  const stays = kept(await placedSegments(db, recordingId), unkept)
  const files = new Set(stays.map(({ file }) => file))
  const rows = await db.recordingSegment.findMany({ where: { recordingId }, select: { file: true } })
  const goes = rows.map(({ file }) => file).filter((file) => !files.has(file))
  await db.recordingSegment.deleteMany({ where: { recordingId, file: { in: goes } } })
  if (stays.length === 0) await db.recordingAnchor.deleteMany({ where: { recordingId } })
  return stays
}

/**
 * Deletes the files of a recording that is over which no row names: of what is not kept, and of a recorder that died between
 * the two. To be called when nobody watches it live any more.
 */
export async function removeUnnamed(db: Rows, dataDir: string, recordingId: string): Promise<void> {
  const rows = await db.recordingSegment.findMany({
    where: { recordingId },
    select: { file: true, init: true, smallBytes: true, soundBytes: true },
  })
  if (rows.length === 0) return removeFiles(dataDir, recordingId)
  const known = new Set(rows.flatMap(filesOf))
  const dir = join(recordingDir(dataDir, recordingId), 'kept')
  for (const name of await readdir(dir)) if (!known.has(name)) await rm(join(dir, name), { force: true })
}

/** Of renditions only those that its row tells of: no playlist names others. */
const filesOf = ({
  file,
  init,
  smallBytes,
  soundBytes,
}: Pick<StoredSegment, 'file' | 'init' | 'smallBytes' | 'soundBytes'>): readonly string[] => [
  ...[file, ...namesOf(init)],
  ...(smallBytes === null ? [] : [nameIn('small', file)]),
  ...(soundBytes === null ? [] : [nameIn('sound', file)]),
]

import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { nameIn } from '@/domain/recording/renditions'
import { kept, type Placed, type Stretch } from '@/domain/recording/timeline'
import type { Database } from '@/prisma/client'
import { namesOf, placedSegments, recordingDir, removeFiles, type StoredSegment } from '@/prisma/recording-files'

/**
 * Leaves of a recording that is over what is to be kept: without what was only streamed, and without files that no row
 * names, of a recorder that died between the two. Answers what is left, in order.
 */
export async function keepOnly(
  db: Pick<Database, 'recordingSegment' | 'recordingAnchor'>,
  dataDir: string,
  recordingId: string,
  unkept: readonly Stretch[],
): Promise<readonly Placed<StoredSegment>[]> {
  const all = await placedSegments(db, recordingId)
  const stays = kept(all, unkept)
  const known = new Set(stays.flatMap(filesOf))
  const goes = all.map(({ file }) => file).filter((file) => !known.has(file))
  await db.recordingSegment.deleteMany({ where: { recordingId, file: { in: goes } } })
  if (stays.length > 0) await removeOthers(join(recordingDir(dataDir, recordingId), 'kept'), known)
  else {
    await db.recordingAnchor.deleteMany({ where: { recordingId } })
    await removeFiles(dataDir, recordingId)
  }
  return stays
}

/** Of renditions only those that its row tells of: no playlist names others. */
const filesOf = ({ file, init, smallBytes, soundBytes }: StoredSegment): readonly string[] => [
  ...[file, ...namesOf(init)],
  ...(smallBytes === null ? [] : [nameIn('small', file)]),
  ...(soundBytes === null ? [] : [nameIn('sound', file)]),
]

async function removeOthers(dir: string, known: ReadonlySet<string>) {
  for (const name of await readdir(dir)) if (!known.has(name)) await rm(join(dir, name), { force: true })
}

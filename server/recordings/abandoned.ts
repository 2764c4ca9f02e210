import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { kept } from '@/domain/recording/timeline'
import type { Database } from '@/prisma/client'
import type { Prisma } from '@/prisma/generated/client'
import { placedSegments, recordingDir, removeFiles } from '@/prisma/recording-files'

/** A recorder takes up within seconds what another left. When none did for so long, there is none. */
const PATIENCE = 5 * 60_000
/** As long as for cutting. */
const LONGEST = 60_000

/** Without an end: until it was stopped. */
const open = z.array(z.object({ from: z.number(), until: z.nullable(z.number()) }))

/** Recordings that were stopped and that no recorder ends. `now`: milliseconds since 1970. */
export function abandoned(now: number) {
  const silentSince = new Date(now - PATIENCE)
  return {
    state: 'stopping',
    stoppedAt: { lt: silentSince },
    OR: [{ heardAt: null }, { heardAt: { lt: silentSince } }],
  } satisfies Prisma.RecordingWhereInput
}

/**
 * Ends an abandoned recording as a recorder would: what there is of it is ready, without what was only streamed. Its
 * playlists are written as after a cut.
 * @returns false when a recorder came for it meanwhile
 */
export const concludeAbandoned = (db: Database, dataDir: string, id: string, now: number): Promise<boolean> =>
  db.$transaction(
    async (tx) => {
      await tx.$queryRaw`select from "Recording" where id = ${id} for update`
      const row = await tx.recording.findFirst({ where: { id, ...abandoned(now) } })
      if (!row) return false
      const unkept = open
        .parse(row.unkept)
        .map(({ from, until }) => ({ from, until: until ?? Number.POSITIVE_INFINITY }))
      const all = await placedSegments(tx, id)
      const stays = new Set(kept(all, unkept))
      const goes = all.filter((segment) => !stays.has(segment)).map(({ file }) => file)
      await tx.recordingSegment.deleteMany({ where: { recordingId: id, file: { in: goes } } })
      if (stays.size === 0) await removeFiles(dataDir, id)
      else await removeStrays(dataDir, id, new Set([...stays].flatMap(({ file, init }) => [file, init])))
      const isLost = row.records && stays.size === 0
      const outcome = isLost ? { state: 'failed', problem: 'nothing-recorded' } : { state: 'ready' }
      const data = { ...outcome, cutsFollowed: stays.size === 0, recorder: null, heardAt: null }
      await tx.recording.update({ where: { id }, data })
      return true
    },
    { timeout: LONGEST, maxWait: LONGEST },
  )

/** Files that no row names: of a recorder that died between the two, and of what was only streamed. */
async function removeStrays(dataDir: string, id: string, known: ReadonlySet<string>) {
  const dir = join(recordingDir(dataDir, id), 'kept')
  const names = await readdir(dir).catch(() => [])
  for (const name of names) if (!known.has(name)) await rm(join(dir, name), { force: true })
}

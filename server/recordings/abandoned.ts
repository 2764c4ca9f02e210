import { openStretches, untilNow } from '@/domain/recording/open-stretch'
import type { Database } from '@/prisma/client'
import type { Prisma } from '@/prisma/generated/client'
import { keepOnly, removeUnnamed } from './keep-only'

/** A recorder takes up within seconds what another left. When none did for so long, there is none. */
const PATIENCE = 5 * 60_000
/** As long as for cutting. */
const LONGEST = 60_000

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
      const left = await keepOnly(tx, id, untilNow(openStretches.parse(row.unkept)))
      await removeUnnamed(tx, dataDir, id)
      const isLost = row.records && left.length === 0
      const outcome = isLost ? { state: 'failed', problem: 'nothing-recorded' } : { state: 'ready' }
      const data = { ...outcome, cutsFollowed: left.length === 0, recorder: null, heardAt: null }
      await tx.recording.update({ where: { id }, data })
      return true
    },
    { timeout: LONGEST, maxWait: LONGEST },
  )

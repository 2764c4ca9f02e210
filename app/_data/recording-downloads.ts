import 'server-only'
import { DOWNLOAD_KINDS, type DownloadKind } from '@/domain/recording/watching'
import { fileAddress } from '@/prisma/recording-access'
import { db } from './db'
import { Answer } from './requests'
import { getSettings } from './settings'

/** Files to take along of recordings; `live` makes them. Who may is decided by the caller, with `deskOf`. */

export interface Download {
  readonly kind: DownloadKind
  readonly state: 'waiting' | 'making' | 'ready' | 'failed'
  /** Of a hundred. */
  readonly progress: number
  readonly problem: string | null
  readonly bytes: number | null
}

export async function downloadsOf(recordingId: string): Promise<readonly Download[]> {
  const rows = await db().recordingDownload.findMany({ where: { recordingId } })
  return rows.map(({ kind, state, progress, problem, bytes }) => ({
    kind: kind as DownloadKind,
    state: state as Download['state'],
    progress,
    problem,
    bytes: bytes === null ? null : Number(bytes),
  }))
}

/** Has files made that are not there, or could not be made. */
export async function requestDownloads(
  recordingId: string,
  kinds: readonly DownloadKind[] = DOWNLOAD_KINDS,
): Promise<void> {
  const { count } = await db().recording.updateMany({ where: { id: recordingId, state: 'ready' }, data: {} })
  if (count === 0) throw new Answer(409, 'recordings/not-ready')
  const wanted = kinds.map((kind) => ({ recordingId, kind }))
  await db().recordingDownload.createMany({ data: wanted, skipDuplicates: true })
  const failed = { recordingId, kind: { in: [...kinds] }, state: 'failed' }
  await db().recordingDownload.updateMany({ where: failed, data: { state: 'waiting', problem: null, progress: 0 } })
}

/**
 * Where a file lies, for the next hour. Whoever is given the address reaches nothing but such files.
 * @throws Answer when it is not there
 */
export async function downloadAddress(recordingId: string, kind: string): Promise<string> {
  const row = await db().recordingDownload.findUnique({
    where: { recordingId_kind: { recordingId, kind } },
    include: { recording: { select: { id: true, generation: true } } },
  })
  if (row?.state !== 'ready' || row.file === null) throw new Answer(404, 'not-found')
  return fileAddress(getSettings().AUTH_SECRET, row.recording, 'files', row.file, Date.now())
}

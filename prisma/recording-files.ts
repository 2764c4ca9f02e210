import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { playlist } from '@/domain/recording/playlist'
import { kept, type Placed, placed, type Segment, type Stretch } from '@/domain/recording/timeline'
import type { Database } from './client'

/** A segment with the names under which it and the init of its run lie on disk. */
export type StoredSegment = Segment & { readonly file: string; readonly init: string }

/** How many segments a playlist for the live edge names. */
const LIVE = 8

/** Where the files of a recording lie. */
export const recordingDir = (dataDir: string, recordingId: string): string => join(dataDir, 'recordings', recordingId)

/** What a recording holds, and which times of the log it shows. */
export async function placedSegments(
  db: Pick<Database, 'recordingSegment' | 'recordingAnchor'>,
  recordingId: string,
): Promise<readonly Placed<StoredSegment>[]> {
  const [segments, anchors] = await Promise.all([
    db.recordingSegment.findMany({ where: { recordingId }, orderBy: [{ run: 'asc' }, { n: 'asc' }] }),
    db.recordingAnchor.findMany({ where: { recordingId } }),
  ])
  return placed(
    segments,
    anchors.map(({ run, position, at }) => ({ run, position, at: at.getTime() })),
  )
}

/** What follows the recorder: the playlists for those who watch while it runs. Each is there whole or as it was before. */
export async function writeLivePlaylists(
  dataDir: string,
  recordingId: string,
  segments: readonly Placed<StoredSegment>[],
  ended: boolean,
): Promise<void> {
  const filed = segments.map(inKept)
  await write(dataDir, recordingId, 'live.m3u8', playlist(filed, { ended, latest: LIVE }))
  await write(dataDir, recordingId, 'dvr.m3u8', playlist(filed, { ended }))
}

/** Whether somebody may still watch as if it ran: some minutes after its end nobody may. */
export const isWatchedLive = (dataDir: string, recordingId: string): Promise<boolean> =>
  access(join(recordingDir(dataDir, recordingId), 'live.m3u8')).then(
    () => true,
    () => false,
  )

/** Ends watching as if it ran: addresses for that open nothing any more. */
export async function removeLivePlaylists(dataDir: string, recordingId: string): Promise<void> {
  const dir = recordingDir(dataDir, recordingId)
  for (const name of ['live.m3u8', 'dvr.m3u8']) await rm(join(dir, name), { force: true })
}

/**
 * Puts cuts into effect: segments that show anything of one are moved to where only those who review it reach them, others
 * back, and the playlists say so. May be repeated.
 */
export async function writeCutPlaylists(
  dataDir: string,
  recordingId: string,
  segments: readonly Placed<StoredSegment>[],
  cuts: readonly Stretch[],
): Promise<void> {
  const shown = new Set(kept(segments, cuts))
  const dir = recordingDir(dataDir, recordingId)
  await mkdir(join(dir, 'cut'), { recursive: true })
  await mkdir(join(dir, 'kept'), { recursive: true })
  for (const segment of segments) {
    const [from, to] = shown.has(segment) ? ['cut', 'kept'] : ['kept', 'cut']
    await rename(join(dir, from!, segment.file), join(dir, to!, segment.file)).catch(unlessGone)
  }
  const vod = playlist([...shown].map(inKept), { ended: true })
  const full = playlist(
    segments.map((segment) =>
      shown.has(segment) ? inKept(segment) : { ...inKept(segment), file: `cut/${segment.file}` },
    ),
    { ended: true },
  )
  await write(dataDir, recordingId, 'vod.m3u8', vod)
  await write(dataDir, recordingId, 'full.m3u8', full)
}

/** All bytes of a recording, gone. */
export const removeFiles = (dataDir: string, recordingId: string): Promise<void> =>
  rm(recordingDir(dataDir, recordingId), { recursive: true, force: true })

/** Inits hold no picture: they lie with what is kept, whatever is cut. */
const inKept = (segment: Placed<StoredSegment>) => ({
  ...segment,
  file: `kept/${segment.file}`,
  init: `kept/${segment.init}`,
})

async function write(dataDir: string, recordingId: string, name: string, content: string) {
  const path = join(recordingDir(dataDir, recordingId), name)
  await writeFile(`${path}.new`, content)
  await rename(`${path}.new`, path)
}

/** It lies there already. */
const unlessGone = (error: NodeJS.ErrnoException) => {
  if (error.code !== 'ENOENT') throw error
}

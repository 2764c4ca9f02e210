import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { multivariant } from '@/domain/recording/multivariant'
import { type Filed, namedIn, type PlaylistOptions, playlist } from '@/domain/recording/playlist'
import { isThere, nameIn, OFFERS, type Offer, type Sizes } from '@/domain/recording/renditions'
import { kept, type Placed, placed, type Segment, type Stretch } from '@/domain/recording/timeline'
import type { Database } from './client'
import { picturesIn } from './recording-pictures'

/** A segment with the names under which it and the init of its run lie on disk. */
export type StoredSegment = Segment & Sizes & { readonly file: string; readonly init: string }

/** Playlists, each in all that is offered of it. */
type Name = 'live' | 'dvr' | 'vod' | 'full'

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

export interface LiveOptions {
  readonly ended: boolean
  /** Of so many of the segments is known whether there is a small one; without it, of all. */
  readonly settled?: number
  /** Without it, all that is offered. */
  readonly offers?: readonly Offer[]
}

/** What follows the recorder: the playlists for those who watch while it runs. Each is there whole or as it was before. */
export async function writeLivePlaylists(
  dataDir: string,
  recordingId: string,
  segments: readonly Placed<StoredSegment>[],
  { ended, settled, offers = OFFERS }: LiveOptions,
): Promise<void> {
  const filed = segments.map(inKept)
  const dir = recordingDir(dataDir, recordingId)
  for (const [name, options] of [
    ['live', { ended, latest: LIVE }],
    ['dvr', { ended }],
  ] as const)
    await writePlaylists(dir, name, { filed, settled: settled ?? filed.length, options, offers })
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
  for (const name of ['live', 'dvr'] as const)
    for (const offer of OFFERS) await rm(join(dir, fileOf(name, offer)), { force: true })
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
    for (const name of namesOf(segment.file))
      await rename(join(dir, from!, name), join(dir, to!, name)).catch(unlessGone)
  }
  const vod = [...shown].map(inKept)
  const full = segments.map((segment) =>
    shown.has(segment) ? inKept(segment) : { ...inKept(segment), file: `cut/${segment.file}` },
  )
  const options = { ended: true }
  for (const [name, filed] of [['vod', vod] as const, ['full', full] as const])
    await writePlaylists(dir, name, { filed, settled: filed.length, options, offers: OFFERS })
}

/** All names that a segment or an init may have: its own, and those of its renditions, also of those that no row tells of. */
export const namesOf = (file: string): readonly string[] => [file, nameIn('small', file), nameIn('sound', file)]

/** All bytes of a recording, gone. */
export const removeFiles = (dataDir: string, recordingId: string): Promise<void> =>
  rm(recordingDir(dataDir, recordingId), { recursive: true, force: true })

/** Inits hold no picture: they lie with what is kept, whatever is cut. */
const inKept = (segment: Placed<StoredSegment>) => ({
  ...segment,
  file: `kept/${segment.file}`,
  init: `kept/${segment.init}`,
})

interface Playlists {
  readonly filed: readonly Filed[]
  readonly settled: number
  readonly options: PlaylistOptions
  readonly offers: readonly Offer[]
}

const fileOf = (name: Name, offer: Offer) => nameIn(offer, `${name}.m3u8`)

async function writePlaylists(dir: string, name: Name, { filed, settled, options, offers }: Playlists) {
  const of = {
    high: async () => playlist(filed, options),
    // Whoever wants it small does not get it large because the small one is not there yet.
    small: async () =>
      playlist(
        filed.slice(0, settled).map((each) => namedIn('small', each)),
        options,
      ),
    sound: async () =>
      isThere('sound', filed)
        ? playlist(
            filed.map((each) => namedIn('sound', each)),
            options,
          )
        : null,
    auto: async () => multivariant(filed.slice(0, settled), await variants(dir, name, filed)),
  } satisfies Record<Offer, () => Promise<string | null>>
  for (const offer of offers) await writeWhole(join(dir, fileOf(name, offer)), await of[offer]())
}

const variants = (dir: string, name: Name, filed: readonly Filed[]) =>
  Promise.all(
    (isThere('small', filed) ? (['high', 'small'] as const) : (['high'] as const)).map(async (offer) => {
      const one = filed.findLast(({ smallBytes }) => offer === 'high' || smallBytes !== null)
      const pictures = one ? await picturesIn(join(dir, nameIn(offer, one.init))) : null
      return { name: fileOf(name, offer), offer, pictures }
    }),
  )

/** Writes a file that is read meanwhile: it is there whole, or as it was before. Null: it is no more. */
export async function writeWhole(path: string, content: string | null): Promise<void> {
  if (content === null) return rm(path, { force: true })
  await writeFile(`${path}.new`, content)
  await rename(`${path}.new`, path)
}

/** Catches that a file is not there, as where it was moved, or never was; all else is thrown on. */
export const unlessGone = (error: NodeJS.ErrnoException) => {
  if (error.code !== 'ENOENT') throw error
}

import { mkdir, readFile, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { Still } from '@/domain/recording/offline'
import { positionAt } from '@/domain/recording/timeline'
import { ffmpeg } from './ffmpeg'
import type { Workshop } from './film'
import type { Material } from './material'
import { READ_TAKES } from './takes'

const WIDTH = 640
const QUALITY = 55
/** How different a picture must be from the one before, of 1, to be another slide or stage. */
const DIFFERENT = 0.04
/** People move: at least once in so many seconds there is a new picture. */
const AT_LEAST_EVERY = 60
/** Segments begin with a whole picture, and only those are looked at. */
const KEY_EVERY = 2.2
/** What happened on stage is drawn a moment later. */
const DRAWN_AFTER = 0.5
const MOST_HAPPENINGS = 400
/** For an hour of sound this is what may be taken beside it: 25 MB in all. */
const BYTES_AN_HOUR = 6_000_000
const LEAST_BYTES = 1_500_000

/**
 * Pictures of the stage out of the recording, one at every change, in the folder `stills` of the workshop. Where they
 * are too many for thin lines, those go that would be shown for the shortest time.
 */
export async function makeStills(material: Material, workshop: Workshop): Promise<readonly Still[]> {
  const { cwd, signal, onShare } = workshop
  await mkdir(join(cwd, 'stills'), { recursive: true })
  const filter = `select='${choice(happenings(material))}',metadata=mode=print:file=stills.txt,scale=${WIDTH}:-2`
  const coding = ['-c:v', 'libwebp', '-quality', String(QUALITY), '-compression_level', '4']
  const args = ['-skip_frame', 'nokey', ...READ_TAKES, '-map', '0:v:0', '-vf', filter, '-vsync', 'vfr', ...coding]
  const onSecond = (second: number) => onShare(Math.min(1, second / material.length))
  await ffmpeg({ args: [...args, 'stills/%05d.webp'], cwd, signal, onSecond })
  const places = placesIn(await readFile(join(cwd, 'stills.txt'), 'utf8').catch(() => ''))
  return thinOut(places, material.length, cwd)
}

/** When the stage changed, in seconds. */
const happenings = ({ pages, timeline }: Material): readonly number[] =>
  pages
    .flatMap(({ events }) => events)
    .filter(({ type }) => type.startsWith('stage.'))
    .map(({ at }) => positionAt(timeline, at) + DRAWN_AFTER)
    .slice(0, MOST_HAPPENINGS)

/** ffmpeg's expression for the pictures that are taken. */
function choice(happened: readonly number[]): string {
  const changes = happened.map((at) => `between(t,${at.toFixed(2)},${(at + KEY_EVERY).toFixed(2)})`)
  const reasons = [`gt(scene,${DIFFERENT})`, `gte(t-prev_selected_t,${AT_LEAST_EVERY})`, ...changes]
  return `isnan(prev_selected_t)+gte(t-prev_selected_t,1)*(${reasons.join('+')})`
}

const placesIn = (printed: string): number[] =>
  [...printed.matchAll(/^frame:\d+\s+pts:\S+\s+pts_time:([\d.]+)/gm)].map(([, time]) => Number(time))

async function thinOut(places: readonly number[], length: number, cwd: string): Promise<readonly Still[]> {
  const all = await Promise.all(
    places.map(async (place, i) => {
      const file = `stills/${String(i + 1).padStart(5, '0')}.webp`
      return { place, file, bytes: (await stat(join(cwd, file))).size }
    }),
  )
  const left = fitting(all, length, Math.max(LEAST_BYTES, (BYTES_AN_HOUR * length) / 3_600))
  const names = new Set(left.map(({ file }) => file))
  for (const { file } of all) if (!names.has(file)) await unlink(join(cwd, file))
  return left.map(({ place, file }) => ({ place, file }))
}

/** As many pictures as fit into so many bytes: of the others each was shown for a shorter time than those that stay. */
export function fitting<S extends { readonly place: number; readonly bytes: number }>(
  stills: readonly S[],
  length: number,
  most: number,
): readonly S[] {
  const left = [...stills]
  let bytes = left.reduce((sum, still) => sum + still.bytes, 0)
  while (bytes > most && left.length > 1) {
    const shownFor = left.map(({ place }, i) => (left[i + 1]?.place ?? length) - place)
    // The first stays: there must be a picture at the beginning.
    const shortest = shownFor.reduce((least, time, i) => (i > 0 && time < shownFor[least]! ? i : least), 1)
    bytes -= left[shortest]!.bytes
    left.splice(shortest, 1)
  }
  return left
}

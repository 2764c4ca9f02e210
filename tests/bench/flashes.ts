import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const MOST = 200_000_000
const RATE = 48_000
/** A flash is white, all else is darker; a beep is louder than this share of the loudest there can be. */
const WHITE = 170
const LOUD = 0.08
/** Flashes and beeps are further apart than this, in seconds. */
const APART = 1

/** When it flashes in a part of a film, in its seconds; `crop` as ffmpeg's filter has it. */
export async function flashesIn(file: string, crop: string): Promise<readonly number[]> {
  const filter = `crop=${crop},scale=16:9,signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-`
  const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', file, '-an', '-vf', filter, '-f', 'null', '-'], {
    maxBuffer: MOST,
  })
  const pictures = [...stdout.matchAll(/pts_time:([\d.]+)\s+lavfi\.signalstats\.YAVG=([\d.]+)/g)]
  return beginnings(pictures.filter(([, , light]) => Number(light) > WHITE).map(([, at]) => Number(at)))
}

/** When it beeps in a film, in its seconds. */
export async function beepsIn(file: string): Promise<readonly number[]> {
  const raw = ['-vn', '-ac', '1', '-ar', String(RATE), '-f', 'f32le', '-']
  const { stdout } = await run('ffmpeg', ['-v', 'error', '-i', file, ...raw], { encoding: 'buffer', maxBuffer: MOST })
  const samples = new Float32Array(stdout.buffer, stdout.byteOffset, Math.floor(stdout.length / 4))
  const loud: number[] = []
  for (const [i, sample] of samples.entries()) if (Math.abs(sample) > LOUD) loud.push(i / RATE)
  return beginnings(loud)
}

const beginnings = (times: readonly number[]): number[] =>
  times.filter((at, i) => i === 0 || at - times[i - 1]! > APART / 2)

/** Of each of these times, how much later the nearest of the others is; those that have none near are left out. */
export const apart = (times: readonly number[], others: readonly number[]): number[] =>
  times.flatMap((at) => {
    const nearest = others.reduce((best, each) => (Math.abs(each - at) < Math.abs(best - at) ? each : best), Infinity)
    return Math.abs(nearest - at) < APART / 2 ? [nearest - at] : []
  })

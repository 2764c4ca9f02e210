import { type Box, boxAt, boxed, boxesIn, boxesOf, boxIn, HEAD } from './boxes'
import type { Fragment } from './fragments'
import { ofTrack, sumOf, type Track, trackIdIn, trackIn } from './tracks'

/** A film without its pictures. */
export interface SoundOnly {
  readonly init: Buffer
  /** What sounds in a fragment of the film, as a fragment of its own: silence, where it has no sound. */
  readonly fragment: (fragment: Fragment) => Buffer
}

/** Takes the pictures out of a film, by its init; the sound stays as it is. Null for a film without any. */
export function soundOnly(init: Buffer): SoundOnly | null {
  const boxes = boxesOf(init)
  const moov = boxes.find(({ type }) => type === 'moov')
  const track = moov && trackIn(moov, 'soun')
  if (!track) return null
  const others = boxes.filter((each) => each !== moov).map(({ whole }) => whole)
  return {
    init: Buffer.concat([...others, withTrackAlone(moov, track)]),
    fragment: (fragment) => soundIn(fragment.bytes, track) ?? silence(fragment, track),
  }
}

function withTrackAlone(moov: Box, { id }: Track): Buffer {
  const parts = boxesIn(moov).flatMap((box) => {
    if (box.type === 'mvex') return [withDefaultsAlone(box, id)]
    const head = box.type === 'trak' ? boxIn(box, 'tkhd')?.content : null
    return head && trackIdIn(head) !== id ? [] : [box.whole]
  })
  return boxed('moov', ...parts)
}

function withDefaultsAlone(mvex: Box, id: number): Buffer {
  const stays = boxesIn(mvex).filter(({ type, content }) => type !== 'trex' || content.readUInt32BE(4) === id)
  return boxed('mvex', ...stays.map(({ whole }) => whole))
}

/** Where a run of samples says how far behind the beginning of the fragment they are. */
const OFFSET = HEAD + 8

/** The sound's part of a fragment, and its bytes; null when there is none. */
function soundIn(bytes: Buffer, { id }: Track): Buffer | null {
  const moof = boxAt(bytes, 0)!
  const part = ofTrack(moof, id)
  const head = boxIn(part, 'tfhd')?.content
  if (!part || !head) return null
  const number = boxIn(moof, 'mfhd')!.whole
  let at = HEAD + number.length + part.whole.length + HEAD
  const samples: Buffer[] = []
  const boxes = boxesIn(part).map(({ type, content, whole }) => {
    if (type !== 'trun') return whole
    const run = Buffer.from(whole)
    const from = run.readInt32BE(OFFSET)
    const size = sumOf('size', content, head)
    samples.push(bytes.subarray(from, from + size))
    run.writeInt32BE(at, OFFSET)
    at += size
    return run
  })
  return Buffer.concat([boxed('moof', number, boxed('traf', ...boxes)), boxed('mdat', ...samples)])
}

/** 1,024 samples of two channels in AAC, in which nothing sounds. */
const NOTHING = Buffer.from([0x21, 0x00, 0x49, 0x90, 0x02, 0x19, 0x00, 0x23, 0x80])
const SAMPLES = 1_024

/** A last picture may come after all sound. Players want something of every track that there is. */
function silence({ bytes, position, duration }: Fragment, { id, timescale }: Track): Buffer {
  const number = boxIn(boxAt(bytes, 0)!, 'mfhd')!.whole
  const count = Math.max(1, Math.round((duration * timescale) / SAMPLES))
  // Its samples are all alike, and lie behind the beginning of the fragment.
  const head = boxed('tfhd', words(0x020018, id, SAMPLES, NOTHING.length))
  const time = boxed('tfdt', words(0, Math.round(position * timescale)))
  const length = HEAD + number.length + HEAD + head.length + time.length + HEAD + 12
  const run = boxed('trun', words(0x1, count, length + HEAD))
  const samples = Array.from({ length: count }, () => NOTHING)
  return Buffer.concat([boxed('moof', number, boxed('traf', head, time, run)), boxed('mdat', ...samples)])
}

function words(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * numbers.length)
  for (const [i, number] of numbers.entries()) bytes.writeUInt32BE(number, 4 * i)
  return bytes
}

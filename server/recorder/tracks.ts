import { type Box, boxesIn, boxIn } from './boxes'

export interface Track {
  readonly id: number
  /** Of its own time, so many are a second. */
  readonly timescale: number
}

/** The first track of pictures, or of sound, that a film says it has (`moov`). */
export function trackIn(moov: Box, of: 'vide' | 'soun'): Track | null {
  const track = boxesIn(moov).find(
    (each) => each.type === 'trak' && boxIn(each, 'mdia', 'hdlr')?.content.toString('latin1', 8, 12) === of,
  )
  const [head, media] = [boxIn(track, 'tkhd')?.content, boxIn(track, 'mdia', 'mdhd')?.content]
  if (!head || !media) return null
  // Version 1 has two times of eight bytes before, version 0 of four.
  return { id: trackIdIn(head), timescale: media.readUInt32BE(media[0] === 1 ? 20 : 12) }
}

/** Whose head this is (`tkhd`). */
export const trackIdIn = (head: Buffer): number => head.readUInt32BE(head[0] === 1 ? 20 : 12)

/** What a fragment holds of a track (`traf`). */
export const ofTrack = (moof: Box, id: number): Box | undefined =>
  boxesIn(moof).find((each) => each.type === 'traf' && boxIn(each, 'tfhd')?.content.readUInt32BE(4) === id)

/** What is said of each sample, by the flag that says it is there; and by which it stands in the head of a track's part. */
const SAID = { duration: [0x100, 0x8], size: [0x200, 0x10] } as const
const IN_RUN = [0x100, 0x200, 0x400, 0x800]
const IN_HEAD = [
  [0x1, 8],
  [0x2, 4],
  [0x8, 4],
  [0x10, 4],
] as const

const flagsOf = (content: Buffer) => content.readUInt32BE(0) & 0xffffff

/** What samples last, or how many bytes they have, all together: of one run of them (`trun`) in a track's part (`traf`). */
export function sumOf(what: keyof typeof SAID, run: Buffer, head: Buffer): number {
  const [flag, inHead] = SAID[what]
  const flags = flagsOf(run)
  const count = run.readUInt32BE(4)
  if (!(flags & flag)) return count * defaultOf(head, inHead)
  const before = IN_RUN.filter((each) => flags & each && each < flag).length
  const perSample = 4 * IN_RUN.filter((each) => flags & each).length
  let at = 8 + (flags & 0x1 ? 4 : 0) + (flags & 0x4 ? 4 : 0) + 4 * before
  let sum = 0
  for (let i = 0; i < count; i++, at += perSample) sum += run.readUInt32BE(at)
  return sum
}

/** What holds of all samples of which nothing else is said (`tfhd`). */
function defaultOf(head: Buffer, flag: number): number {
  const flags = flagsOf(head)
  if (!(flags & flag)) return 0
  const before = IN_HEAD.filter(([each]) => flags & each && each < flag).reduce((sum, [, length]) => sum + length, 0)
  return head.readUInt32BE(8 + before)
}

import { readFile } from 'node:fs/promises'
import type { Pictures } from '@/domain/recording/multivariant'

/** Of the box that tells of pictures of H.264 (`avc1`), seen from the end of its name. */
const SIZE = 24
/** Of the box in it that tells how they are coded (`avcC`). */
const CODING = 1

/** How pictures are coded that an init begins, and how large they are; null where it does not say. */
export async function picturesIn(init: string): Promise<Pictures | null> {
  const bytes = await readFile(init).catch(() => null)
  const [sample, coding] = [afterName(bytes, 'avc1'), afterName(bytes, 'avcC')]
  if (!sample || !coding || sample.length < SIZE + 4 || coding.length < CODING + 3) return null
  return {
    // Profile, what it keeps to, and level.
    codec: `avc1.${coding.toString('hex', CODING, CODING + 3).toUpperCase()}`,
    width: sample.readUInt16BE(SIZE),
    height: sample.readUInt16BE(SIZE + 2),
  }
}

/** Inits are short, and hold what we wrote: a name in them is that of a box. */
function afterName(bytes: Buffer | null, name: string): Buffer | null {
  // The brands of a file may be called as a box; what tells of pictures comes later.
  const at = bytes?.lastIndexOf(name, undefined, 'latin1') ?? -1
  return at < 0 ? null : bytes!.subarray(at + name.length)
}

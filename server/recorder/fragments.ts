/** A piece of an fMP4 film that can be played by itself after its init; times in seconds of the film. */
export interface Fragment {
  readonly bytes: Buffer
  readonly position: number
  readonly duration: number
}

interface Box {
  readonly type: string
  readonly content: Buffer
  /** With its head. */
  readonly whole: Buffer
}

interface PictureTrack {
  readonly id: number
  readonly timescale: number
}

const HEAD = 8

/**
 * Cuts a film, as ffmpeg writes it with `frag_keyframe+empty_moov`, into its init and its fragments (ISO 14496-12).
 * @param found hears the init once and then each fragment, in order
 */
export class FragmentReader {
  #bytes = Buffer.alloc(0)
  #type: Buffer | null = null
  #track: PictureTrack | null = null
  #moof: Box | null = null

  constructor(private readonly found: (what: { readonly init: Buffer } | { readonly fragment: Fragment }) => void) {}

  push(chunk: Buffer) {
    this.#bytes = Buffer.concat([this.#bytes, chunk])
    for (let box = boxAt(this.#bytes, 0); box; box = boxAt(this.#bytes, 0)) {
      this.#bytes = this.#bytes.subarray(box.whole.length)
      this.#take(box)
    }
  }

  #take(box: Box) {
    if (box.type === 'ftyp') this.#type = box.whole
    else if (box.type === 'moov') {
      this.#track = pictureTrack(box)
      this.found({ init: Buffer.concat([this.#type ?? Buffer.alloc(0), box.whole]) })
    } else if (box.type === 'moof') this.#moof = box
    else if (box.type === 'mdat' && this.#moof && this.#track) {
      const times = timesIn(this.#moof, this.#track)
      if (times) this.found({ fragment: { bytes: Buffer.concat([this.#moof.whole, box.whole]), ...times } })
      this.#moof = null
    }
  }
}

/** The box that begins there, if all of it is there. */
function boxAt(bytes: Buffer, at: number): Box | null {
  if (bytes.length < at + HEAD) return null
  const size = bytes.readUInt32BE(at)
  if (size < HEAD) throw new Error('this is no film of fragments')
  if (bytes.length < at + size) return null
  const whole = bytes.subarray(at, at + size)
  return { type: whole.toString('latin1', 4, HEAD), content: whole.subarray(HEAD), whole }
}

function boxesIn({ content }: Box): Box[] {
  const boxes: Box[] = []
  for (let at = 0, box = boxAt(content, 0); box; at += box.whole.length, box = boxAt(content, at)) boxes.push(box)
  return boxes
}

/** The box at the end of a path of types, each the first of its kind. */
const boxIn = (box: Box | undefined, ...path: string[]): Box | undefined =>
  path.reduce<Box | undefined>((within, type) => within && boxesIn(within).find((each) => each.type === type), box)

function pictureTrack(moov: Box): PictureTrack | null {
  const track = boxesIn(moov).find(
    (each) => each.type === 'trak' && boxIn(each, 'mdia', 'hdlr')?.content.toString('latin1', 8, 12) === 'vide',
  )
  const [head, media] = [boxIn(track, 'tkhd')?.content, boxIn(track, 'mdia', 'mdhd')?.content]
  if (!head || !media) return null
  // Version 1 has two times of eight bytes before, version 0 of four.
  return { id: head.readUInt32BE(head[0] === 1 ? 20 : 12), timescale: media.readUInt32BE(media[0] === 1 ? 20 : 12) }
}

/** When the pictures of a fragment are shown; null when there are none. */
function timesIn(moof: Box, { id, timescale }: PictureTrack): Pick<Fragment, 'position' | 'duration'> | null {
  const own = boxesIn(moof).find((each) => each.type === 'traf' && boxIn(each, 'tfhd')?.content.readUInt32BE(4) === id)
  const [head, time] = [boxIn(own, 'tfhd')?.content, boxIn(own, 'tfdt')?.content]
  if (!own || !head || !time) return null
  const begin = time[0] === 1 ? Number(time.readBigUInt64BE(4)) : time.readUInt32BE(4)
  const each = defaultDuration(head)
  const length = boxesIn(own)
    .filter(({ type }) => type === 'trun')
    .reduce((sum, { content }) => sum + durationOf(content, each), 0)
  return { position: begin / timescale, duration: length / timescale }
}

/** How long a picture is where nothing else is said (`tfhd`). */
function defaultDuration(content: Buffer): number {
  const flags = content.readUInt32BE(0) & 0xffffff
  const before = (flags & 0x1 ? 8 : 0) + (flags & 0x2 ? 4 : 0)
  return flags & 0x8 ? content.readUInt32BE(8 + before) : 0
}

/** How long a run of pictures is (`trun`). */
function durationOf(content: Buffer, each: number): number {
  const flags = content.readUInt32BE(0) & 0xffffff
  const count = content.readUInt32BE(4)
  if (!(flags & 0x100)) return count * each
  const perPicture = 4 * [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length
  let at = 8 + (flags & 0x1 ? 4 : 0) + (flags & 0x4 ? 4 : 0)
  let sum = 0
  for (let i = 0; i < count; i++, at += perPicture) sum += content.readUInt32BE(at)
  return sum
}

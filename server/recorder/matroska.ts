/** A picture or a piece of sound, as it stands in a film. */
export interface Block {
  readonly kind: 'picture' | 'sound'
  /** In seconds of the film. */
  readonly time: number
  readonly key: boolean
}

/** Ids of elements (RFC 9559); those that hold others and are read into. */
const SEGMENT = 0x18538067
const INFO = 0x1549a966
const TRACKS = 0x1654ae6b
const TRACK = 0xae
const CLUSTER = 0x1f43b675
const GROUP = 0xa0
const INTO = new Set([SEGMENT, INFO, TRACKS, TRACK, CLUSTER, GROUP])
const SCALE = 0x2ad7b1
const TRACK_NUMBER = 0xd7
const TRACK_TYPE = 0x83
const CLUSTER_TIME = 0xe7
const SIMPLE_BLOCK = 0xa3
const BLOCK = 0xa1
const PICTURES = 1
const LONGEST_ID = 4
/** As much of an element's content as is ever looked at, in bytes. */
const LOOKED_AT = 12
const NANOSECONDS = 1e9

/** Reads a Matroska film as it comes, as far as to know when its pictures and sounds are. What they hold is skipped. */
export class MatroskaReader {
  #bytes = Buffer.alloc(0)
  #skip = 0
  #scale = 1_000_000
  #track = 0
  readonly #kinds = new Map<number, Block['kind']>()
  #clusterTime = 0

  /** The next stretch of the film; answers what begins in it. */
  push(chunk: Buffer): Block[] {
    this.#bytes = Buffer.concat([this.#bytes, chunk])
    const blocks: Block[] = []
    for (;;) {
      const skipped = Math.min(this.#skip, this.#bytes.length)
      this.#bytes = this.#bytes.subarray(skipped)
      this.#skip -= skipped
      const element = this.#skip === 0 ? elementAt(this.#bytes) : null
      if (!element) return blocks
      const { id, head, size } = element
      if (INTO.has(id)) {
        this.#skip = head
        continue
      }
      const looked = Math.min(size, LOOKED_AT)
      if (this.#bytes.length < head + looked) return blocks
      const block = this.#read(id, this.#bytes.subarray(head, head + looked))
      if (block) blocks.push(block)
      this.#skip = head + size
    }
  }

  #read(id: number, content: Buffer): Block | null {
    if (id === SCALE) this.#scale = content.readUIntBE(0, content.length)
    else if (id === TRACK_NUMBER) this.#track = content.readUIntBE(0, content.length)
    else if (id === TRACK_TYPE) this.#kinds.set(this.#track, content[0] === PICTURES ? 'picture' : 'sound')
    else if (id === CLUSTER_TIME) this.#clusterTime = content.readUIntBE(0, Math.min(6, content.length))
    else if (id === SIMPLE_BLOCK || id === BLOCK) return this.#block(content)
    return null
  }

  #block(content: Buffer): Block | null {
    const track = numberAt(content, 0)
    const kind = track && this.#kinds.get(track.value)
    if (!track || !kind) return null
    const ticks = this.#clusterTime + content.readInt16BE(track.length)
    const flags = content[track.length + 2]!
    return { kind, time: (ticks * this.#scale) / NANOSECONDS, key: (flags & 0x80) !== 0 }
  }
}

interface Element {
  readonly id: number
  /** Length of id and size. */
  readonly head: number
  readonly size: number
}

function elementAt(bytes: Buffer): Element | null {
  const idLength = lengthAt(bytes, 0)
  if (idLength > LONGEST_ID) throw new Error('this is no Matroska film')
  if (idLength === 0 || bytes.length < idLength) return null
  const size = numberAt(bytes, idLength)
  return size && { id: bytes.readUIntBE(0, idLength), head: idLength + size.length, size: size.value }
}

/** Of how many bytes a number of variable length is; 0 when not even the first is there. */
const lengthAt = (bytes: Buffer, at: number): number => (at < bytes.length ? Math.clz32(bytes[at]! << 24) + 1 : 0)

function numberAt(bytes: Buffer, at: number): { readonly value: number; readonly length: number } | null {
  const length = lengthAt(bytes, at)
  if (length === 0 || bytes.length < at + length) return null
  if (length > 8) throw new Error('this is no Matroska film')
  let value = bytes[at]! & (0xff >> length)
  for (let i = 1; i < length; i++) value = value * 256 + bytes[at + i]!
  return { value, length }
}

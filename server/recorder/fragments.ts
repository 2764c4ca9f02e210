import { type Box, boxAt, boxesIn, boxIn } from './boxes'
import { ofTrack, sumOf, type Track, trackIn } from './tracks'

/** A piece of an fMP4 film that can be played by itself after its init; times in seconds of the film. */
export interface Fragment {
  readonly bytes: Buffer
  readonly position: number
  readonly duration: number
}

/**
 * Cuts a film, as ffmpeg writes it with `frag_keyframe+empty_moov`, into its init and its fragments (ISO 14496-12).
 * @param found hears the init once and then each fragment, in order
 */
export class FragmentReader {
  #bytes = Buffer.alloc(0)
  #type: Buffer | null = null
  #track: Track | null = null
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
      this.#track = trackIn(box, 'vide')
      this.found({ init: Buffer.concat([this.#type ?? Buffer.alloc(0), box.whole]) })
    } else if (box.type === 'moof') this.#moof = box
    else if (box.type === 'mdat' && this.#moof && this.#track) {
      const times = timesIn(this.#moof, this.#track)
      if (times) this.found({ fragment: { bytes: Buffer.concat([this.#moof.whole, box.whole]), ...times } })
      this.#moof = null
    }
  }
}

/** When the pictures of a fragment are shown; null when there are none. */
function timesIn(moof: Box, { id, timescale }: Track): Pick<Fragment, 'position' | 'duration'> | null {
  const own = ofTrack(moof, id)
  const [head, time] = [boxIn(own, 'tfhd')?.content, boxIn(own, 'tfdt')?.content]
  if (!own || !head || !time) return null
  const begin = time[0] === 1 ? Number(time.readBigUInt64BE(4)) : time.readUInt32BE(4)
  const length = boxesIn(own)
    .filter(({ type }) => type === 'trun')
    .reduce((sum, { content }) => sum + sumOf('duration', content, head), 0)
  return { position: begin / timescale, duration: length / timescale }
}

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nameIn, type Sizes } from '../../domain/recording/renditions'
import { type Fragment, FragmentReader } from '../../server/recorder/fragments'
import { Small } from '../../server/recorder/small'
import { soundOnly } from '../../server/recorder/sound-only'

interface Made extends Sizes {
  readonly n: number
  readonly file: string
  readonly init: string
}

/** Makes what a recorder makes beside the segments of a run, and answers them with how large that is. */
export async function addRenditions<S extends Made>(dir: string, segments: readonly S[]): Promise<readonly S[]> {
  const [init, fragments] = read(
    segments.map((each) => join(dir, each.file)),
    join(dir, segments[0]!.init),
  )
  const write = (offer: 'small' | 'sound', file: string, bytes: Buffer) => {
    writeFileSync(join(dir, nameIn(offer, file)), bytes)
    return bytes.length
  }
  const sound = soundOnly(init)!
  write('sound', segments[0]!.init, sound.init)
  const small = await smallOf(init, fragments)
  write('small', segments[0]!.init, small.init)
  return segments.map((segment, i) => ({
    ...segment,
    smallBytes: write('small', segment.file, small.fragments[i]!),
    soundBytes: write('sound', segment.file, sound.fragment(fragments[i]!)),
  }))
}

/** The small ones of a whole film, one after the other, so that none is behind. */
export async function smallOf(init: Buffer, fragments: readonly Fragment[]) {
  const made = { init: Buffer.alloc(0) as Buffer, fragments: [] as (Buffer | null)[] }
  let heard = () => {}
  const small = new Small('ffmpeg', {
    init: (bytes) => {
      made.init = bytes
    },
    fragment: (_n, bytes) => {
      made.fragments.push(bytes)
      heard()
    },
  })
  small.begin(init)
  for (const [n, fragment] of fragments.entries()) {
    small.push(n, fragment)
    // The last comes at the end, and the one before it with the key picture of the last.
    while (!small.isOver && made.fragments.length < n - 1)
      await new Promise<void>((resolve) => {
        heard = resolve
      })
  }
  await small.finish()
  return made
}

function read(files: readonly string[], init: string): readonly [Buffer, readonly Fragment[]] {
  let found: Buffer = Buffer.alloc(0)
  const fragments: Fragment[] = []
  const reader = new FragmentReader((what) => {
    if ('init' in what) found = what.init
    else fragments.push(what.fragment)
  })
  for (const file of [init, ...files]) reader.push(readFileSync(file))
  return [found, fragments]
}

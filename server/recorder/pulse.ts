import type { Ease } from '@/domain/recording/capture'

/** How a run does, once a second. */
export interface Pulse {
  /** Milliseconds since the run began. */
  readonly age: number
  /** Milliseconds since something of the film came. */
  readonly silent: number
  /** Pictures in the last second. */
  readonly pictures: number
  /** Bytes that the browser holds. */
  readonly memory: number
  /** Something is made beside it that it can do without. */
  readonly busy: boolean
}

export type Verdict =
  | { readonly is: 'well' }
  /** It does not begin, or has fallen silent. */
  | { readonly is: 'dead'; readonly why: string }
  /** It goes on, but another page should take over. */
  | { readonly is: 'worn' }
  /** What is made beside it takes what it needs. */
  | { readonly is: 'crowded' }
  | { readonly is: 'slow'; readonly ease: Ease }

const BEGINS_WITHIN = 20_000
const SILENT_FOR = 3_000
/** Two speakers take about 0.9 GB, steadily: what takes twice that grows. To change the page costs a few seconds of the film. */
const MOST_MEMORY = 2_000_000_000
/** Less than so many pictures a second, for so many seconds, and the page is asked for less. */
const FEW = { all: 15, fewer: 8, alone: 0 } as const
const FOR_SECONDS = 10
const NEXT: Readonly<Record<Ease, Ease>> = { all: 'fewer', fewer: 'alone', alone: 'alone' }

/** Watches over one run: it is told once a second how the run does, and says what is to be done. */
export class PulseWatch {
  #ease: Ease = 'all'
  #slow = 0

  judge({ age, silent, pictures, memory, busy }: Pulse): Verdict {
    if (silent === age ? age > BEGINS_WITHIN : silent > SILENT_FOR)
      return { is: 'dead', why: silent === age ? 'it does not begin' : 'nothing comes any more' }
    if (memory > MOST_MEMORY) return { is: 'worn' }
    // The first seconds are full of beginnings.
    this.#slow = age > BEGINS_WITHIN && pictures < FEW[this.#ease] ? this.#slow + 1 : 0
    if (this.#slow < FOR_SECONDS) return { is: 'well' }
    this.#slow = 0
    if (busy) return { is: 'crowded' }
    this.#ease = NEXT[this.#ease]
    return { is: 'slow', ease: this.#ease }
  }
}

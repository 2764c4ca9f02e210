import type { Ease } from '@/domain/recording/capture'

/** How a run does, once a second. */
export interface Pulse {
  /** Milliseconds since the run began. */
  readonly age: number
  /** Milliseconds since something of the film came, since a picture did, and since a fragment was made of them. */
  readonly silent: number
  readonly blind: number
  readonly uncut: number
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
  /** It was well for a while: more can be asked of the page again. */
  | { readonly is: 'better'; readonly ease: Ease }

const BEGINS_WITHIN = 20_000
const SILENT_FOR = 3_000
/** Sound alone makes no film: without pictures there are no fragments. */
const BLIND_FOR = 5_000
/** There is a key picture every two seconds. */
const UNCUT_FOR = 15_000
/** Two speakers take about 0.9 GB, steadily: what takes twice that grows. To change the page costs a few seconds of the film. */
const MOST_MEMORY = 2_000_000_000
/** Less than so many pictures a second, for so many seconds, and the page is asked for less. */
const FEW = { all: 15, fewer: 8, alone: 8 } as const
const FOR_SECONDS = 10
const NEXT = { all: 'fewer', fewer: 'alone' } as const
const BEFORE = { fewer: 'all', alone: 'fewer' } as const
/** Seconds until more is tried again: twice as long each time that it did not last as long as it was waited for. */
const FIRST_WAIT = 60
const LONGEST_WAIT = 960

/** Watches over one run: it is told once a second how the run does, and says what is to be done. */
export class PulseWatch {
  #ease: Ease = 'all'
  #slow = 0
  #well = 0
  #wait = FIRST_WAIT
  /** Seconds since more was tried. */
  #lasted = Number.POSITIVE_INFINITY

  judge({ age, silent, blind, uncut, pictures, memory, busy }: Pulse): Verdict {
    const why = this.#deathOf({ age, silent, blind, uncut })
    if (why !== null) return { is: 'dead', why }
    if (memory > MOST_MEMORY) return { is: 'worn' }
    // The first seconds are full of beginnings.
    const isSlow = age > BEGINS_WITHIN && pictures < FEW[this.#ease]
    this.#slow = isSlow ? this.#slow + 1 : 0
    this.#well = isSlow ? 0 : this.#well + 1
    this.#lasted++
    if (this.#ease !== 'all' && this.#well >= this.#wait) return this.#change('better', BEFORE[this.#ease])
    if (this.#slow < FOR_SECONDS) return { is: 'well' }
    this.#slow = 0
    if (busy) return { is: 'crowded' }
    if (this.#ease === 'alone') return { is: 'well' }
    this.#wait = this.#lasted < this.#wait ? Math.min(LONGEST_WAIT, 2 * this.#wait) : FIRST_WAIT
    return this.#change('slow', NEXT[this.#ease])
  }

  #change(is: 'slow' | 'better', ease: Ease): Verdict {
    this.#ease = ease
    this.#well = 0
    this.#lasted = is === 'better' ? 0 : Number.POSITIVE_INFINITY
    return { is, ease }
  }

  #deathOf({ age, silent, blind, uncut }: Pick<Pulse, 'age' | 'silent' | 'blind' | 'uncut'>): string | null {
    if (silent === age || blind === age) return age > BEGINS_WITHIN ? 'it does not begin' : null
    if (silent > SILENT_FOR) return 'nothing comes any more'
    if (blind > BLIND_FOR) return 'no pictures come any more'
    return uncut > UNCUT_FOR ? 'nothing is made of what comes' : null
  }
}

import type { Fragment } from './fragments'
import { Small, type SmallListener } from './small'

/** Until it is tried again: at first, and at most; in milliseconds. */
const FIRST_WAIT = 30_000
const LONGEST_WAIT = 300_000

export interface SmallsListener extends SmallListener {
  /** Why there are none for a while. */
  readonly stops: (why: string) => void
}

/**
 * Makes a run small for as long as it goes on, by one ffmpeg after the other: what fails, or falls behind because the machine
 * is busy, is begun anew a while later. What comes meanwhile has no small one.
 */
export class Smalls {
  /** Resolves when the last was heard. */
  readonly ended: Promise<void>
  #end!: () => void
  #init: Buffer | null = null
  #small: Small | null = null
  #failures = 0
  #notBefore = 0
  #isFinished = false

  constructor(
    private readonly command: string,
    private readonly listener: SmallsListener,
    private readonly firstWait = FIRST_WAIT,
  ) {
    this.ended = new Promise((resolve) => {
      this.#end = resolve
    })
  }

  get isBusy(): boolean {
    return this.#small !== null && !this.#small.isOver
  }

  /** What the film begins with. */
  begin(init: Buffer) {
    this.#init = init
  }

  /** Whether there may be a small one of the fragment that is handed in next. */
  takes(): boolean {
    if (!this.isBusy && this.#init && !this.#isFinished && performance.now() >= this.#notBefore) this.#open(this.#init)
    return this.isBusy
  }

  push = (n: number, fragment: Fragment) => this.#small?.push(n, fragment)

  giveUp = (why: string) => this.#small?.giveUp(why)

  /** Nothing more is handed in. Resolves when the last was heard. */
  async finish(): Promise<void> {
    this.#isFinished = true
    await this.#small?.finish()
    this.#end()
  }

  #open(init: Buffer) {
    const small = new Small(this.command, this.listener)
    this.#small = small
    small.begin(init)
    void small.ended.then((why) => {
      if (this.#isFinished) return
      this.#notBefore = performance.now() + Math.min(LONGEST_WAIT, this.firstWait * 2 ** this.#failures++)
      this.listener.stops(why)
    })
  }
}

const FIRST = 400
const MOST = 5_000

/** Waiting until something changes, or before the next try: a little longer each time, and never all at once. */
export class Retry {
  #wait = FIRST
  #ring: () => void = () => {}

  /** Until somebody rings. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#ring = resolve
    })
  }

  /** Until the next try, or until somebody rings. */
  pause(): Promise<void> {
    const wait = this.#wait * (0.5 + Math.random())
    this.#wait = Math.min(MOST, this.#wait * 2)
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, wait)
      this.#ring = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  ring() {
    this.#ring()
  }

  /** The next pause is short again. */
  reset() {
    this.#wait = FIRST
  }
}

/** Runs apart from the page: what draws there does not delay it, and nobody slows it because nobody looks. */
const WORKER = (period: number) => `
  let next = performance.now()
  const beat = () => {
    postMessage(0)
    next = Math.max(next + ${period}, performance.now())
    setTimeout(beat, next - performance.now())
  }
  beat()`

/**
 * Calls `act` so often, as evenly as can be; beats that come while it is late are left out and counted.
 * @param period in milliseconds
 */
export class Beat {
  missed = 0
  readonly #worker: Worker
  #lastAt = Number.NEGATIVE_INFINITY

  constructor(period: number, act: () => void) {
    const address = URL.createObjectURL(new Blob([WORKER(period)], { type: 'text/javascript' }))
    this.#worker = new Worker(address)
    URL.revokeObjectURL(address)
    this.#worker.onmessage = () => {
      const now = performance.now()
      if (now - this.#lastAt < period / 3) {
        this.missed++
        return
      }
      this.#lastAt = now
      act()
    }
  }

  stop() {
    this.#worker.terminate()
  }
}

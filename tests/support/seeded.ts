/** A random source that says the same for the same seed (mulberry32). */
export class Seeded {
  #state: number

  constructor(readonly seed: number) {
    this.#state = seed >>> 0
  }

  /** In [0, 1). */
  next = (): number => {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  chance = (probability: number): boolean => this.next() < probability
  below = (limit: number): number => Math.floor(this.next() * limit)
  pick = <T>(some: readonly T[]): T => some[this.below(some.length)]!
}

const GOOD_FOR = 1_000

/** Keeps what thousands ask for at once, for a second, and so many of it at most. What could not be had is not kept. */
export class KeptBriefly<T> {
  readonly #kept = new Map<string, { readonly value: Promise<T>; readonly until: number }>()

  constructor(private readonly most: number) {}

  get(key: string, make: () => Promise<T>): Promise<T> {
    const now = performance.now()
    const kept = this.#kept.get(key)
    if (kept && kept.until > now) return kept.value
    // They stand in the order in which they were made.
    this.#kept.delete(key)
    for (const [old, { until }] of this.#kept) {
      if (until > now && this.#kept.size < this.most) break
      this.#kept.delete(old)
    }
    const value = make()
    this.#kept.set(key, { value, until: now + GOOD_FOR })
    value.catch(() => {
      if (this.#kept.get(key)?.value === value) this.#kept.delete(key)
    })
    return value
  }
}

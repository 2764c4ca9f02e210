import type { Seeded } from '@/tests/support/seeded'

/** Times from `from` on, on average every `mean` milliseconds. */
export function* times(random: Seeded, from: number, until: number, mean: number): Generator<number> {
  for (let at = from; ; ) {
    at += -Math.log(1 - random.next()) * mean
    if (at >= until) return
    yield Math.round(at)
  }
}

/** A whole number from the least to the most. */
export const between = (random: Seeded, least: number, most: number) =>
  Math.round(least + random.next() * (most - least))

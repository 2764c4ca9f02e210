/**
 * Pairs as many of the left as possible with one each of the right, those that come first on the left before others
 * (augmenting paths). Answers which of the right each of the left got; undefined for none.
 */
export function matched<L, R>(left: readonly L[], right: readonly R[], fits: (one: L, other: R) => boolean): Map<L, R> {
  const fitting = left.map((one) => right.flatMap((other, r) => (fits(one, other) ? r : [])))
  const holder = new Map<number, number>()

  /** Finds one for `l`, asking those who hold a fitting one to take another. */
  function find(l: number, asked: Set<number>): boolean {
    return fitting[l]!.some((r) => {
      if (asked.has(r)) return false
      asked.add(r)
      const held = holder.get(r)
      if (held !== undefined && !find(held, asked)) return false
      holder.set(r, l)
      return true
    })
  }

  for (const l of left.keys()) find(l, new Set())
  return new Map([...holder].map(([r, l]) => [left[l]!, right[r]!]))
}

/** What somebody changed in a text: at a place, so many letters were taken out and these put in. */
export interface Change {
  readonly at: number
  readonly removed: number
  readonly inserted: string
}

const isHigh = (text: string, i: number) => /[\ud800-\udbff]/.test(text[i] ?? '')
const isLow = (text: string, i: number) => /[\udc00-\udfff]/.test(text[i] ?? '')

/**
 * The change from one text to another. Where letters repeat it may lie in several places: the caret, which stands behind
 * what was typed, says which is meant. Letters that take two units are never split.
 */
export function changeBetween(before: string, after: string, caret: number): Change | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let end = 0
  const mostEnd = Math.min(shorter, Math.max(0, after.length - caret))
  while (end < mostEnd && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  let at = 0
  while (at < shorter - end && before[at] === after[at]) at++
  // The caret misled: what is equal behind it is no change either.
  while (end < shorter - at && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  if (at > 0 && isHigh(before, at - 1)) at--
  if (end > 0 && isLow(before, before.length - end)) end--
  return { at, removed: before.length - end - at, inserted: after.slice(at, after.length - end) }
}

/** How a text became different, as Yjs tells it. */
type Delta = readonly {
  readonly retain?: number | undefined
  readonly insert?: unknown
  readonly delete?: number | undefined
}[]

/** Where a place in the text is afterwards. What is put in just there comes behind it. */
export function movedBy(place: number, delta: Delta): number {
  let at = 0
  let moved = place
  for (const { retain = 0, insert, delete: removed = 0 } of delta) {
    if (at >= moved) break
    const { length } = typeof insert === 'string' ? insert : ''
    moved += length - Math.min(removed, moved - at)
    at += length + retain
  }
  return moved
}

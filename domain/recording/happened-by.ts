/**
 * How many of these had happened by then.
 * @param events in the order of their times
 * @param at milliseconds since 1970
 */
export function happenedBy(events: readonly { readonly at: number }[], at: number): number {
  let [low, high] = [0, events.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (events[middle]!.at <= at) low = middle + 1
    else high = middle
  }
  return low
}

import type { Stretch } from './timeline'

/** What of a row of the log matters here. */
export interface Row {
  readonly at: number
  readonly type: string
  readonly subject?: string | null | undefined
}

export interface Hidden {
  /** What was cut out; milliseconds since 1970. */
  readonly cuts: readonly Stretch[]
  /** What was said in a cut, or is withheld: subjects of rows. */
  readonly subjects: ReadonlySet<string>
}

/**
 * The log as a replay may tell it. What was said and must not be heard is left out with everything about it; whatever
 * else happened in a cut has happened when it is over.
 * @param says whether events of a type hold what somebody said
 */
export function shown<R extends Row>(
  rows: readonly R[],
  { cuts, subjects }: Hidden,
  says: (type: string) => boolean,
): R[] {
  return rows.flatMap((row) => {
    if (row.subject && subjects.has(row.subject)) return []
    const cut = cuts.find(({ from, until }) => row.at >= from && row.at < until)
    if (!cut) return [row]
    return says(row.type) ? [] : [{ ...row, at: cut.until }]
  })
}

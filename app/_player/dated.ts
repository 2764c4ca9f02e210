/** A piece of what is played: where it begins in the element's time, how long it is, in seconds, and which time of the log it shows first. */
export interface DatedPiece {
  readonly start: number
  readonly duration: number
  /** Milliseconds since 1970. */
  readonly at: number
}

const SECOND = 1_000

/** Which time of the log is shown at a place of the element's time; before the first and after the last as the clock goes. */
export function timeOf(pieces: readonly DatedPiece[], place: number): number | null {
  const piece = pieces.findLast(({ start }) => start <= place) ?? pieces[0]
  return piece ? piece.at + (place - piece.start) * SECOND : null
}

/** Where a time of the log is played; what nobody recorded is where it goes on. Null for what is before the first piece, or after the last. */
export function placeOf(pieces: readonly DatedPiece[], at: number): number | null {
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (!first || !last || at < first.at || at > endOf(last)) return null
  const piece = pieces.findLast((each) => each.at <= at)!
  const within = (at - piece.at) / SECOND
  return within <= piece.duration ? piece.start + within : pieces[pieces.indexOf(piece) + 1]!.start
}

/** The newest time of the log that there is. */
export const edgeOf = (pieces: readonly DatedPiece[]): number | null => {
  const last = pieces.at(-1)
  return last ? endOf(last) : null
}

const endOf = ({ at, duration }: DatedPiece) => at + duration * SECOND

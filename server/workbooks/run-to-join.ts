import type { Piece } from '@/domain/planning/workbook'
import { asPiece, type documentFrom, joined } from '@/domain/workbook-document'

/** Pieces are joined when there are so many. */
export const JOIN_FROM = 24
/** A workbook of this size in base64 is joined as a whole, if that makes it smaller: what was deleted goes. */
const LARGE = 40_000
const WORTHWHILE = 0.9

export interface Run {
  /** Null: from the first. */
  readonly from: string | null
  readonly upTo: string
  readonly update: string
}

/**
 * Which pieces to join now, and what they are together; null for none. Late pieces are joined often and early ones
 * seldom: a piece is taken along only when at least as much came after it, so that no letter is sent again and again.
 * @param document all of these pieces, taken in
 */
export function runToJoin(pieces: readonly Piece[], document: ReturnType<typeof documentFrom>): Run | null {
  if (pieces.length < 2) return null
  const sizes = pieces.map(({ update }) => update.length)
  const upTo = pieces.at(-1)!.pieceId
  const start = pieces.length < JOIN_FROM ? null : startOfRun(sizes)
  if (start === 0) return { from: null, upTo, update: asPiece(document) }
  const size = sizes.reduce((sum, each) => sum + each, 0)
  if (size >= LARGE) {
    const update = asPiece(document)
    if (update.length < size * WORTHWHILE) return { from: null, upTo, update }
  }
  return start === null
    ? null
    : { from: pieces[start]!.pieceId, upTo, update: joined(pieces.slice(start).map((piece) => piece.update)) }
}

function startOfRun(sizes: readonly number[]): number {
  let start = sizes.length
  let after = 0
  while (start > 0 && (sizes.length - start < JOIN_FROM / 2 || sizes[start - 1]! <= after)) {
    start--
    after += sizes[start]!
  }
  return start
}

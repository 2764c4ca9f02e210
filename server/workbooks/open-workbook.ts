import { type Piece, progressOf, type Template } from '@/domain/planning/workbook'
import type { SessionCommand } from '@/domain/session'
import { documentFrom, filledOf, takeIn } from '@/domain/workbook-document'
import { runToJoin } from './run-to-join'

/** What of a room it looks at. */
export interface Slice {
  readonly template: Template | null
  readonly pieces: readonly Piece[]
  /** In how many fields something was written when it was last counted. */
  readonly done: number
}

/** The document of a room that is open, held so that only what is new is taken in. */
export class OpenWorkbook {
  readonly #document = documentFrom([])
  #pieces: readonly Piece[] = []
  #known: ReadonlySet<string> = new Set()

  /** What is to be asked for, now that the room's workbook stands like this: to join pieces, to count what is filled. */
  look({ template, pieces, done }: Slice): SessionCommand[] {
    if (!template || pieces === this.#pieces) return []
    for (const { pieceId, update } of pieces) if (!this.#known.has(pieceId)) takeIn(this.#document, update)
    this.#pieces = pieces
    this.#known = new Set(pieces.map(({ pieceId }) => pieceId))
    const run = runToJoin(pieces, this.#document)
    const counted = progressOf(template, filledOf(this.#document, template)).done
    return [
      ...(run ? [{ type: 'workbook.compact', data: run } as const] : []),
      ...(counted !== done ? [{ type: 'workbook.count', data: { done: counted } } as const] : []),
    ]
  }
}

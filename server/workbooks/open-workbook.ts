import { changesBetween, type Filled, type Piece, type Template } from '@/domain/planning/workbook'
import type { SessionCommand } from '@/domain/session'
import { documentFrom, filledOf, takeIn } from '@/domain/workbook-document'
import { runToJoin } from './run-to-join'

/** What of a room it looks at. */
export interface Slice {
  readonly template: Template | null
  readonly pieces: readonly Piece[]
  readonly filled: Filled
}

/** The document of a room that is open, held so that only what is new is taken in. */
export class OpenWorkbook {
  readonly #document = documentFrom([])
  #pieces: readonly Piece[] = []
  #known: ReadonlySet<string> = new Set()

  /** What is to be asked for, now that the room's workbook stands like this: to join pieces, to read out what they say. */
  look({ template, pieces, filled }: Slice): SessionCommand[] {
    if (!template || pieces === this.#pieces) return []
    for (const { pieceId, update } of pieces) if (!this.#known.has(pieceId)) takeIn(this.#document, update)
    this.#pieces = pieces
    this.#known = new Set(pieces.map(({ pieceId }) => pieceId))
    const run = runToJoin(pieces, this.#document)
    const changes = changesBetween(filled, filledOf(this.#document, template))
    return [
      ...(run ? [{ type: 'workbook.compact', data: run } as const] : []),
      ...(Object.keys(changes).length > 0 ? [{ type: 'workbook.read', data: { changes } } as const] : []),
    ]
  }
}

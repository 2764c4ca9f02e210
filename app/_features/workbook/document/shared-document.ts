import type * as Y from 'yjs'
import type { Piece } from '@/domain/planning/workbook'
import { documentFrom, ELSEWHERE, pieceFrom, takeIn } from '@/domain/workbook-document'
import { type Line, Outgoing } from './outgoing'

/** What is changed here bears this as its origin. */
export const HERE = 'here'

/** A room's workbook as this page writes it: fed from the session, and telling it what is changed here. */
export class SharedDocument {
  readonly document = documentFrom([])
  readonly outgoing: Outgoing
  #known = new Set<string>()
  #heldBack: readonly Piece[] | null = null
  #isHeld = false

  constructor(line: Line) {
    this.outgoing = new Outgoing(line)
    this.document.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== ELSEWHERE) this.outgoing.add(pieceFrom(update))
    })
  }

  /** What the session holds now; only what is new in it is taken in. */
  hear(pieces: readonly Piece[]) {
    if (this.#isHeld) {
      this.#heldBack = pieces
      return
    }
    for (const { pieceId, update } of pieces) if (!this.#known.has(pieceId)) takeIn(this.document, update)
    this.#known = new Set(pieces.map(({ pieceId }) => pieceId))
  }

  /** What an editor before this one wrote here and is still on its way. */
  recall(pieces: readonly string[]) {
    for (const piece of pieces) takeIn(this.document, piece)
  }

  /** Somebody composes a letter: nothing may change under their hands. What comes meanwhile is merged afterwards. */
  hold() {
    this.#isHeld = true
  }

  release() {
    this.#isHeld = false
    const pieces = this.#heldBack
    this.#heldBack = null
    if (pieces) this.hear(pieces)
  }

  /** Changes something, as one step. */
  change(act: (document: Y.Doc) => void) {
    this.document.transact(() => act(this.document), HERE)
  }

  close() {
    this.outgoing.flush()
    this.document.destroy()
  }
}

import { kickoffTemplate } from '@/domain/planning/kickoff-template'
import type { Piece } from '@/domain/planning/workbook'
import type { Ack } from '@/domain/protocol/messages'
import { documentFrom, ELSEWHERE, filledOf, pieceFrom, takeIn, textIn } from '@/domain/workbook-document'
import type { Visitor } from './live'

export const kickoff = kickoffTemplate

/** Somebody's page with the workbook of the room that they are in: a document of their own, fed from the store. */
export class Writer {
  readonly document = documentFrom([])
  readonly answers: Promise<Ack>[] = []
  /** The room in which they began. */
  readonly room: string

  constructor(readonly visitor: Visitor) {
    this.room = visitor.store.get()!.viewer.seats[0]!.room
    this.#takeIn()
    visitor.store.subscribe(() => this.#takeIn())
    this.document.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== ELSEWHERE) this.answers.push(this.write(pieceFrom(update)))
    })
  }

  get pieces(): readonly Piece[] {
    return this.visitor.store.get()?.view.rooms[this.room]?.workbook.all.pieces ?? []
  }
  /** What their page shows. */
  get filled() {
    return filledOf(this.document, kickoff)
  }
  /** What the session has of it, for those who only read. */
  get readOut() {
    return filledOf(documentFrom(this.pieces.map(({ update }) => update)), kickoff)
  }

  write(update: string): Promise<Ack> {
    return this.visitor.ask('workbook.write', { update }, { room: this.room })
  }

  /** Puts words at the end of a field, as one who types on. */
  type(field: string, words: string) {
    const text = textIn(this.document, field)
    text.insert(text.length, words)
  }

  #takeIn() {
    for (const { update } of this.pieces) takeIn(this.document, update)
  }
}

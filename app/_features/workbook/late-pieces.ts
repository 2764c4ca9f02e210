import type { Driver, Pending } from '@/app/_session/driver'
import { Value } from '@/app/_session/value'
import type { RoomId } from '@/domain/protocol/standing'

/** A piece of a room's workbook, sent from here. */
export interface SentPiece {
  readonly room: RoomId
  readonly update: string
}

export interface Lost {
  /** Refused for good. */
  readonly refused: readonly SentPiece[]
  /** Sent after one of those: what builds on it can never be taken in, although it was accepted. */
  readonly later: readonly SentPiece[]
}
export const NOTHING_LOST: Lost = { refused: [], later: [] }

/**
 * What was written here and is not safe yet. What was on its way when the room closed goes to the room's card instead:
 * nobody loses a word because their line was gone. What cannot be saved anywhere is to be given back.
 */
export class LatePieces {
  readonly lost = new Value<Lost>(NOTHING_LOST)
  #waiting: readonly SentPiece[] = []
  /** All that was sent since everything before was settled, in order. */
  #sent: readonly SentPiece[] = []
  #known: ReadonlySet<string> = new Set()
  #room: RoomId | null = null
  readonly #stops: readonly (() => void)[]

  constructor(private readonly driver: Pick<Driver, 'pending' | 'whenRefused' | 'send'>) {
    this.#note()
    this.#stops = [
      driver.pending.subscribe(() => this.#note()),
      driver.whenRefused((pending, { code }) => this.#refused(pending, code)),
    ]
  }

  /** The page shows this room now. What was written in another that is closed goes to its card. */
  showing(room: RoomId) {
    this.#room = room
    this.#sendOn()
  }

  forget = () => this.lost.set(NOTHING_LOST)

  close() {
    for (const stop of this.#stops) stop()
  }

  #note() {
    const all = this.driver.pending.get().filter((pending) => pieceIn(pending) !== null)
    const added = all.filter(({ id }) => !this.#known.has(id))
    // An answer may still come for what was dropped a moment ago, so what was sent is forgotten with the next that is sent.
    if (added.length > 0 && added.length === all.length && this.#waiting.length === 0) this.#sent = []
    this.#known = new Set(all.map(({ id }) => id))
    const pieces = added.map((pending) => pieceIn(pending)!)
    this.#sent = [...this.#sent, ...pieces]
    const { refused, later } = this.lost.get()
    if (refused.length > 0 && pieces.length > 0) this.lost.set({ refused, later: [...later, ...pieces] })
  }

  #refused(pending: Pending, code: string) {
    const piece = pieceIn(pending)
    if (!piece) return
    if (code === 'rooms/moved') {
      // Moved once more on the way: the card is the same everywhere.
      this.#waiting = [...this.#waiting, piece]
      return this.#sendOn()
    }
    const { refused, later } = this.lost.get()
    const after = this.#sent.slice(this.#sent.findIndex(({ update }) => update === piece.update) + 1)
    this.lost.set({ refused: [...refused, piece], later: [...later, ...after] })
  }

  #sendOn() {
    const due = this.#waiting.filter(({ room }) => room !== this.#room)
    if (due.length === 0 || !this.driver.send) return
    this.#waiting = this.#waiting.filter((piece) => !due.includes(piece))
    for (const { room: card, update } of due) void this.driver.send({ type: 'harvest.append', data: { card, update } })
  }
}

function pieceIn({ command, room }: Pending): SentPiece | null {
  if (command.type === 'workbook.write') return { room, update: command.data.update }
  return command.type === 'harvest.append' ? { room: command.data.card, update: command.data.update } : null
}

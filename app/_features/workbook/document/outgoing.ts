import { Value } from '@/app/_session/value'
import { LONGEST_PIECE } from '@/domain/planning/workbook'
import { joined } from '@/domain/workbook-document'

/** So much is gathered before it is sent, in milliseconds; less when the room is about to close. */
const GATHER = 300
const HASTE = 80

/** Where pieces go. */
export interface Line {
  readonly send: (piece: string) => void
  /** The last piece, if it has not gone out yet: without a line many become one. */
  readonly takeBack: () => string | null
}

/** Gathers what is written here into few pieces. Nothing stays longer than a moment. */
export class Outgoing {
  #pieces: string[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #isHasty = false
  /** Nothing waits here to be sent. */
  readonly isEmpty = new Value(true)

  constructor(private readonly line: Line) {}

  add(piece: string) {
    this.#pieces.push(piece)
    this.isEmpty.set(false)
    this.#timer ??= setTimeout(this.flush, this.#isHasty ? HASTE : GATHER)
  }

  setHaste(isHasty: boolean) {
    if (this.#isHasty === isHasty) return
    this.#isHasty = isHasty
    if (isHasty) this.flush()
  }

  /** Sends what was gathered. */
  flush = () => {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#pieces.length === 0) return
    const waiting = this.line.takeBack()
    const pieces = waiting === null ? this.#pieces : [waiting, ...this.#pieces]
    this.#pieces = []
    for (const piece of inFew(pieces)) this.line.send(piece)
    this.isEmpty.set(true)
  }
}

/** As few pieces as the size of one allows, in their order. */
function inFew(pieces: readonly string[]): string[] {
  const few: string[] = []
  for (const piece of pieces) {
    const last = few.at(-1)
    const both = last === undefined ? null : joined([last, piece])
    if (both !== null && both.length <= LONGEST_PIECE) few[few.length - 1] = both
    else few.push(piece)
  }
  return few
}

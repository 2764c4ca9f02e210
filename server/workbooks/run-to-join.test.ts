import { describe, expect, test } from 'vitest'
import { type Piece, spanOf } from '@/domain/planning/workbook'
import { documentFrom, pieceFrom, takeIn, textIn } from '@/domain/workbook-document'
import { JOIN_FROM, runToJoin } from './run-to-join'

/** A room in which somebody types letter by letter, and whoever joins the pieces. */
class Room {
  readonly document = documentFrom([])
  pieces: Piece[] = []
  /** Length of all that was sent to everybody in the room. */
  sent = 0
  joins = 0
  #ids = 0

  constructor() {
    this.document.on('update', (update: Uint8Array) => this.#put([...this.pieces, this.#piece(pieceFrom(update))]))
  }

  type(letters: string) {
    for (const letter of letters) {
      const text = textIn(this.document, 'goals')
      text.insert(text.length, letter)
      this.join()
    }
  }

  join() {
    const run = runToJoin(this.pieces, this.document)
    if (!run) return
    const { start, end } = spanOf(this.pieces, run.from, run.upTo)!
    this.joins++
    this.#put([...this.pieces.slice(0, start), this.#piece(run.update), ...this.pieces.slice(end)])
  }

  get text() {
    const read = documentFrom([])
    for (const { update } of this.pieces) takeIn(read, update)
    return textIn(read, 'goals').toString()
  }

  #put(pieces: Piece[]) {
    this.pieces = pieces
  }
  #piece(update: string): Piece {
    this.sent += update.length
    return { pieceId: `p${++this.#ids}`, update }
  }
}

describe('joining', () => {
  test('keeps pieces few and loses no letter', () => {
    const room = new Room()
    const words = 'Trees and wells. '.repeat(60)
    room.type(words)
    expect(room.text).toBe(words)
    expect(room.pieces.length).toBeLessThan(JOIN_FROM)
  })

  test('sends each letter few times, however much is written', () => {
    const room = new Room()
    const bare = new Room()
    const letters = 2_000
    for (let i = 0; i < letters; i++) textIn(bare.document, 'goals').insert(i, 'x')
    room.type('x'.repeat(letters))
    expect(room.joins).toBeGreaterThan(10)
    expect(room.sent).toBeLessThan(3 * bare.sent)
  })

  test('drops what was deleted when a workbook grows large', () => {
    const room = new Room()
    const text = textIn(room.document, 'goals')
    for (let i = 0; i < 20; i++) {
      text.insert(0, 'x'.repeat(3_000))
      text.delete(0, text.length)
    }
    text.insert(0, 'Trees')
    const before = room.pieces.reduce((sum, { update }) => sum + update.length, 0)
    room.join()
    expect(room.pieces).toHaveLength(1)
    expect(room.pieces[0]!.update.length).toBeLessThan(before / 100)
    expect(room.text).toBe('Trees')
  })

  test('has nothing to do with few pieces', () => {
    const room = new Room()
    room.type('Trees')
    expect(room.joins).toBe(0)
    expect(runToJoin([], room.document)).toBeNull()
  })
})

import { describe, expect, test } from 'vitest'
import type { Pending, Refused } from '@/app/_session/driver'
import { Value } from '@/app/_session/value'
import { kickoffTemplate } from '@/domain/planning/kickoff-template'
import type { SessionCommand } from '@/domain/session'
import { documentFrom, filledOf, pieceFrom, takeIn, textIn } from '@/domain/workbook-document'
import { wordsLostWith } from './document/words-lost-with'
import { LatePieces } from './late-pieces'

/** A line on which a test decides what becomes of each command. */
class Line {
  readonly pending = new Value<readonly Pending[]>([])
  readonly sent: Pending[] = []
  #hear: Refused = () => {}

  send = (command: SessionCommand, room = 'north') => {
    const pending = { id: `c${this.sent.length}`, command, room, sentAt: 0 }
    this.sent.push(pending)
    this.pending.set([...this.pending.get(), pending])
    return new Promise<never>(() => {})
  }
  whenRefused = (hear: Refused) => {
    this.#hear = hear
    return () => {}
  }
  write = (update: string, room = 'north') => void this.send({ type: 'workbook.write', data: { update } }, room)

  accept = (i: number) => this.#drop(i)
  refuse(i: number, code: string) {
    this.#drop(i)
    this.#hear(this.sent[i]!, { ok: false, code })
  }
  #drop(i: number) {
    this.pending.set(this.pending.get().filter(({ id }) => id !== `c${i}`))
  }
}

/** What one page writes, letter by letter, as pieces. */
const typed = (...words: string[]): string[] => {
  const document = documentFrom([])
  const pieces: string[] = []
  document.on('update', (update: Uint8Array) => pieces.push(pieceFrom(update)))
  for (const word of words) textIn(document, 'goals').insert(textIn(document, 'goals').length, word)
  return pieces
}
const given = () => {
  const line = new Line()
  const late = new LatePieces(line)
  late.showing('north')
  return { line, late, words: () => wordsLostWith(late.lost.get()) }
}

test('a piece whose predecessor is missing is never taken in, whoever accepted it', () => {
  const [, second] = typed('Trees', ' and wells')
  const document = documentFrom([])
  expect(takeIn(document, second!)).toBe(true)
  expect(filledOf(document, kickoffTemplate)).toEqual({})
})

describe('what was refused', () => {
  test('is given back with all that the same hand wrote after it, accepted or not', () => {
    const { line, words } = given()
    const [first, second, third, fourth] = typed('Trees', ' and wells', ' and roads', ' and schools')
    for (const piece of [first!, second!, third!]) line.write(piece)
    line.accept(0)
    line.refuse(1, 'workbook/full')
    line.accept(2)
    // What was gathered before the page heard of it.
    line.write(fourth!)
    expect(words()).toBe('and wells\nand roads\nand schools')
  })

  test('takes nothing else with it: not what came before, not what others or a new page wrote', () => {
    const { line, words } = given()
    const [first, second] = typed('Trees', ' and wells')
    const [other] = typed('Elsewhere')
    line.write(first!)
    line.write(second!)
    line.write(other!, 'south')
    line.accept(0)
    line.refuse(1, 'workbook/full')
    line.write(typed('Anew')[0]!)
    expect(words()).toBe('and wells')
  })

  test('is forgotten when its writer has it', () => {
    const { line, late, words } = given()
    line.write(typed('Trees')[0]!)
    line.refuse(0, 'malformed')
    expect(words()).toBe('Trees')
    late.forget()
    expect(words()).toBe('')
  })

  test('is known although a later piece was accepted and settled first', () => {
    const { line, words } = given()
    const [first, second] = typed('Trees', ' and wells')
    line.write(first!)
    line.write(second!)
    line.accept(1)
    line.refuse(0, 'workbook/full')
    expect(words()).toBe('Trees\nand wells')
  })
})

describe('what came too late for its room', () => {
  test('goes to the card as soon as the page shows another room, in its order', () => {
    const { line, late } = given()
    const pieces = typed('Trees', ' and wells')
    for (const piece of pieces) line.write(piece)
    line.refuse(0, 'rooms/moved')
    line.refuse(1, 'rooms/moved')
    expect(line.sent).toHaveLength(2)
    late.showing('main')
    expect(line.sent.slice(2).map(({ command }) => command)).toEqual(
      pieces.map((update) => ({ type: 'harvest.append', data: { card: 'north', update } })),
    )
  })

  test('is given back when the card takes it no more, with what builds on it', () => {
    const { line, late, words } = given()
    for (const piece of typed('Trees', ' and wells')) line.write(piece)
    late.showing('main')
    line.refuse(0, 'rooms/moved')
    line.refuse(1, 'rooms/moved')
    line.refuse(2, 'harvest/too-late')
    line.accept(3)
    expect(words()).toBe('Trees\nand wells')
  })
})

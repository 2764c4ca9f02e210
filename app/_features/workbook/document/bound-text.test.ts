import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { LONGEST_PIECE, type Piece } from '@/domain/planning/workbook'
import { documentFrom, takeIn, textIn, wordsIn } from '@/domain/workbook-document'
import { BoundText } from './bound-text'
import { Outgoing } from './outgoing'
import { SharedDocument } from './shared-document'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** What the session holds; pages send to it and hear of it when told to. */
class Room {
  pieces: Piece[] = []
  readonly pages: Page[] = []
  hear() {
    for (const { shared } of this.pages) shared.hear(this.pieces)
  }
  get text() {
    return textIn(documentFrom(this.pieces.map(({ update }) => update)), 'goals').toString()
  }
}

/** A page with one field, and the hands on it. */
class Page {
  value = ''
  selectionStart = 0
  selectionEnd = 0
  readonly ownerDocument: { activeElement: unknown } = { activeElement: this }
  readonly shared: SharedDocument
  readonly bound: BoundText
  /** Commands that have not gone out. */
  waiting: string[] = []
  isOnline = true
  isFull = false
  full = 0

  constructor(private readonly room: Room) {
    room.pages.push(this)
    this.shared = new SharedDocument({
      send: (piece) => {
        if (this.isOnline) this.#put(piece)
        else this.waiting.push(piece)
      },
      takeBack: () => this.waiting.pop() ?? null,
    })
    this.shared.hear(room.pieces)
    this.bound = new BoundText(this, {
      shared: this.shared,
      text: textIn(this.shared.document, 'goals'),
      longest: 4_000,
      isFull: () => this.isFull,
      whenFull: () => void this.full++,
    })
  }

  setSelectionRange(start: number, end: number) {
    ;[this.selectionStart, this.selectionEnd] = [start, end]
  }

  /** Types at the caret, letter by letter. */
  type(words: string, at = this.selectionStart) {
    this.setSelectionRange(at, at)
    for (const letter of words) {
      this.value = this.value.slice(0, this.selectionStart) + letter + this.value.slice(this.selectionEnd)
      this.setSelectionRange(this.selectionStart + letter.length, this.selectionStart + letter.length)
      this.bound.input()
    }
  }

  erase(from: number, to: number) {
    this.value = this.value.slice(0, from) + this.value.slice(to)
    this.setSelectionRange(from, from)
    this.bound.input()
  }

  online() {
    this.isOnline = true
    for (const piece of this.waiting.splice(0)) this.#put(piece)
  }

  #put(update: string) {
    this.room.pieces = [...this.room.pieces, { pieceId: `p${this.room.pieces.length}`, update }]
  }
}

const given = () => {
  const room = new Room()
  const [ada, ben] = [new Page(room), new Page(room)]
  const passes = (ms = 400) => {
    vi.advanceTimersByTime(ms)
    room.hear()
  }
  return { room, ada, ben, passes }
}

describe('two people in one field', () => {
  test('see what the other types, and the caret stays where it is in the words', () => {
    const { ada, ben, passes } = given()
    ada.type('Trees and wells')
    passes()
    expect(ben.value).toBe('Trees and wells')
    ben.setSelectionRange(15, 15)
    ada.type('Many ', 0)
    passes()
    expect(ben.value).toBe('Many Trees and wells')
    expect(ben.selectionStart).toBe(20)
    expect(ada.selectionStart).toBe(5)
  })

  test('type at once, and no word is lost', () => {
    const { room, ada, ben, passes } = given()
    ada.type('Trees')
    passes()
    ada.type(' and wells', 5)
    ben.type('Many ', 0)
    passes()
    for (const { value } of [ada, ben]) expect(value).toBe('Many Trees and wells')
    expect(room.text).toBe('Many Trees and wells')
  })

  test('one without a line for a while: everything merges, in one piece', () => {
    const { room, ada, ben, passes } = given()
    ada.type('Trees')
    passes()
    ada.isOnline = false
    for (const word of [' and', ' wells', ' and shade']) {
      ada.type(word, ada.value.length)
      passes(1_000)
    }
    ben.type('Many ', 0)
    passes()
    expect(ada.waiting).toHaveLength(1)
    ada.online()
    passes()
    for (const { value } of [ada, ben]) expect(value).toBe('Many Trees and wells and shade')
    expect(room.text).toBe(ada.value)
  })
})

describe('a letter that is being composed', () => {
  test('is left alone, and merges when it is done', () => {
    const { ada, ben, passes } = given()
    ada.type('Trees')
    passes()
    ada.bound.compose()
    ada.type('n', 5)
    ben.type('Many ', 0)
    passes()
    expect(ada.value).toBe('Treesn')
    expect(ben.value).toBe('Many Trees')
    ada.erase(5, 6)
    ada.type('ñ', 5)
    ada.bound.composed()
    expect(ada.value).toBe('Many Treesñ')
    passes()
    expect(ben.value).toBe('Many Treesñ')
  })

  test('is taken over all the same when somebody pauses over it, or goes', () => {
    const { room, ada, passes } = given()
    ada.bound.compose()
    ada.type('n')
    passes(1_000)
    expect(room.text).toBe('')
    passes(1_000)
    expect(room.text).toBe('n')
    ada.type('o')
    ada.bound.close()
    ada.shared.close()
    expect(room.text).toBe('no')
  })
})

describe('what is taken back', () => {
  test('is one’s own, and never what others wrote', () => {
    const { ada, ben, passes } = given()
    ada.type('Trees')
    passes(2_000)
    ben.type(' and wells', 5)
    passes(2_000)
    ada.type('!', 15)
    passes(2_000)
    ada.bound.undo()
    expect(ada.value).toBe('Trees and wells')
    ada.bound.undo()
    expect(ada.value).toBe(' and wells')
    ada.bound.redo()
    passes()
    expect(ben.value).toBe('Trees and wells')
  })
})

describe('a workbook that is full', () => {
  test('takes nothing more, but gives', () => {
    const { room, ada, passes } = given()
    ada.type('Trees')
    ada.isFull = true
    ada.type('!', 5)
    expect(ada.value).toBe('Trees')
    expect(ada.full).toBe(1)
    ada.erase(0, 1)
    passes()
    expect(room.text).toBe('rees')
  })

  test('takes no field longer than it may be', () => {
    const { ada } = given()
    ada.value = 'x'.repeat(4_001)
    ada.bound.input()
    expect(ada.value).toBe('')
    expect(ada.full).toBe(1)
  })
})

describe('what goes out', () => {
  const sent: string[] = []
  beforeEach(() => void sent.splice(0))
  const outgoing = () => new Outgoing({ send: (piece) => void sent.push(piece), takeBack: () => null })
  const pieceOf = (words: string) => {
    const document = documentFrom([])
    const pieces: string[] = []
    const shared = new SharedDocument({ send: (piece) => void pieces.push(piece), takeBack: () => null })
    shared.change((inside) => textIn(inside, 'goals').insert(0, words))
    shared.close()
    takeIn(document, pieces[0]!)
    return pieces[0]!
  }

  test('is gathered for a moment, and less long when the room is about to close', () => {
    const out = outgoing()
    out.add(pieceOf('a'))
    vi.advanceTimersByTime(250)
    out.add(pieceOf('b'))
    expect(sent).toHaveLength(0)
    vi.advanceTimersByTime(100)
    expect(sent.map(wordsIn).map((words) => [...words].sort().join('').trim())).toEqual(['ab'])
    out.add(pieceOf('c'))
    out.setHaste(true)
    expect(sent).toHaveLength(2)
    out.add(pieceOf('d'))
    vi.advanceTimersByTime(100)
    expect(sent).toHaveLength(3)
  })

  test('is never larger than one command may be', () => {
    const out = outgoing()
    for (let i = 0; i < 40; i++) out.add(pieceOf('ዘ'.repeat(1_000)))
    out.flush()
    expect(sent.length).toBeGreaterThan(4)
    expect(sent.length).toBeLessThan(12)
    for (const piece of sent) expect(piece.length).toBeLessThanOrEqual(LONGEST_PIECE)
    expect(sent.map(wordsIn).join('').replaceAll(' ', '')).toHaveLength(40_000)
  })
})

import type { Text } from 'yjs'
import { BoundText } from '@/app/_features/workbook/document/bound-text'
import { SharedDocument } from '@/app/_features/workbook/document/shared-document'
import { FULL } from '@/domain/features/workbook'
import { LONGEST_CELL, LONGEST_TEXT, MOST_ROWS, type Template } from '@/domain/planning/workbook'
import type { RoomId } from '@/domain/protocol/standing'
import { addRow, cellOrNew, type Row, rowsIn, textIn } from '@/domain/workbook-document'
import type { Seeded } from '@/tests/support/seeded'
import type { Participant } from '../participant'
import { between } from '../times'
import { Box, strokesFor } from './hands'
import type { Entry, Written } from './written'

export interface PenSettings {
  readonly participant: Participant
  readonly who: number
  readonly room: RoomId
  readonly template: Template
  readonly written: Written
  readonly random: Seeded
  /** Milliseconds for a letter, on average. */
  readonly pace: number
}

/** The room closes within so long: nothing waits to be gathered, as on the page. */
const SOON = 3_000
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/**
 * Somebody writes in their room's workbook, letter by letter, as in a browser: into its own document, through its own
 * fields and with its own commands, while others write in it too. Goes on without a line.
 */
export class Pen {
  readonly #shared: SharedDocument
  readonly #unsubscribe: () => void
  #isDown = true
  #bound: BoundText | null = null

  constructor(private readonly settings: PenSettings) {
    const { participant, room } = settings
    const { sending, store } = participant
    this.#shared = new SharedDocument({
      send: (update) => void participant.ask({ type: 'workbook.write', data: { update } }, room),
      takeBack: () => sending.takeBack(room),
    })
    this.#hear()
    this.#shared.recall(sending.writtenIn(room))
    this.#unsubscribe = store.subscribe(() => this.#hear())
  }

  get room(): RoomId {
    return this.settings.room
  }

  /** A sentence at the end of a text; none that stands there already. */
  async write(field: string, sentence: string): Promise<void> {
    const text = textIn(this.#shared.document, field)
    const before = text.toString()
    if (this.#isFull || before.includes(sentence)) return
    const isNewLine = before !== '' || this.#othersWriteIn(field)
    const entry = this.#begin(field)
    await this.#type({ text, longest: LONGEST_TEXT, entry, column: '', words: sentence, isNewLine })
    this.#leaveField()
  }

  /** A row of a list, cell by cell. */
  async add(field: string, cells: Readonly<Record<string, string>>): Promise<void> {
    const shape = this.settings.template.fields.find(({ key }) => key === field)
    const isThere = rowsIn(this.#shared.document, field).some((row) =>
      Object.entries(cells).every(([column, text]) => row.get(column)?.toString() === text),
    )
    if (shape?.kind !== 'rows' || this.#isFull || isThere) return
    if (rowsIn(this.#shared.document, field).length >= MOST_ROWS) return
    const entry = this.#begin(field)
    this.#shared.change((document) => addRow(document, shape))
    const row = rowsIn(this.#shared.document, field).at(-1)!
    for (const { key, kind } of shape.columns) {
      if (!this.#isDown) return
      const words = cells[key] ?? ''
      const cell = cellOrNew(row, key)
      if (kind === 'date') await this.#choose(row, key, words, entry)
      else await this.#type({ text: cell, longest: LONGEST_CELL, entry, column: key, words, isNewLine: false })
    }
    this.#leaveField()
  }

  /** The page is left, or shows another room: what was written goes out. */
  close() {
    if (!this.#isDown) return
    this.#isDown = false
    this.#unsubscribe()
    this.#bound?.close()
    this.#leaveField()
    this.#shared.close()
  }

  async #type({ text, longest, entry, column, words, isNewLine }: Typing): Promise<void> {
    const { participant, random, pace } = this.settings
    const box = new Box()
    let isRefused = false
    const whenFull = () => {
      isRefused = true
    }
    const bound = new BoundText(box, { shared: this.#shared, text, longest, isFull: () => this.#isFull, whenFull })
    this.#bound = bound
    box.toEnd()
    if (isNewLine) box.press({ letter: '\n' })
    let typed = ''
    for (const stroke of strokesFor(words, random)) {
      box.press(stroke)
      participant.whoWrites.say(entry.field)
      bound.input()
      if (isRefused) break
      typed = stroke === 'back' ? typed.replace(/.$/su, '') : typed + stroke.letter
      entry.cells.set(column, typed)
      await pause(between(random, pace / 2, pace * 1.5))
      if (!this.#isDown) return
    }
    bound.close()
    this.#bound = null
  }

  /** A day is put in as a whole. */
  async #choose(row: Row, column: string, day: string, entry: Entry): Promise<void> {
    const { participant, random, pace } = this.settings
    participant.whoWrites.say(entry.field)
    const text = cellOrNew(row, column)
    this.#shared.change(() => text.insert(0, day))
    entry.cells.set(column, day)
    await pause(between(random, pace * 4, pace * 10))
  }

  #othersWriteIn = (field: string): boolean =>
    this.settings.participant.whoWrites.places.get().some((each) => each.room === this.room && each.field === field)

  #begin = (field: string): Entry => this.settings.written.begin(this.room, this.settings.who, field)

  #leaveField() {
    this.settings.participant.whoWrites.say(null)
    this.#shared.outgoing.flush()
  }

  get #view() {
    return this.settings.participant.store.get()?.view
  }

  get #isFull(): boolean {
    return (this.#view?.rooms[this.room]?.workbook.all.size ?? 0) >= FULL
  }

  #hear() {
    this.#shared.hear(this.#view?.rooms[this.room]?.workbook.all.pieces ?? [])
    const open = this.#view?.session.breakouts.all?.rooms.find(({ id }) => id === this.room)
    this.#shared.outgoing.setHaste(open?.closesAt != null && open.closesAt - Date.now() < SOON)
  }
}

interface Typing {
  readonly text: Text
  readonly longest: number
  readonly entry: Entry
  readonly column: string
  readonly words: string
  /** Whether something stands before it. */
  readonly isNewLine: boolean
}

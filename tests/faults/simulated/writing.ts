import { MAIN, type RoomId } from '@/domain/protocol/standing'
import { entriesOf } from '@/domain/protocol/table'
import { type SessionState, session } from '@/domain/session'
import type { Person, World } from '../../fuzz/world'

interface Word {
  readonly by: Person
  readonly room: RoomId
  /** What it is known by, in place of a piece of a document. */
  readonly update: string
  /** Of the command on which it is on its way. */
  id: string
  as: 'workbook.write' | 'harvest.append'
  isSaved: boolean
}

const MOST_TRIES = 20

/** What people write into workbooks in a storm, as their pages keep it: until it is acknowledged, it is on its way. */
export class Writing {
  readonly #words: Word[] = []
  #ids = 0

  constructor(private readonly world: World) {}

  /** Somebody types into the workbook that their page shows, with a line or without. */
  type(by: Person) {
    if (by.room === MAIN || by.removed) return
    const n = this.#words.length
    const word: Word = {
      by,
      room: by.room,
      update: `word${String(n).padStart(4, '0')}`,
      ...this.#next('workbook.write'),
    }
    this.#words.push(word)
    if (by.isHere) void this.#send(word, false)
  }

  /** The lines are back: pages send what is on its way. What was never said to have arrived is sent again. */
  async sendAgain(): Promise<void> {
    for (let tries = 0; this.#onTheWay.length > 0 && tries < MOST_TRIES; tries++)
      for (const word of this.#onTheWay) await this.#send(word, true)
  }

  /** Words that were acknowledged, or whose writer is still there, and that are in no workbook and on no card of their room. */
  missingIn(state: SessionState): string[] {
    const { rooms } = state
    const contents = new Map(entriesOf(state.session.harvest.server.contents))
    return this.#words
      .filter(({ by, isSaved }) => isSaved || session.standing(state, by.id))
      .filter(({ room, update }) => {
        const pieces = rooms[room]?.workbook.all.pieces ?? contents.get(room)?.pieces ?? []
        return !pieces.some((piece) => piece.update === update)
      })
      .map(({ by, room, update, isSaved }) => `${update} of ${by.id} in ${room}${isSaved ? ', acknowledged' : ''}`)
  }

  get count() {
    return this.#words.length
  }

  /** How many of them came to a card. */
  get late() {
    return this.#words.filter(({ as, isSaved }) => as === 'harvest.append' && isSaved).length
  }

  get #onTheWay() {
    return this.#words.filter(({ by, isSaved }) => !isSaved && !by.removed)
  }

  #next = (as: Word['as']) => ({ as, id: `word-${++this.#ids}`, isSaved: false })

  async #send(word: Word, again: boolean): Promise<void> {
    const { by, room, update, as, id } = word
    const [data, where] = as === 'workbook.write' ? [{ update }, room] : [{ card: room, update }, MAIN]
    const ack = await this.world.as(by.id, as, data, where, id, again)
    if (word.id !== id) return
    if (ack.ok) word.isSaved = true
    // Their room has closed: it goes to the card. A card that is not there yet will be.
    else if (!ack.retry) Object.assign(word, this.#next('harvest.append'))
  }
}

import type { RoomId } from '@/domain/protocol/standing'
import type { SessionCommand } from '@/domain/session'
import { wordsIn } from '@/domain/workbook-document'
import type { Participant } from '../participant'

/**
 * What was on its way when a room closed goes to its card, as pages do it (`app/_features/workbook/late-words.tsx`). What
 * can be saved nowhere is given back.
 */
export class Late {
  #waiting: { readonly room: RoomId; readonly update: string }[] = []

  constructor(
    private readonly participant: Participant,
    private readonly giveBack: (words: string) => void,
  ) {
    participant.sending.onRefused = (command, room, code) => this.#refused(command, room, code)
  }

  /** They may stand elsewhere by now. */
  look() {
    const due = this.#waiting.filter(({ room }) => room !== this.participant.room)
    this.#waiting = this.#waiting.filter((each) => !due.includes(each))
    for (const { room: card, update } of due)
      void this.participant.ask({ type: 'harvest.append', data: { card, update } })
  }

  #refused(command: SessionCommand, room: RoomId, code: string) {
    if (command.type !== 'workbook.write' && command.type !== 'harvest.append') return
    const { update } = command.data
    if (code !== 'rooms/moved') return this.giveBack(wordsIn(update))
    this.#waiting.push({ room: command.type === 'workbook.write' ? room : command.data.card, update })
    this.look()
  }
}

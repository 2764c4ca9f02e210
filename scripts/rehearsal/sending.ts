import { randomUUID } from 'node:crypto'
import type { Ack, Envelope } from '@/domain/protocol/messages'
import type { RoomId } from '@/domain/protocol/standing'
import type { SessionCommand } from '@/domain/session'
import type { Tally } from './tally'

interface Pending {
  readonly id: string
  readonly command: SessionCommand
  readonly room: RoomId
  readonly answer: (ack: Ack) => void
  /** Went out before, without an answer so far. */
  isRepeat: boolean
}

export interface Line {
  readonly isOpen: () => boolean
  readonly emit: (command: Envelope, answer: (ack: Ack) => void) => void
}

type Refused = (command: SessionCommand, room: RoomId, code: string) => void

const RETRY_AFTER = 1_500
/** As in browsers: what was said or written is not lost because it was said fast. */
const PATIENT = new Set<SessionCommand['type']>(['chat.post', 'workbook.write', 'harvest.append'])

/** What somebody asked and nobody answered yet. Without a line it waits, and then goes out once, with the same id (S6). */
export class Sending {
  readonly #pending = new Map<string, Pending>()
  /** Called with what was refused for good. */
  onRefused: Refused = () => {}

  constructor(
    private readonly line: Line,
    private readonly tally: Tally,
  ) {}

  ask(command: SessionCommand, room: RoomId): Promise<Ack> {
    this.tally.sent++
    return new Promise((answer) => {
      const pending: Pending = { id: randomUUID(), command, room, answer, isRepeat: false }
      this.#pending.set(pending.id, pending)
      if (this.line.isOpen()) this.#emit(pending)
    })
  }

  /** The line is there again. */
  goOn() {
    for (const pending of this.#pending.values()) this.#emit(pending)
  }

  /** What was written into this room's workbook and is still on its way. */
  writtenIn(room: RoomId): string[] {
    return this.#writing(room).map(({ command }) => command.data.update)
  }

  /** The last of it, if it has not gone out yet: many become one. */
  takeBack(room: RoomId): string | null {
    const last = this.#writing(room).at(-1)
    if (!last || last.isRepeat) return null
    this.#pending.delete(last.id)
    this.tally.sent--
    return last.command.data.update
  }

  #writing(room: RoomId) {
    return [...this.#pending.values()].filter((each): each is Writing => isWriting(each) && each.room === room)
  }

  #emit(pending: Pending) {
    const { id, command, room, isRepeat } = pending
    if (isRepeat) this.tally.repeated++
    pending.isRepeat = true
    const { type, data } = command
    this.line.emit({ id, type, room, data, ...(isRepeat && { again: true }) }, (ack) => this.#answered(pending, ack))
  }

  #answered(pending: Pending, ack: Ack) {
    const { id, command, room, answer } = pending
    if (!this.#pending.has(id)) return
    const wait = ack.ok ? null : againAfter(command, ack)
    if (wait !== null) return void setTimeout(() => this.#again(pending), wait)
    this.#pending.delete(id)
    this.tally.answered(command.type, ack)
    answer(ack)
    if (!ack.ok) this.onRefused(command, room, ack.code)
  }

  #again(pending: Pending) {
    if (this.line.isOpen() && this.#pending.has(pending.id)) this.#emit(pending)
  }
}

type Writing = Pending & { readonly command: Extract<SessionCommand, { type: 'workbook.write' }> }
const isWriting = ({ command }: Pending) => command.type === 'workbook.write'

function againAfter({ type }: SessionCommand, { code, params, retry }: Extract<Ack, { ok: false }>): number | null {
  if (code === 'too-fast' && PATIENT.has(type)) return Number(params?.seconds ?? 1) * 1_000
  return retry ? RETRY_AFTER : null
}

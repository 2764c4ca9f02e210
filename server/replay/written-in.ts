import type { Template } from '@/domain/planning/workbook'
import type { RoomId } from '@/domain/protocol/standing'
import { type Findable, findableFields } from '@/domain/recording/findable'
import type { HeardEvent } from '@/domain/session'
import { documentFrom, filledOf, takeIn } from '@/domain/workbook-document'

const WRITING: readonly string[] = ['workbook.prepared', 'workbook.written', 'workbook.compacted']

/** Whether an event tells what a group wrote. */
export const isWriting = ({ type }: HeardEvent): boolean => WRITING.includes(type)

/** What groups wrote, as the pieces in these events tell it: each field where it was begun, with what stands in it in the end. */
export function writtenIn(events: readonly HeardEvent[]): readonly Findable[] {
  const workbooks = new Map<RoomId, Workbook>()
  for (const event of events) {
    if (event.type === 'workbook.prepared') {
      workbooks.set(event.room, new Workbook(event.data.template))
      if (event.data.doc !== null) workbooks.get(event.room)?.take(event.at, event.data.doc)
    } else if (event.type === 'workbook.written' || event.type === 'workbook.compacted') {
      workbooks.get(event.room)?.take(event.at, event.data.update)
    }
  }
  return [...workbooks].flatMap(([room, workbook]) => workbook.fields(room))
}

class Workbook {
  readonly #document = documentFrom([])
  readonly #begun = new Map<string, number>()

  constructor(private readonly template: Template) {}

  take(at: number, piece: string) {
    takeIn(this.#document, piece)
    for (const field of Object.keys(filledOf(this.#document, this.template)))
      if (!this.#begun.has(field)) this.#begun.set(field, at)
  }

  fields = (room: RoomId): readonly Findable[] =>
    findableFields({ room, filled: filledOf(this.#document, this.template) }, (field) => this.#begun.get(field)!)
}

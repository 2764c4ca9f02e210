import type { Filled } from '@/domain/planning/workbook'
import type { RoomId } from '@/domain/protocol/standing'
import type { SessionView } from '@/domain/session'
import { documentFrom, filledOf } from '@/domain/workbook-document'

/** What stands in a room's workbook, as somebody who is in it sees it; null where there is none. */
export function workbookIn(view: SessionView | undefined, room: RoomId): Filled | null {
  const workbook = view?.rooms[room]?.workbook.all
  if (!workbook?.template) return null
  return filledOf(documentFrom(workbook.pieces.map(({ update }) => update)), workbook.template)
}

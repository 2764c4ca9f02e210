import type { Tick, Whole } from '../../protocol/feature'
import { entriesOf } from '../../protocol/table'
import type { HarvestEvent } from './events'
import { COMMENT_BYTES, type Comment, type HarvestLayers, sizeOf } from './state'

const LOOK_AGAIN = 5_000
/** Trimmed well below the limit, so that not every comment trims. */
const KEPT_BYTES = (COMMENT_BYTES * 3) / 4

/** A welcome stays small however much was said; and as long as a card is not read, somebody opens the session and reads it. */
export function tick({ all, server }: Whole<HarvestLayers>, now: number): Tick<HarvestEvent> {
  const comments = overflow(all.comments).map(({ commentId, card }) => ({ commentId, card }))
  if (comments.length > 0) return { events: [{ type: 'harvest.trimmed', data: { comments } }] }
  const isUnread = entriesOf(server.contents).some(([, { pieces }]) => pieces.length > 0)
  return isUnread ? { events: [], next: now + LOOK_AGAIN } : { events: [] }
}

/** What leaves the window: the oldest. */
function overflow(comments: readonly Comment[]): readonly Comment[] {
  let bytes = comments.reduce((sum, comment) => sum + sizeOf(comment), 0)
  if (bytes <= COMMENT_BYTES) return []
  let leaving = 0
  while (bytes > KEPT_BYTES) bytes -= sizeOf(comments[leaving++]!)
  return comments.slice(0, leaving)
}

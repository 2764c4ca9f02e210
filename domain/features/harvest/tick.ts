import type { Tick, Whole } from '../../protocol/feature'
import { entriesOf } from '../../protocol/table'
import type { HarvestEvent } from './events'
import { COMMENT_BYTES, type Comment, type HarvestLayers, isUnread, LATE_UNTIL, sizeOf } from './state'

const LOOK_AGAIN = 5_000
/** Trimmed well below the limit, so that not every comment trims. */
const KEPT_BYTES = (COMMENT_BYTES * 3) / 4

/**
 * A welcome stays small however much was said, and the state however many rooms there were; and as long as a card is not
 * read, somebody opens the session and reads it.
 */
export function tick({ all, server }: Whole<HarvestLayers>, now: number): Tick<HarvestEvent> {
  const comments = overflow(all.comments).map(({ commentId, card }) => ({ commentId, card }))
  if (comments.length > 0) return { events: [{ type: 'harvest.trimmed', data: { comments } }] }
  const isInGallery = new Set(all.cards.map(({ card }) => card))
  const contents = entriesOf(server.contents)
  const unread = contents.filter(([, content]) => isUnread(content))
  const gone = contents.filter(([card, content]) => !isInGallery.has(card) && !isUnread(content))
  const cards = gone.filter(([, { closedAt }]) => now > closedAt + LATE_UNTIL).map(([card]) => card)
  if (cards.length > 0) return { events: [{ type: 'harvest.forgotten', data: { cards } }] }
  const times = [
    ...(unread.length > 0 ? [now + LOOK_AGAIN] : []),
    ...gone.map(([, each]) => each.closedAt + LATE_UNTIL + 1),
  ]
  return times.length > 0 ? { events: [], next: Math.min(...times) } : { events: [] }
}

/** What leaves the window: the oldest. */
function overflow(comments: readonly Comment[]): readonly Comment[] {
  let bytes = comments.reduce((sum, comment) => sum + sizeOf(comment), 0)
  if (bytes <= COMMENT_BYTES) return []
  let leaving = 0
  while (bytes > KEPT_BYTES) bytes -= sizeOf(comments[leaving++]!)
  return comments.slice(0, leaving)
}

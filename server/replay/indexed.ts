import type { Filled } from '@/domain/planning/workbook'
import type { Cards } from '@/domain/protocol/messages'
import { MAIN } from '@/domain/protocol/standing'
import { getFrom } from '@/domain/protocol/table'
import { readCaptions } from '@/domain/recording/captions'
import { findableFields, Gathering } from '@/domain/recording/findable'
import { logTimeAt } from '@/domain/recording/timeline'
import type { Found } from '@/domain/recording/watching'
import type { HeardEvent } from '@/domain/session'
import type { Database } from '@/prisma/client'
import type { SessionRunner } from '@/server/sessions/session-runner'
import { type Index, indexOf } from './indexes'
import type { Played } from './recordings'
import type { Telling, ToldLog } from './told-log'
import { isWriting, writtenIn } from './written-in'

const MOST_ENTRIES = 50_000

/** What was said, and what groups wrote, as somebody is told it. */
export async function saidIn(log: Pick<ToldLog, 'page'>, telling: Telling, most = MOST_ENTRIES): Promise<Index> {
  const said = new Gathering(most)
  const writing: HeardEvent[] = []
  const cards: Cards[] = []
  for (let after = 0; ; ) {
    const page = await log.page(telling, after)
    said.take(page.events)
    writing.push(...page.events.filter(isWriting))
    cards.push(page.cards)
    if (page.to >= page.head) break
    after = page.to
  }
  const { entries, isWhole } = said.found
  const all = [...entries, ...writtenIn(writing)]
  return indexOf(all.slice(0, most), Object.assign({}, ...cards), isWhole && all.length <= most)
}

/** What the groups wrote, found where their cards came to the plenary. */
export async function cardsIn(db: Database, { id: sessionId, state }: SessionRunner): Promise<Index> {
  const { all, server } = state.session.harvest
  const rooms = all.cards.map(({ card }) => card)
  const where = { sessionId, room: { in: rooms } }
  const kept = await db.workbook.findMany({ where, select: { room: true, filled: true } })
  const fields = kept.flatMap(({ room, filled }) => {
    const content = getFrom(server.contents, room)
    return content ? findableFields({ room: MAIN, filled: filled as Filled }, () => content.closedAt) : []
  })
  return indexOf(fields, {}, true)
}

/** What is said, by its captions. */
export function captionsIn(vtt: string, { whole, taken }: Played): Promise<Index> {
  const read = readCaptions(vtt)
  const cues = 'cues' in read ? read.cues : []
  const said = cues.flatMap(({ from, until, text }): Found[] => {
    const [at, end] = [logTimeAt(whole, from), logTimeAt(whole, until)]
    if (taken.some((cut) => cut.from < end && cut.until > at)) return []
    return [{ at, room: MAIN, kind: 'caption', text, by: null }]
  })
  return indexOf(said, {}, true)
}

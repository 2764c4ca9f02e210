import 'server-only'
import type { Database } from '@/prisma/client'
import type { Remark } from './exports/action-programme'

/**
 * What was said to the cards of these sessions, by the room that was harvested, oldest first. It stands in the log alone;
 * what was taken back is blanked there.
 */
export async function remarksIn(
  db: Pick<Database, '$queryRaw'>,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Remark[]>> {
  const rows = await db.$queryRaw<(Remark & { readonly card: string })[]>`
    select e.data->>'card' as card, e.data->>'kind' as kind, e.data->>'text' as text, p.name as by, e.at
    from "LogEvent" e left join "Participant" p on p.id = e.data->>'participantId'
    where e."sessionId" = any(${[...new Set(sessionIds)]}::text[]) and e.room = 'main'
      and e.type = 'harvest.commented' and e.data is not null
    order by e."sessionId", e.seq`
  const found = new Map<string, Remark[]>()
  for (const { card, ...remark } of rows) found.set(card, [...(found.get(card) ?? []), remark])
  return found
}

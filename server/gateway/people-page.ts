import * as z from 'zod/mini'
import type { Card } from '@/domain/protocol/messages'
import type { ParticipantId, RoomId } from '@/domain/protocol/standing'
import type { Database } from '@/prisma/client'
import { Prisma } from '@/prisma/generated/client'
import { foldForSearch } from '@/prisma/participants'
import { GONE_AFTER } from './presence'

const PAGE = 100

export const peopleQuery = z.object({
  room: z.string().check(z.maxLength(64)),
  search: z.optional(z.string().check(z.maxLength(100))),
  after: z.optional(z.string().check(z.maxLength(300))),
})

export interface PeoplePage {
  readonly people: readonly { readonly id: ParticipantId; readonly card: Card }[]
  /** Ask with this for the next page; null at the end. */
  readonly after: string | null
}

type Row = Card & { id: ParticipantId; sort: string }

/** Who is in a room: staff and speakers first, then by name; page by page, searched by name, organisation and partnership. */
export async function peoplePage(
  db: Database,
  sessionId: string,
  room: RoomId,
  { search, after }: { search?: string | undefined; after?: string | undefined },
): Promise<PeoplePage> {
  const words = foldForSearch(search ?? '').replace(/[\\%_]/g, '\\$&')
  const sort = Prisma.sql`case role when 'organiser' then '0' when 'moderator' then '1' when 'speaker' then '2' when 'interpreter' then '3' else '4' end || ' ' || search || ' ' || id`
  const rows = await db.$queryRaw<Row[]>`
    select id, name, organisation, partnership, role, muted, ${sort} as sort from "Participant" p
    where "sessionId" = ${sessionId} and "removedAt" is null
      and search like ${`%${words}%`} and ${sort} collate "C" > ${after ?? ''}
      and exists (
        select from "Presence" where "sessionId" = ${sessionId} and "participantId" = p.id and room = ${room}
          and "seenAt" > clock_timestamp() - make_interval(secs => ${GONE_AFTER / 1000}))
    order by ${sort} collate "C" limit ${PAGE + 1}`
  const page = rows.slice(0, PAGE)
  return {
    people: page.map(({ id, sort: _sort, ...card }) => ({ id, card })),
    after: rows.length > PAGE ? page.at(-1)!.sort : null,
  }
}

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
  /** With those of the room who are not connected; for whoever keeps order. */
  away: z.optional(z.literal('too')),
})

export interface PeoplePage {
  readonly people: readonly { readonly id: ParticipantId; readonly card: Card; readonly isAway: boolean }[]
  /** Ask with this for the next page; null at the end. */
  readonly after: string | null
}

type Row = Card & { id: ParticipantId; sort: string; isAway: boolean }

interface Asked {
  readonly search?: string | undefined
  readonly after?: string | undefined
  /** Who is listed besides those who are connected in the room. */
  readonly group?: readonly ParticipantId[]
}

/** Who is in a room, and of `group` also who is not connected at all: staff and speakers first, then by name; page by page, searched by name, organisation and partnership. */
export async function peoplePage(
  db: Database,
  sessionId: string,
  room: RoomId,
  { search, after, group = [] }: Asked,
): Promise<PeoplePage> {
  const words = foldForSearch(search ?? '').replace(/[\\%_]/g, '\\$&')
  const sort = Prisma.sql`case role when 'organiser' then '0' when 'moderator' then '1' when 'speaker' then '2' when 'interpreter' then '3' else '4' end || ' ' || search || ' ' || id`
  const connected = Prisma.sql`select from "Presence" where "sessionId" = ${sessionId} and "participantId" = p.id
    and "seenAt" > clock_timestamp() - make_interval(secs => ${GONE_AFTER / 1000})`
  const rows = await db.$queryRaw<Row[]>`
    select id, name, organisation, partnership, role, muted, ${sort} as sort, not exists (${connected}) as "isAway"
    from "Participant" p
    where "sessionId" = ${sessionId} and "removedAt" is null
      and search like ${`%${words}%`} and ${sort} collate "C" > ${after ?? ''}
      and (exists (${connected} and room = ${room}) or id = any(${group}))
    order by ${sort} collate "C" limit ${PAGE + 1}`
  const page = rows.slice(0, PAGE)
  return {
    people: page.map(({ id, sort: _sort, isAway, ...card }) => ({ id, card, isAway })),
    after: rows.length > PAGE ? page.at(-1)!.sort : null,
  }
}

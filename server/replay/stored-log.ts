import { MAIN, type ParticipantId, type RoomId } from '@/domain/protocol/standing'
import type { Stretch } from '@/domain/recording/timeline'
import { type SessionEvent, session } from '@/domain/session'
import type { Database } from '@/prisma/client'
import { Prisma } from '@/prisma/generated/client'
import type { LogRow } from '@/server/log/event-log'
import { eventsIn } from '@/server/log/readable'

/** A row of the log as a replay reads it. */
export type ToldRow = Omit<LogRow, 'by' | 'commandId'>

export interface Withholding {
  readonly seq: number
  readonly subject: string
  readonly withheld: boolean
}

const columns = {
  seq: true,
  at: true,
  room: true,
  type: true,
  v: true,
  owner: true,
  subject: true,
  data: true,
} as const

/** The log as replays read it: not through the connections of those who are in a session, who never wait for them. */
export class StoredLog {
  constructor(private readonly db: Database) {}

  async head(sessionId: string): Promise<{ readonly head: number; readonly epoch: number }> {
    return (await this.db.logHead.findUnique({ where: { sessionId } })) ?? { head: 0, epoch: 1 }
  }

  /** Rows of some rooms after a seq and up to another, in order. */
  async rows(
    sessionId: string,
    rooms: readonly RoomId[],
    { after, upTo, limit }: { readonly after: number; readonly upTo: number; readonly limit: number },
  ): Promise<ToldRow[]> {
    const where = { sessionId, room: { in: [...rooms] }, seq: { gt: after, lte: upTo } }
    return (await this.db.logEvent.findMany({ where, orderBy: { seq: 'asc' }, take: limit, select: columns })).map(
      asRow,
    )
  }

  /** What happened in the plenary of these types; of what is somebody's own only this person's. */
  async ofTypes(
    sessionId: string,
    types: readonly string[],
    owner: ParticipantId | null,
  ): Promise<readonly SessionEvent[]> {
    const owners = [{ owner: null }, ...(owner === null ? [] : [{ owner }])]
    const where = { sessionId, room: MAIN, type: { in: [...types] }, OR: owners }
    const rows = await this.db.logEvent.findMany({ where, orderBy: { seq: 'asc' }, select: columns })
    return eventsIn(rows.map(asRow) as unknown as LogRow[])
  }

  /** What was said of subjects after a seq as to whether they are kept out of replays, in order. */
  async withholdings(sessionId: string, after: number): Promise<readonly Withholding[]> {
    return this.db.$queryRaw<Withholding[]>`
      select seq, subject, data->>'withheld' = 'true' as withheld from "LogEvent"
      where "sessionId" = ${sessionId} and seq > ${after} and type = any(${session.withholding})
        and data->>'withheld' is not null
      order by seq`
  }

  /** Subjects of what was said first within these stretches. */
  async saidWithin(sessionId: string, stretches: readonly Stretch[]): Promise<string[]> {
    if (stretches.length === 0) return []
    const within = Prisma.join(
      stretches.map(({ from, until }) => Prisma.sql`(at >= ${timestamp(from)} and at < ${timestamp(until)})`),
      ' or ',
    )
    const rows = await this.db.$queryRaw<{ subject: string }[]>`
      select subject from (
        select subject, min(at) as at from "LogEvent"
        where "sessionId" = ${sessionId} and type = any(${session.saying}) and subject is not null
        group by subject
      ) as first where ${within}`
    return rows.map(({ subject }) => subject)
  }
}

const timestamp = (at: number) =>
  Number.isFinite(at)
    ? Prisma.sql`${new Date(at)}::timestamptz`
    : Prisma.sql`${at < 0 ? '-infinity' : 'infinity'}::timestamptz`

function asRow({ at, owner, ...row }: { at: Date; owner: string | null } & Record<string, unknown>): ToldRow {
  return { ...row, at: at.getTime(), ...(owner !== null && { owner }) } as unknown as ToldRow
}

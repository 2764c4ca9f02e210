import 'server-only'
import { cache } from 'react'
import { db } from './db'

/** A session with its conference; null when there is none. */
export const findSession = cache((id: string) =>
  db().session.findUnique({ where: { id }, include: { conference: true, slot: true } }),
)
export type SessionWithConference = NonNullable<Awaited<ReturnType<typeof findSession>>>

/** The conference that a session belongs to; undefined when there is no such session. */
export const conferenceOfSession = async (id: string): Promise<string | undefined> =>
  (await db().session.findUnique({ where: { id }, select: { conferenceId: true } }))?.conferenceId

import type { Database } from './client'

/** Who is connected to a session, on whichever process: by participant, and by what a plan names them. */
export const hereIn = (db: Database, sessionId: string) =>
  db.$queryRaw<{ id: string; bearer: string }[]>`
    select distinct p.id, p.bearer from "Participant" p join "Presence" here on here."participantId" = p.id
    where p."sessionId" = ${sessionId} and here."sessionId" = ${sessionId} and p."removedAt" is null`

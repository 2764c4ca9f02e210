import type { Prisma } from '@/prisma/generated/client'
import type { Follow, Row, Transaction } from './projection'

const change = (tx: Transaction, { owner }: Row, data: Prisma.ParticipantUpdateManyMutationInput) =>
  tx.participant.updateMany({ where: { id: owner! }, data: { ...data, updatedAt: new Date() } })

/**
 * What of the log the directory and the desk show: roles, mutes, removals, and the sessions' phases. Whoever was removed
 * has no access any more.
 */
export const directory: Follow = {
  'person.role-changed': (tx, row) => change(tx, row, { role: (row.data as { role: string }).role }),
  'person.muted': (tx, row) => change(tx, row, { muted: true }),
  'person.unmuted': (tx, row) => change(tx, row, { muted: false }),
  'person.removed': async (tx, row, sessionId) => {
    await change(tx, row, { removedAt: new Date(row.at) })
    const removed = await tx.participant.findUnique({
      where: { id: row.owner! },
      select: { bearer: true, accessId: true },
    })
    if (!removed) return
    // Of somebody who is signed in all accesses to this session; what they may elsewhere is not ours.
    await tx.$executeRaw`
      update "Access" set "revokedAt" = clock_timestamp()
      from "Session" s
      where s.id = ${sessionId} and "revokedAt" is null
        and ("Access".id = ${removed.accessId} or "personId" = ${removed.bearer})
        and ("Access"."sessionId" = s.id or "Access"."conferenceId" = s."conferenceId")`
  },
  'session.opened': (tx, _row, id) => tx.session.updateMany({ where: { id }, data: { phase: 'open' } }),
  'session.went-live': (tx, { at }, id) =>
    tx.session.updateMany({ where: { id }, data: { phase: 'live', liveAt: new Date(at) } }),
  'session.ended': (tx, { at }, id) =>
    tx.session.updateMany({ where: { id }, data: { phase: 'ended', endedAt: new Date(at) } }),
  'session.reopened': async (tx, _row, id) => {
    const reopened = (phase: 'open' | 'live') => ({ phase, endedAt: null })
    await tx.session.updateMany({ where: { id, liveAt: null }, data: reopened('open') })
    await tx.session.updateMany({ where: { id, liveAt: { not: null } }, data: reopened('live') })
  },
}

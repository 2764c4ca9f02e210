import 'server-only'
import * as z from 'zod'
import { AUDIENCES, type Audience, isWider } from '@/domain/recording/audience'
import { CATCHING_UP } from '@/domain/recording/retention'
import { hashSecret, newSecret } from '@/prisma/access'
import type { Prisma } from '@/prisma/generated/client'
import { CLOSING, tellGeneration } from '@/prisma/recording-generation'
import { db } from './db'
import { dayOf, linkEnd, linkUntil } from './link-days'
import { getSettings } from './settings'
import { pageAddress, watchAddress } from './watch-address'

/** Who may watch the stream of a session. Who may say so is decided by the caller, with `deskOf`. */

export const watchingFields = z.strictObject({
  audience: z.enum(AUDIENCES),
  linkUntil,
})

export interface Watching {
  readonly audience: Audience
  readonly hasLink: boolean
  /** The last day on which the link is good, as 2026-11-24; null for ever. */
  readonly linkUntil: string | null
  /** Where those watch who may; it holds nobody's right to. */
  readonly address: string
  /** It is being streamed just now. */
  readonly isStreamed: boolean
}

export async function watchingOf(sessionId: string): Promise<Watching> {
  const { audience, linkHash, linkExpires, conference, recordings } = await db().session.findUniqueOrThrow({
    where: { id: sessionId },
    include: {
      conference: { select: { timeZone: true } },
      recordings: { where: { streams: true, state: { in: ['starting', 'live'] } }, select: { id: true } },
    },
  })
  return {
    audience: audience as Audience,
    hasLink: linkHash !== null,
    linkUntil: dayOf(linkExpires, conference.timeZone),
    address: pageAddress({ sessionId, recordingId: null }),
    isStreamed: recordings.length > 0,
  }
}

/**
 * Changes who may watch. `closes`: addresses of what runs, or may still be caught up with, that somebody has who may watch it
 * no more, open nothing from then on.
 */
async function decide(id: string, data: Prisma.SessionUpdateInput, closes: boolean) {
  const where: Prisma.RecordingWhereInput = {
    sessionId: id,
    streams: true,
    OR: [{ stoppedAt: null }, { stoppedAt: { gt: new Date(Date.now() - CATCHING_UP) } }],
  }
  const recordings = await db().$transaction(async (tx) => {
    await tx.session.update({ where: { id }, data })
    return closes ? tx.recording.updateManyAndReturn({ where, data: CLOSING, select: { id: true } }) : []
  })
  for (const recording of recordings) await tellGeneration(db(), getSettings().AUFTAKT_DATA, recording.id)
}

export async function setWatching(id: string, { audience, linkUntil }: z.output<typeof watchingFields>) {
  const { conference, audience: before } = await db().session.findUniqueOrThrow({
    where: { id },
    select: { audience: true, conference: { select: { timeZone: true } } },
  })
  const linkExpires = linkEnd(linkUntil, conference.timeZone)
  await decide(id, { audience, linkExpires }, !isWider(audience, before as Audience))
}

/** A new link to the stream; the one before opens nothing any more. It is shown once, because only its hash is kept. */
export async function newStreamLink(sessionId: string): Promise<{ link: string }> {
  const secret = newSecret()
  await decide(sessionId, { linkHash: hashSecret(secret) }, true)
  return { link: watchAddress({ sessionId, recordingId: null }, secret) }
}

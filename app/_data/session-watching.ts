import 'server-only'
import * as z from 'zod'
import { AUDIENCES, type Audience, isWider } from '@/domain/recording/audience'
import { hashSecret, newSecret } from '@/prisma/access'
import { closeAddresses } from '@/prisma/recording-generation'
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

/** Addresses that somebody has of what runs, who may watch it no more, open nothing from now on. */
const close = (sessionId: string) =>
  closeAddresses(db(), getSettings().AUFTAKT_DATA, { sessionId, state: { in: ['starting', 'live', 'stopping'] } })

export async function setWatching(id: string, { audience, linkUntil }: z.output<typeof watchingFields>) {
  const { conference, audience: before } = await db().session.findUniqueOrThrow({
    where: { id },
    select: { audience: true, conference: { select: { timeZone: true } } },
  })
  await db().session.update({ where: { id }, data: { audience, linkExpires: linkEnd(linkUntil, conference.timeZone) } })
  if (!isWider(audience, before as Audience)) await close(id)
}

/** A new link to the stream; the one before opens nothing any more. It is shown once, because only its hash is kept. */
export async function newStreamLink(sessionId: string): Promise<{ link: string }> {
  const secret = newSecret()
  await db().session.update({ where: { id: sessionId }, data: { linkHash: hashSecret(secret) } })
  await close(sessionId)
  return { link: watchAddress({ sessionId, recordingId: null }, secret) }
}

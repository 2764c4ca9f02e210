import 'server-only'
import * as z from 'zod'
import { AUDIENCES, type Audience, isWider } from '@/domain/recording/audience'
import { LONGER } from '@/domain/recording/retention'
import { hashSecret, newSecret } from '@/prisma/access'
import { followCuts } from '@/prisma/recording-cuts'
import { CLOSING, tellGeneration } from '@/prisma/recording-generation'
import { removeRecording } from '@/prisma/recording-removal'
import { db } from './db'
import { linkEnd, linkUntil } from './link-days'
import { requestDownloads } from './recording-downloads'
import { change } from './recording-editing'
import { Answer } from './requests'
import { getSettings } from './settings'
import { watchAddress } from './watch-address'

/** Who may watch recordings, and for how long they are kept. Who may say so is decided by the caller, with `deskOf`. */

const edition = z.int().min(0)
export const onlyEdition = z.strictObject({ edition })
export const audienceFields = z.strictObject({
  edition,
  audience: z.enum(AUDIENCES),
  linkUntil,
})
export const takeAlongFields = z.strictObject({ edition, takeAlong: z.boolean() })
export const publishFields = z.strictObject({ edition, published: z.boolean() })

/**
 * As `change`. `closes`: addresses that somebody has who may watch no more open nothing from then on.
 * @throws Answer
 */
async function decide(id: string, edition: number, data: Parameters<typeof change>[2], closes: boolean) {
  const next = await change(id, edition, { ...data, ...(closes && CLOSING) })
  if (closes) await tellGeneration(db(), getSettings().AUFTAKT_DATA, id)
  return next
}

export async function setAudience(id: string, { edition, audience, linkUntil }: z.output<typeof audienceFields>) {
  const { session, audience: before } = await db().recording.findUniqueOrThrow({
    where: { id },
    select: { audience: true, session: { select: { conference: { select: { timeZone: true } } } } },
  })
  const linkExpires = linkEnd(linkUntil, session.conference.timeZone)
  const closes = !isWider(audience, before as Audience)
  return { edition: await decide(id, edition, { audience, linkExpires }, closes) }
}

/** Whether those who may watch find the files to take along. When they may no more, addresses that they have end. */
export async function setTakeAlong(id: string, { edition, takeAlong }: z.output<typeof takeAlongFields>) {
  return { edition: await decide(id, edition, { takeAlong }, !takeAlong) }
}

/** A new link to watch by; the one before opens nothing any more. It is shown once, because only its hash is kept. */
export async function newWatchLink(id: string, { edition }: z.output<typeof onlyEdition>) {
  const secret = newSecret()
  const next = await decide(id, edition, { linkHash: hashSecret(secret) }, true)
  const { sessionId } = await db().recording.findUniqueOrThrow({ where: { id }, select: { sessionId: true } })
  return { edition: next, link: watchAddress({ recordingId: id, sessionId }, secret) }
}

/** Shows a recording to those who may watch it as it was reviewed, or to nobody any more. Files to take along are made meanwhile. */
export async function publish(id: string, { edition, published }: z.output<typeof publishFields>) {
  const { cutsFollowed } = await db().recording.findUniqueOrThrow({ where: { id }, select: { cutsFollowed: true } })
  if (published && !cutsFollowed) await followCuts(db(), getSettings().AUFTAKT_DATA, id)
  const next = await decide(id, edition, { publishedAt: published ? new Date() : null }, !published)
  if (published) await requestDownloads(id)
  return { edition: next }
}

/** Keeps one longer that would be deleted by itself. */
export async function keepLonger(id: string, { edition }: z.output<typeof onlyEdition>) {
  const row = await db().recording.findUniqueOrThrow({ where: { id }, select: { keepUntil: true } })
  if (!row.keepUntil) throw new Answer(409, 'recordings/changed-meanwhile')
  return { edition: await change(id, edition, { keepUntil: new Date(row.keepUntil.getTime() + LONGER) }) }
}

/** Deletes all of a recording, once and for all. What the process leaves that dies here, `live` finishes. */
export async function deleteRecording(id: string): Promise<void> {
  const where = { id, state: { in: ['ready', 'failed', 'deleting'] } }
  const { count } = await db().recording.updateMany({ where, data: { state: 'deleting', publishedAt: null } })
  if (count === 0) throw new Answer(409, 'recordings/still-running')
  await removeRecording(db(), getSettings().AUFTAKT_DATA, id)
}

import 'server-only'
import * as z from 'zod'
import { AUDIENCES } from '@/domain/recording/audience'
import { LONGER } from '@/domain/recording/retention'
import { hashSecret, newSecret } from '@/prisma/access'
import { followCuts } from '@/prisma/recording-cuts'
import { removeRecording } from '@/prisma/recording-removal'
import { admit, withdraw } from '@/prisma/recording-withdrawal'
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

export async function setAudience(id: string, { edition, audience, linkUntil }: z.output<typeof audienceFields>) {
  const { session } = await db().recording.findUniqueOrThrow({
    where: { id },
    select: { session: { select: { conference: { select: { timeZone: true } } } } },
  })
  const linkExpires = linkEnd(linkUntil, session.conference.timeZone)
  return { edition: await change(id, edition, { audience, linkExpires }) }
}

/** Whether those who may watch find the files to take along. Addresses that they have work for two hours at most. */
export const setTakeAlong = async (id: string, { edition, takeAlong }: z.output<typeof takeAlongFields>) => ({
  edition: await change(id, edition, { takeAlong }),
})

/** A new link to watch by; the one before opens nothing any more. It is shown once, because only its hash is kept. */
export async function newWatchLink(id: string, { edition }: z.output<typeof onlyEdition>) {
  const secret = newSecret()
  const next = await change(id, edition, { linkHash: hashSecret(secret) })
  const { sessionId } = await db().recording.findUniqueOrThrow({ where: { id }, select: { sessionId: true } })
  return { edition: next, link: watchAddress({ recordingId: id, sessionId }, secret) }
}

/** Shows a recording to those who may watch it as it was reviewed, or to nobody any more. Files to take along are made meanwhile. */
export async function publish(id: string, { edition, published }: z.output<typeof publishFields>) {
  const { AUFTAKT_DATA } = getSettings()
  const { cutsFollowed } = await db().recording.findUniqueOrThrow({ where: { id }, select: { cutsFollowed: true } })
  if (published && !cutsFollowed) await followCuts(db(), AUFTAKT_DATA, id)
  const next = await change(id, edition, { publishedAt: published ? new Date() : null })
  await (published ? admit : withdraw)(AUFTAKT_DATA, id)
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

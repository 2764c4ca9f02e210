import 'server-only'
import type * as z from 'zod'
import { hashSecret, newSecret } from '@/prisma/access'
import { db } from './db'
import { newId } from './ids'
import { assertOfConference, type invitedFields } from './invited'
import { publicUrl } from './settings'

/** Personal links, as the desk issues and withdraws them. Who may is decided by the caller, with `deskOf`. */

/** Invites a person; the link is shown once, because only its hash is kept. */
export async function createLink(conferenceId: string, fields: z.output<typeof invitedFields>): Promise<string> {
  await assertOfConference(conferenceId, fields)
  const { role, organisationId, partnershipId, languages } = fields
  const person = await db().person.create({ data: { id: newId(), name: fields.name } })
  await db().membership.create({
    data: {
      conferenceId,
      personId: person.id,
      role,
      organisationId,
      partnershipId,
      languages,
    },
  })
  const secret = newSecret()
  const { conference } = await db().access.create({
    data: { id: newId(), role, personId: person.id, conferenceId, secretHash: hashSecret(secret) },
    include: { conference: true },
  })
  return personalLink(conference!.slug, secret)
}

/** A new link for the same person; the old one opens nothing any more, and browsers that used it are out. */
export async function renewLink(accessId: string): Promise<string> {
  const secret = newSecret()
  const { role, personId, conferenceId, label } = await db().access.findUniqueOrThrow({
    where: { id: accessId },
  })
  const data = { id: newId(), role, personId, conferenceId, label, secretHash: hashSecret(secret) }
  const [, { conference }] = await db().$transaction([
    withdrawLink(accessId),
    db().access.create({ data, include: { conference: true } }),
  ])
  return personalLink(conference!.slug, secret)
}

const personalLink = (slug: string, secret: string) =>
  `${publicUrl()}/enter?to=${encodeURIComponent(`/c/${slug}`)}#${secret}`

/** By the database's clock, by which the realtime processes look for it. */
export const withdrawLink = (accessId: string) =>
  db().$executeRaw`update "Access" set "revokedAt" = clock_timestamp() where id = ${accessId} and "revokedAt" is null`

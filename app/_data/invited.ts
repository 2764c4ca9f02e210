import 'server-only'
import * as z from 'zod'
import { ROLES, type Role } from '@/domain/protocol/standing'
import { changeCards } from '@/prisma/participants'
import { db } from './db'
import { line } from './desk'
import type { DeskActor } from './desk-actor'
import { command } from './live'
import { Answer } from './requests'

/** What is known of those who are invited. Who may change it is decided by the caller, with `deskOf`. */

const id = z.string().max(64).nullable()

export const invitedFields = z.strictObject({
  name: line(80),
  role: z.enum(ROLES),
  organisationId: id,
  partnershipId: id,
  /** ISO 639-1. */
  languages: z
    .array(z.string().regex(/^[a-z]{2}$/))
    .max(20)
    .default([])
    .transform((codes) => [...new Set(codes)]),
})
type Fields = z.output<typeof invitedFields>

/**
 * That organisation and partnership are of this conference: others are somebody else's.
 * @throws Answer
 */
export async function assertOfConference(
  conferenceId: string,
  { organisationId, partnershipId }: Pick<Fields, 'organisationId' | 'partnershipId'>,
): Promise<void> {
  const conferences = { some: { id: conferenceId } }
  const [partnerships, organisations] = await Promise.all([
    partnershipId === null ? 1 : db().partnership.count({ where: { id: partnershipId, conferences } }),
    organisationId === null
      ? 1
      : db().organisation.count({
          where: {
            id: organisationId,
            OR: [{ partnerships: { some: { conferences } } }, { memberships: { some: { conferenceId } } }],
          },
        }),
  ])
  if (partnerships === 0) throw new Answer(400, 'malformed', 'partnershipId')
  if (organisations === 0) throw new Answer(400, 'malformed', 'organisationId')
}

interface Invited {
  readonly personId: string
  readonly conferenceId: string
  /** As it was until now. */
  readonly name: string
  readonly role: string
}

/**
 * Changes what is known of somebody who was invited: for rooms that are planned from now on, and at once on the cards of
 * all sessions of the conference. A changed role counts in sessions that have not ended; what a session itself made of
 * somebody stays if the role is left as it was.
 * @throws Answer
 */
export async function changeInvited(accessId: string, fields: Fields, actor: DeskActor): Promise<void> {
  const invited = await invitedBy(accessId)
  const { personId, conferenceId } = invited
  await assertOfConference(conferenceId, fields)
  await assertOwnName(invited, fields, actor)
  if (actor.personIds.includes(personId) && fields.role !== 'organiser') throw new Answer(409, 'desk/own-role', 'role')
  // The sessions first: when one does not answer, all is tried again.
  const waiting = invited.role === fields.role ? [] : await changeRole(invited, fields.role)
  await write(invited, fields, waiting)
}

async function invitedBy(accessId: string): Promise<Invited> {
  const { personId, person, conferenceId, role } = await db().access.findUniqueOrThrow({
    where: { id: accessId },
    include: { person: true },
  })
  if (personId === null || conferenceId === null) throw new Answer(400, 'malformed')
  return { personId, conferenceId, name: person!.name, role }
}

/** Somebody who is known to the conferences of others too is not called otherwise from here. */
async function assertOwnName({ personId, name }: Invited, fields: Fields, { conferenceIds }: DeskActor): Promise<void> {
  if (fields.name === name) return
  const elsewhere = await db().membership.count({ where: { personId, conferenceId: { notIn: [...conferenceIds] } } })
  if (elsewhere > 0) throw new Answer(409, 'desk/name-elsewhere', 'name')
}

/** Whoever is not in a session yet comes in with what their row says. */
const NOT_INSIDE = 'people/not-here'
const HAS_IT = 'people/same-role'

/** Changes a role in all sessions that have not ended. Returns the participants who are not inside yet. */
async function changeRole({ personId, conferenceId }: Invited, role: Role): Promise<readonly string[]> {
  const participants = await db().participant.findMany({
    where: { bearer: personId, session: { conferenceId, phase: { not: 'ended' } } },
    select: { id: true, sessionId: true },
  })
  const waiting: string[] = []
  for (const { id: participantId, sessionId } of participants) {
    try {
      await command(sessionId, 'person.change-role', { participantId, role })
    } catch (error) {
      const code = error instanceof Answer ? error.code : null
      if (code !== NOT_INSIDE && code !== HAS_IT) throw error
      if (code === NOT_INSIDE) waiting.push(participantId)
    }
  }
  return waiting
}

async function write({ personId, conferenceId }: Invited, fields: Fields, waiting: readonly string[]): Promise<void> {
  const { name, role, languages, organisationId, partnershipId } = fields
  await db().$transaction(async (tx) => {
    await tx.person.update({ where: { id: personId }, data: { name } })
    const known = { role, languages, organisationId, partnershipId }
    const { organisation, partnership } = await tx.membership.upsert({
      where: { conferenceId_personId: { conferenceId, personId } },
      update: known,
      create: { conferenceId, personId, ...known },
      include: { organisation: true, partnership: true },
    })
    await tx.access.updateMany({ where: { personId, conferenceId }, data: { role } })
    await tx.participant.updateMany({ where: { id: { in: [...waiting] } }, data: { role } })
    const card = { name, organisation: organisation?.name ?? null, partnership: partnership?.name ?? null }
    await changeCards(tx, conferenceId, personId, card)
  })
}

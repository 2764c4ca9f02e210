import { randomBytes } from 'node:crypto'
import { hashSecret, newSecret } from '../../prisma/access'
import type { Database } from '../../prisma/client'

export const newTestId = () => randomBytes(16).toString('base64url')

export type InvitedRole = 'organiser' | 'moderator' | 'speaker' | 'interpreter' | 'attendee' | 'viewer'

export interface Invited {
  readonly name: string
  readonly organisation?: string
}

export interface Planned {
  readonly conferenceId: string
  readonly sessionId: string
  readonly slug: string
}

/** A conference with one session, which guests may enter. */
export async function plan(db: Database): Promise<Planned> {
  const [conferenceId, sessionId, slug] = [newTestId(), newTestId(), `occasion-${randomBytes(4).toString('hex')}`]
  await db.conference.create({
    data: { id: conferenceId, slug, title: 'Annual conference', timeZone: 'Europe/Berlin' },
  })
  await db.session.create({ data: { id: sessionId, conferenceId, title: 'Opening', openToGuests: true } })
  return { conferenceId, sessionId, slug }
}

/** A personal access to the whole conference, as the desk makes them. */
export async function invite(
  db: Database,
  { conferenceId }: Planned,
  role: InvitedRole,
  { name, organisation }: Invited,
) {
  const secret = newSecret()
  const person = await db.person.create({ data: { id: newTestId(), name } })
  const organisationId = organisation
    ? (await db.organisation.create({ data: { id: newTestId(), name: organisation, country: 'DE' } })).id
    : null
  await db.membership.create({ data: { conferenceId, personId: person.id, role, organisationId } })
  const data = { id: newTestId(), role, personId: person.id, conferenceId, secretHash: hashSecret(secret) }
  const access = await db.access.create({ data })
  return { seat: access.id, personId: person.id, secret }
}

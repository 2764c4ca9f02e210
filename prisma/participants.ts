import { type AccessWithBearer, covers } from './access'
import type { Database } from './client'

/** Folds what is searched for and what is searched in alike: without case and diacritics. */
export const foldForSearch = (words: string): string =>
  words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/g, 'ss').trim()

interface Bearer {
  readonly name: string
  readonly organisation: string | null
  readonly partnership: string | null
}

/**
 * The participant that an access bears in a session: one per person, for guests one per access. Made when first needed.
 * Null when the access does not cover the session, or the session does not exist.
 */
export async function participantFor(db: Database, access: AccessWithBearer, sessionId: string, newId: () => string) {
  const session = await db.session.findUnique({ where: { id: sessionId }, select: { id: true, conferenceId: true } })
  if (!session || !covers(access, session)) return null
  const bearer = access.personId ?? access.id
  const key = { sessionId_bearer: { sessionId, bearer } }
  const known = await db.participant.findUnique({ where: key })
  if (known) return known
  const card = await cardOf(db, access, session.conferenceId)
  return db.participant.upsert({
    where: key,
    update: {},
    create: {
      id: newId(),
      sessionId,
      bearer,
      accessId: access.id,
      role: access.role,
      ...card,
      search: searchedIn(card),
    },
  })
}

const searchedIn = ({ name, organisation, partnership }: Bearer): string =>
  foldForSearch([name, organisation, partnership].filter(Boolean).join(' '))

/**
 * Shows somebody otherwise in all sessions of a conference. By the database's clock, by which the realtime processes
 * look for changed cards.
 */
export const changeCards = (
  db: Pick<Database, '$executeRaw'>,
  conferenceId: string,
  bearer: string,
  card: Bearer,
): Promise<number> => db.$executeRaw`
  update "Participant" p
  set name = ${card.name}, organisation = ${card.organisation}, partnership = ${card.partnership},
    search = ${searchedIn(card)}, "updatedAt" = clock_timestamp()
  from "Session" s where s.id = p."sessionId" and s."conferenceId" = ${conferenceId} and p.bearer = ${bearer}`

async function cardOf(db: Database, access: AccessWithBearer, conferenceId: string): Promise<Bearer> {
  if (!access.person) return { name: access.guestName ?? '', organisation: access.guestOrganisation, partnership: null }
  const membership = await db.membership.findUnique({
    where: { conferenceId_personId: { conferenceId, personId: access.person.id } },
    include: { organisation: true, partnership: true },
  })
  return {
    name: access.person.name,
    organisation: membership?.organisation?.name ?? null,
    partnership: membership?.partnership?.name ?? null,
  }
}

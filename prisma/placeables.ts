import type { Placeable } from '@/domain/planning/plan'
import type { Database } from './client'
import type { Prisma } from './generated/client'

/** Those whom a plan of rooms may place, as both the desk and `live` see them. */

const MEMBER = {
  person: { select: { name: true } },
  organisation: { select: { name: true } },
  partnership: { select: { name: true, position: true } },
} satisfies Prisma.MembershipInclude
type Member = Prisma.MembershipGetPayload<{ include: typeof MEMBER }>
/** What the directory of a session knows; the role is the one that somebody has in it now. */
type Listed = Pick<Prisma.ParticipantGetPayload<object>, 'bearer' | 'name' | 'organisation' | 'partnership' | 'role'>

const LISTED = { bearer: true, name: true, organisation: true, partnership: true, role: true, removedAt: true } as const

/**
 * Everybody who can be placed: the members of the conference, by partnership and name, and with a session its guests.
 * Whoever was removed from it, or whose links were all withdrawn, is not among them.
 */
export async function placeablesOf(
  db: Database,
  conferenceId: string,
  sessionId: string | null,
): Promise<readonly Placeable[]> {
  const [members, withdrawn, participants] = await Promise.all([
    db.membership.findMany({ where: { conferenceId }, include: MEMBER }),
    withdrawnIn(db, conferenceId),
    sessionId === null ? [] : db.participant.findMany({ where: { sessionId }, select: LISTED }),
  ])
  const listed = new Map(participants.map((participant) => [participant.bearer, participant]))
  const isOut = (id: string) => withdrawn.has(id) || Boolean(listed.get(id)?.removedAt)
  const known = new Set(members.map(({ personId }) => personId))
  return [
    ...members
      .filter(({ personId }) => !isOut(personId))
      .sort(byPartnership)
      .map((member) => placeableMember(member, listed.get(member.personId))),
    ...participants
      .filter(({ bearer, removedAt }) => !known.has(bearer) && removedAt === null)
      .sort((a, b) => a.name.localeCompare(b.name))
      .map(placeableGuest),
  ]
}

/** Guests of any session of the conference, by what a plan names them. */
export async function guestsNamed(
  db: Database,
  conferenceId: string,
  ids: readonly string[],
): Promise<readonly Placeable[]> {
  if (ids.length === 0) return []
  const guests = await db.participant.findMany({
    where: { bearer: { in: [...ids] }, session: { conferenceId }, removedAt: null },
    select: LISTED,
    distinct: ['bearer'],
    orderBy: { name: 'asc' },
  })
  return guests.map(placeableGuest)
}

/** Somebody in a session, as planning knows them; null when they were removed, or are not of this session. */
export async function placeableOf(db: Database, sessionId: string, participantId: string): Promise<Placeable | null> {
  const participant = await db.participant.findFirst({
    where: { id: participantId, sessionId, removedAt: null },
    include: { session: { select: { conferenceId: true } } },
  })
  if (!participant) return null
  const { bearer: personId, session } = participant
  const member = await db.membership.findUnique({
    where: { conferenceId_personId: { conferenceId: session.conferenceId, personId } },
    include: MEMBER,
  })
  return member ? placeableMember(member, participant) : placeableGuest(participant)
}

const placeableMember = (
  { personId, role, person, organisation, partnership, languages }: Member,
  listed?: Listed,
): Placeable => ({
  id: personId,
  name: person.name,
  role: listed?.role ?? role,
  partnership: partnership?.name ?? null,
  side: organisation?.name ?? null,
  languages,
})

const placeableGuest = ({ bearer, name, role, partnership, organisation }: Listed): Placeable => ({
  id: bearer,
  name,
  role,
  partnership,
  side: organisation,
  languages: [],
})

/** Members who had links and have none any more. Who signs in may never have had one. */
async function withdrawnIn(db: Database, conferenceId: string): Promise<ReadonlySet<string>> {
  const accesses = await db.access.findMany({
    where: { personId: { not: null }, OR: [{ conferenceId }, { session: { conferenceId } }] },
    select: { personId: true, revokedAt: true },
  })
  const valid = new Set(accesses.filter(({ revokedAt }) => revokedAt === null).map(({ personId }) => personId))
  return new Set(accesses.flatMap(({ personId }) => (valid.has(personId) ? [] : [personId!])))
}

const LAST = Number.MAX_SAFE_INTEGER

/** As the programme lists partnerships, each side together; whoever has none comes last. */
const byPartnership = (a: Member, b: Member): number =>
  (a.partnership?.position ?? LAST) - (b.partnership?.position ?? LAST) ||
  (a.partnership?.name ?? '').localeCompare(b.partnership?.name ?? '') ||
  (a.organisation?.name ?? '').localeCompare(b.organisation?.name ?? '') ||
  a.person.name.localeCompare(b.person.name)

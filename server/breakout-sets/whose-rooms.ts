import type { Plan } from '@/domain/planning/plan'
import type { Database } from '@/prisma/client'

/**
 * Ids of the partnerships whose rooms these are; null for rooms of nobody's. Plans know partnerships by name. Where two of
 * a conference bear the same, the people in the room say whose it is; when they do not agree it is nobody's: no
 * partnership is shown what another wrote.
 */
export async function whoseRooms(
  db: Database,
  conferenceId: string,
  { rooms }: Plan,
): Promise<readonly (string | null)[]> {
  const partnerships = await db.partnership.findMany({
    where: { conferences: { some: { id: conferenceId } } },
    select: { id: true, name: true },
  })
  const bearing = (name: string | null) => partnerships.filter((each) => each.name === name).map(({ id }) => id)
  const doubtful = rooms.filter(({ partnership }) => bearing(partnership).length > 1)
  const personIds = doubtful.flatMap(({ people }) => people.map(({ id }) => id))
  const members = await db.membership.findMany({
    where: { conferenceId, personId: { in: personIds } },
    select: { personId: true, partnershipId: true },
  })
  const partnershipOf = new Map(members.map(({ personId, partnershipId }) => [personId, partnershipId]))
  return rooms.map(({ partnership, people }) => {
    const ids = bearing(partnership)
    const meant = ids.filter((id) => ids.length === 1 || people.some((person) => partnershipOf.get(person.id) === id))
    return meant.length === 1 ? meant[0]! : null
  })
}

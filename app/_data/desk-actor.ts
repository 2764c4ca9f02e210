import 'server-only'
import { cache } from 'react'
import { signedIn } from './auth'
import { db } from './db'
import { Answer } from './requests'
import { heldAccesses } from './seats'

/** Who sits at the desk: by an organiser's link, or signed in. */
export interface DeskActor {
  /** May create conferences and read the outbox. */
  readonly operator: boolean
  readonly conferenceIds: readonly string[]
  /** Who it is; somebody may hold several links. */
  readonly personIds: readonly string[]
}

export const deskActor = cache(async (): Promise<DeskActor | null> => {
  const [person, accesses] = await Promise.all([signedIn(), heldAccesses()])
  const byLink = accesses.filter(({ role, conferenceId }) => role === 'organiser' && conferenceId !== null)
  const persons = [person, ...byLink.map((access) => access.person)].filter((each) => each !== null)
  const personIds = persons.map(({ id }) => id)
  const memberships = await db().membership.findMany({
    where: { personId: { in: personIds }, role: 'organiser' },
    select: { conferenceId: true },
  })
  const conferenceIds = [
    ...new Set([
      ...byLink.map(({ conferenceId }) => conferenceId!),
      ...memberships.map(({ conferenceId }) => conferenceId),
    ]),
  ]
  const operator = persons.some((each) => each.operator)
  return operator || conferenceIds.length > 0 ? { operator, conferenceIds, personIds } : null
})

export const deskHref = async (): Promise<string | null> => ((await deskActor()) ? '/desk' : null)

/**
 * The desk's actor, who may work on this conference. Unknown and foreign conferences are one answer.
 * @throws Answer
 */
export async function deskOf(conferenceId: string | undefined): Promise<DeskActor> {
  const actor = await deskActor()
  if (!actor || conferenceId === undefined || !actor.conferenceIds.includes(conferenceId))
    throw new Answer(403, 'not-admitted')
  return actor
}

/**
 * The desk's actor, who runs this installation.
 * @throws Answer
 */
export async function operator(): Promise<DeskActor> {
  const actor = await deskActor()
  if (!actor?.operator) throw new Answer(403, 'not-admitted')
  return actor
}

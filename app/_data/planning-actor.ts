import 'server-only'
import { db } from './db'
import { deskActor } from './desk-actor'
import { Answer } from './requests'
import { heldAccesses } from './seats'

/** Who plans rooms for a conference. */
export interface PlanningActor {
  /** Works at the desk, and so may see people's addresses. */
  readonly isDesk: boolean
}

const STAFF = ['organiser', 'moderator']

/** Who plans: the desk, and whoever runs a session of the conference. Null for everybody else. */
export async function planningActor(conferenceId: string): Promise<PlanningActor | null> {
  const desk = await deskActor()
  if (desk?.conferenceIds.includes(conferenceId)) return { isDesk: true }
  return (await runsSessionOf(conferenceId)) ? { isDesk: false } : null
}

/**
 * The same where there must be one. Unknown and foreign conferences are one answer.
 * @throws Answer
 */
export async function planningOf(conferenceId: string | undefined): Promise<PlanningActor> {
  const actor = conferenceId === undefined ? null : await planningActor(conferenceId)
  if (!actor) throw new Answer(403, 'not-admitted')
  return actor
}

/** Whether this browser holds a seat of staff in the conference. What a session made of somebody since counts in it. */
async function runsSessionOf(conferenceId: string): Promise<boolean> {
  const held = await heldAccesses()
  if (held.length === 0) return false
  const [sessions, participants] = await Promise.all([
    db().session.findMany({ where: { conferenceId }, select: { id: true } }),
    db().participant.findMany({
      where: { accessId: { in: held.map(({ id }) => id) }, session: { conferenceId } },
      select: { accessId: true, sessionId: true, role: true, removedAt: true },
    }),
  ])
  if (participants.some(({ role, removedAt }) => STAFF.includes(role) && removedAt === null)) return true
  const ids = new Set(sessions.map(({ id }) => id))
  const isDismissed = (accessId: string, sessionId: string) =>
    participants.some((each) => each.accessId === accessId && each.sessionId === sessionId)
  return held
    .filter(({ role }) => STAFF.includes(role))
    .some(({ id, conferenceId: whole, sessionId }) =>
      sessionId === null ? whole === conferenceId : ids.has(sessionId) && !isDismissed(id, sessionId),
    )
}

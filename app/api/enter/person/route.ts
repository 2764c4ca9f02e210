import * as z from 'zod'
import { signedIn } from '@/app/_data/auth'
import { db } from '@/app/_data/db'
import { newId } from '@/app/_data/ids'
import { Answer, changing } from '@/app/_data/requests'
import { takeSeat } from '@/app/_data/seats'
import { findSession } from '@/app/_data/sessions'

/** Gives somebody who is signed in the seat of their membership, or in an open session a seat as attendee. */
export const POST = changing(z.strictObject({ session: z.string().max(64) }), async ({ session: id }) => {
  const person = await signedIn()
  const session = await findSession(id)
  if (!person || !session) throw new Answer(403, 'not-admitted')
  const { conferenceId } = session
  const membership = await db().membership.findUnique({
    where: { conferenceId_personId: { conferenceId, personId: person.id } },
  })
  const scope = membership ? { conferenceId } : { sessionId: id }
  if (!membership && !session.openToGuests) throw new Answer(403, 'not-admitted')
  const known = await db().access.findFirst({
    where: { personId: person.id, ...scope },
    orderBy: { revokedAt: { sort: 'asc', nulls: 'first' } },
  })
  if (known?.revokedAt) throw new Answer(403, 'not-admitted')
  const access =
    known ??
    (await db().access.create({
      data: { id: newId(), role: membership?.role ?? 'attendee', personId: person.id, ...scope },
    }))
  await takeSeat(access.id)
  return { seat: access.id }
})

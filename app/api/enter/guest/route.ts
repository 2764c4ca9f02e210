import * as z from 'zod'
import { db } from '@/app/_data/db'
import { newId } from '@/app/_data/ids'
import { Answer, changing, limiter } from '@/app/_data/requests'
import { takeSeat, wasRemovedFrom } from '@/app/_data/seats'
import { name } from '@/domain/protocol/schema'

const notTooMany = limiter('enter-guest', 240, 60)

const guest = z.strictObject({
  session: z.string().max(64),
  name: z.string().max(400),
  organisation: z.string().max(400).optional(),
})

/** Lets somebody into an open session with a name alone. */
export const POST = changing(guest, async (input, request) => {
  const named = name(80).safeParse(input.name)
  if (!named.success) throw new Answer(400, 'entry/name', 'name')
  const organisation = input.organisation?.trim() ? name(80).safeParse(input.organisation) : null
  if (organisation && !organisation.success) throw new Answer(400, 'entry/organisation', 'organisation')
  await notTooMany(request)
  const session = await db().session.findUnique({ where: { id: input.session } })
  if (!session?.openToGuests || session.phase === 'ended') throw new Answer(403, 'not-admitted')
  if (await wasRemovedFrom(session.id)) throw new Answer(403, 'people/removed')
  const access = await db().access.create({
    data: {
      id: newId(),
      role: 'attendee',
      sessionId: session.id,
      guestName: named.data,
      guestOrganisation: organisation?.data ?? null,
    },
  })
  await takeSeat(access.id)
  return { seat: access.id }
})

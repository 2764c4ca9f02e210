import 'server-only'
import { cache } from 'react'
import { db } from './db'
import { heldAccesses } from './seats'

/** A conference as its page shows it; null when there is none. */
export const findConference = cache((slug: string) =>
  db().conference.findUnique({
    where: { slug },
    include: {
      slots: { orderBy: { startsAt: 'asc' }, include: { session: true } },
      sessions: { where: { slotId: null, phase: { in: ['open', 'live'] } }, orderBy: { createdAt: 'desc' } },
      partnerships: { orderBy: { position: 'asc' }, include: { organisations: true } },
    },
  }),
)
export type ConferencePage = NonNullable<Awaited<ReturnType<typeof findConference>>>

export const allConferences = () =>
  db().conference.findMany({
    orderBy: { createdAt: 'desc' },
    include: { slots: { orderBy: { startsAt: 'asc' }, select: { startsAt: true, endsAt: true } } },
  })

/** The seat that a visitor of the page holds in the conference, with their partnership; the one that the address names first. */
export async function seatAt(conferenceId: string, named: string | undefined) {
  const held = (await heldAccesses()).filter((access) => access.conferenceId === conferenceId)
  const access = held.find(({ id }) => id === named) ?? held[0]
  if (!access) return null
  const membership = access.personId
    ? await db().membership.findUnique({
        where: { conferenceId_personId: { conferenceId, personId: access.personId } },
        select: { partnershipId: true },
      })
    : null
  return { id: access.id, partnershipId: membership?.partnershipId ?? null }
}

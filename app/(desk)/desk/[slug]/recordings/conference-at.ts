import 'server-only'
import { notFound } from 'next/navigation'
import { db } from '@/app/_data/db'
import { deskActor } from '@/app/_data/desk-actor'

/** The conference whose recordings are looked after; for everybody but its desk the page is not there. */
export async function conferenceAt(slug: string) {
  const [conference, actor] = await Promise.all([
    db().conference.findUnique({
      where: { slug },
      select: {
        id: true,
        slug: true,
        title: true,
        timeZone: true,
        recordingDays: true,
        sessions: {
          orderBy: [{ slot: { startsAt: 'asc' } }, { createdAt: 'asc' }],
          select: { id: true, title: true, phase: true },
        },
      },
    }),
    deskActor(),
  ])
  if (!conference || !actor?.conferenceIds.includes(conference.id)) notFound()
  return conference
}

import 'server-only'
import { notFound } from 'next/navigation'
import { db } from '@/app/_data/db'
import { planningActor } from '@/app/_data/planning-actor'

/** The conference whose rooms are planned, and who plans; for everybody else the page is not there. */
export async function planningAt(slug: string) {
  const conference = await db().conference.findUnique({
    where: { slug },
    select: { id: true, slug: true, title: true },
  })
  const actor = conference && (await planningActor(conference.id))
  if (!conference || !actor) notFound()
  return { conference, actor }
}

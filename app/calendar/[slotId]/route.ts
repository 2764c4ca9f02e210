import { createEvent } from 'ics'
import { db } from '@/app/_data/db'
import { publicUrl } from '@/app/_data/settings'

/** A slot of the programme, for one's own calendar. */
export async function GET(_request: Request, { params }: { params: Promise<{ slotId: string }> }): Promise<Response> {
  const slot = await db().programmeSlot.findUnique({
    where: { id: (await params).slotId },
    include: { conference: true, session: true },
  })
  if (!slot) return new Response(null, { status: 404 })
  const { error, value } = createEvent({
    uid: `${slot.id}@auftakt`,
    productId: 'auftakt',
    title: slot.title,
    description: slot.conference.title,
    location: slot.conference.venue,
    start: slot.startsAt.getTime(),
    end: slot.endsAt.getTime(),
    url: `${publicUrl()}/${slot.session ? `live/${slot.session.id}` : `c/${slot.conference.slug}`}`,
  })
  if (error || !value) return new Response(null, { status: 500 })
  return new Response(value, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="auftakt.ics"',
    },
  })
}

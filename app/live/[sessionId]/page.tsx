import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { signedIn } from '@/app/_data/auth'
import { findSeatFor } from '@/app/_data/seats'
import { findSession } from '@/app/_data/sessions'
import { Language } from '@/app/_i18n/provider'
import { messagesFor, requestLocale } from '@/app/_i18n/request'
import { ROOM_NAMESPACES, TAB_TEXTS } from '@/app/_room/namespaces'
import { accentStyle } from '@/app/_ui/accent'
import { GuestEntryPart } from './guest-entry-part'
import { LiveRoom } from './live-room'

interface Props {
  readonly params: Promise<{ readonly sessionId: string }>
  readonly searchParams: Promise<{ readonly seat?: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findSession((await params).sessionId)
  return found ? { title: found.title } : {}
}

/** The room of a session that runs: for those with a seat the room, for others the way to get one. */
export default async function LivePage({ params, searchParams }: Props) {
  const { sessionId } = await params
  const found = await findSession(sessionId)
  if (!found) notFound()
  const seat = await findSeatFor(found, (await searchParams).seat)
  const place = {
    sessionId,
    title: found.title,
    conference: { slug: found.conference.slug, title: found.conference.title },
  }
  return (
    <div style={accentStyle(found.conference.accent)}>
      <Language
        locale={await requestLocale()}
        messages={await (seat ? messagesFor(ROOM_NAMESPACES, TAB_TEXTS) : messagesFor(['common', 'entry', 'refusals']))}
      >
        {seat ? (
          <LiveRoom
            place={{ ...place, seat: seat.id, hasDesk: seat.hasDesk }}
            domainVersion={process.env.DOMAIN_VERSION ?? 'unbuilt'}
          />
        ) : (
          <GuestEntryPart
            place={place}
            openToGuests={found.openToGuests && found.phase !== 'ended'}
            person={(await signedIn())?.name ?? null}
          />
        )}
      </Language>
    </div>
  )
}

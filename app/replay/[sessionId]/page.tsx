import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { findSeatFor } from '@/app/_data/seats'
import { findSession } from '@/app/_data/sessions'
import { Language } from '@/app/_i18n/provider'
import { messagesFor, requestLocale, translator } from '@/app/_i18n/request'
import { ROOM_NAMESPACES, TAB_TEXTS } from '@/app/_room/namespaces'
import { accentStyle } from '@/app/_ui/accent'
import { NeedsSeat } from './needs-seat'
import { ReplayRoom } from './replay-room'

interface Props {
  readonly params: Promise<{ readonly sessionId: string }>
  readonly searchParams: Promise<{ readonly seat?: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findSession((await params).sessionId)
  return found ? { title: (await translator('replay'))('title', { title: found.title }) } : {}
}

/** A session that is over, as it was. */
export default async function ReplayPage({ params, searchParams }: Props) {
  const { sessionId } = await params
  const found = await findSession(sessionId)
  if (!found) notFound()
  const seat = await findSeatFor(found, (await searchParams).seat)
  const { slug, title } = found.conference
  return (
    <div style={accentStyle(found.conference.accent)}>
      <Language
        locale={await requestLocale()}
        messages={
          await (seat
            ? messagesFor([...ROOM_NAMESPACES, 'replay'], TAB_TEXTS)
            : messagesFor(['common', 'entry', 'refusals']))
        }
      >
        {seat ? (
          <ReplayRoom
            place={{
              sessionId,
              seat: seat.id,
              title: found.title,
              conference: { slug, title },
              hasDesk: seat.hasDesk,
            }}
          />
        ) : (
          <NeedsSeat title={found.title} conference={{ slug, title }} sessionId={sessionId} />
        )}
      </Language>
    </div>
  )
}

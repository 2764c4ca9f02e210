import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { signedIn } from '@/app/_data/auth'
import { findSeatFor } from '@/app/_data/seats'
import { findSession } from '@/app/_data/sessions'
import { Language } from '@/app/_i18n/provider'
import { messagesFor, requestLocale, translator } from '@/app/_i18n/request'
import { STREAM_NAMESPACES, TAB_TEXTS } from '@/app/_room/namespaces'
import { accentStyle } from '@/app/_ui/accent'
import { WatchRoom } from './watch-room'

interface Props {
  readonly params: Promise<{ readonly sessionId: string }>
  readonly searchParams: Promise<{ readonly seat?: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findSession((await params).sessionId)
  return found ? { title: (await translator('watch'))('title', { title: found.title }) } : {}
}

/** A session that is streamed: for whoever may watch it, with a seat or without. */
export default async function WatchPage({ params, searchParams }: Props) {
  const { sessionId } = await params
  const found = await findSession(sessionId)
  if (!found) notFound()
  const seat = await findSeatFor(found, (await searchParams).seat)
  const { slug, title } = found.conference
  return (
    <div style={accentStyle(found.conference.accent)}>
      <Language locale={await requestLocale()} messages={await messagesFor(STREAM_NAMESPACES, TAB_TEXTS)}>
        <WatchRoom
          place={{
            sessionId,
            seat: seat?.id ?? null,
            title: found.title,
            conference: { slug, title },
            hasDesk: seat?.hasDesk ?? false,
          }}
          person={(await signedIn())?.name ?? null}
        />
      </Language>
    </div>
  )
}

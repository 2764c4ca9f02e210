import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { signedIn } from '@/app/_data/auth'
import { findSeatFor } from '@/app/_data/seats'
import { findSession } from '@/app/_data/sessions'
import { Language } from '@/app/_i18n/provider'
import { messagesFor, requestLocale, translator } from '@/app/_i18n/request'
import { REPLAY_NAMESPACES, TAB_TEXTS } from '@/app/_room/namespaces'
import { accentStyle } from '@/app/_ui/accent'
import { ReplayRoom } from './replay-room'

interface Props {
  readonly params: Promise<{ readonly sessionId: string }>
  readonly searchParams: Promise<{
    readonly seat?: string
    readonly recording?: string
    readonly room?: string
    /** Seconds from the beginning. */
    readonly t?: string
  }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findSession((await params).sessionId)
  return found ? { title: (await translator('replay'))('title', { title: found.title }) } : {}
}

/** A session that is over, as it was: for whoever may watch it, with a seat or without. */
export default async function ReplayPage({ params, searchParams }: Props) {
  const { sessionId } = await params
  const { seat: named, recording, room, t } = await searchParams
  const found = await findSession(sessionId)
  if (!found) notFound()
  const seat = await findSeatFor(found, named)
  const { slug, title } = found.conference
  const position = /^\d{1,6}$/.test(t ?? '') ? Number(t) : undefined
  return (
    <div style={accentStyle(found.conference.accent)}>
      <Language locale={await requestLocale()} messages={await messagesFor(REPLAY_NAMESPACES, TAB_TEXTS)}>
        <ReplayRoom
          place={{
            sessionId,
            seat: seat?.id ?? null,
            title: found.title,
            conference: { slug, title },
            hasDesk: seat?.hasDesk ?? false,
          }}
          person={(await signedIn())?.name ?? null}
          asked={{ recording: one(recording), room: one(room), position }}
        />
      </Language>
    </div>
  )
}

/** What an address names once. */
const one = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined

import { notFound } from 'next/navigation'
import { findSession } from '@/app/_data/sessions'
import { getSettings } from '@/app/_data/settings'
import { catalogOf } from '@/app/_i18n/catalog'
import { isLocale } from '@/app/_i18n/locales'
import type { Messages } from '@/app/_i18n/messages'
import { Language } from '@/app/_i18n/provider'
import { requestLocale } from '@/app/_i18n/request'
import { recordingOfKey } from '@/prisma/program-key'
import { Screen } from './screen'

interface Props {
  readonly params: Promise<{ readonly sessionId: string }>
  readonly searchParams: Promise<{ readonly key?: string | string[] }>
}

/** What is recorded and streamed of a session: for the recorder's browser alone, which has a key; to all else nothing is here. */
export default async function ProgramPage({ params, searchParams }: Props) {
  const [{ sessionId }, { key }] = await Promise.all([params, searchParams])
  const fits = typeof key === 'string' && recordingOfKey(getSettings().AUTH_SECRET, sessionId, key, Date.now()) !== null
  const found = fits ? await findSession(sessionId) : null
  if (!found) notFound()
  const { conference, title } = found
  // It speaks to those who watch, not to whoever looks at the page.
  const locale = conference.languages.find(isLocale) ?? (await requestLocale())
  const { program, session, stage } = (await catalogOf(locale)) as unknown as Messages
  return (
    <Language locale={locale} messages={{ program, session, stage }}>
      <Screen
        sessionId={sessionId}
        programKey={key as string}
        domainVersion={process.env.DOMAIN_VERSION ?? 'unbuilt'}
        look={{ title, conference: conference.title, accent: conference.accent }}
        language={locale}
      />
    </Language>
  )
}

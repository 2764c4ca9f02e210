'use client'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useRefusalText } from '@/app/_i18n/refusal'
import { type Place, PlaceProvider } from '@/app/_room/place'
import { Room } from '@/app/_room/room'
import { SessionProvider } from '@/app/_session/hooks'
import { ask, Refused } from '@/app/_session/live-http'
import { ReplayDriver, type ReplayPage } from '@/app/_session/replay-driver'
import { Announcer } from '@/app/_ui/announcer'
import { buttonClass } from '@/app/_ui/button'
import { Waiting } from '@/app/_ui/notice'
import { Player } from './player'

type Loaded = { readonly driver: ReplayDriver } | { readonly code: string } | null

/** The same room, driven by the recording's clock. */
export function ReplayRoom({ place }: { readonly place: Place }) {
  const { sessionId, seat } = place
  const [loaded, setLoaded] = useState<Loaded>(null)
  useEffect(() => {
    let gone = false
    load(sessionId, seat).then(
      (pages) => !gone && setLoaded({ driver: new ReplayDriver(pages) }),
      (error) => !gone && setLoaded({ code: error instanceof Refused ? error.code : 'unavailable' }),
    )
    return () => {
      gone = true
    }
  }, [sessionId, seat])
  const t = useTranslations('replay')
  if (loaded === null) {
    return (
      <div className="grid h-dvh place-content-center">
        <Waiting>{t('loading')}</Waiting>
      </div>
    )
  }
  if ('code' in loaded) return <Problem code={loaded.code} place={place} />
  return (
    <PlaceProvider value={place}>
      <SessionProvider driver={loaded.driver}>
        <Announcer>
          <Room below={<Player driver={loaded.driver} />} />
        </Announcer>
      </SessionProvider>
    </PlaceProvider>
  )
}

/** The whole log as this viewer may see it, page after page. */
async function load(session: string, seat: string): Promise<ReplayPage[]> {
  const pages: ReplayPage[] = []
  for (let after = 0; ; ) {
    const page = await ask<ReplayPage>('replay', { session, seat, after })
    pages.push(page)
    if (page.to >= page.head) return pages
    after = page.to
  }
}

function Problem({ code, place }: { readonly code: string; readonly place: Place }) {
  const t = useTranslations('session')
  const text = useRefusalText()
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-5 p-6 text-center">
      <h1 role="alert" className="max-w-md text-title font-bold text-balance">
        {text(code)}
      </h1>
      <a className={buttonClass({ look: 'main' })} href={`/c/${place.conference.slug}?seat=${place.seat}`}>
        {t('toConference')}
      </a>
    </main>
  )
}

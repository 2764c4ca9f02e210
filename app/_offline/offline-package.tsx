import { useEffect, useState } from 'react'
import { IntlProvider } from 'use-intl/react'
import { LOCALES, type Locale, localeFor, REGION } from '@/app/_i18n/locales'
import type { Messages } from '@/app/_i18n/messages'
import type { OfflineRecording } from '@/domain/recording/offline'
import { Head } from './head'
import { Panels } from './panels'
import { Player } from './player'
import { RecordingProvider } from './recording'
import { WORDS } from './words'

/** A recording without a network: sound, pictures of the stage, and everything that happened beside them. */
export function OfflinePackage({ recording }: { readonly recording: OfflineRecording }) {
  const [locale, setLocale] = useState<Locale>(() => localeFor(navigator.languages.join(',')))
  useEffect(() => {
    document.documentElement.lang = locale
  }, [locale])
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <IntlProvider locale={REGION[locale] as Locale} messages={WORDS[locale] as Messages} timeZone={zone}>
      <RecordingProvider recording={recording}>
        <Head locale={locale} locales={LOCALES} onLocale={setLocale} />
        <main className="mx-auto grid max-w-6xl gap-6 px-4 pb-10 wide:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)]">
          <Player />
          <Panels />
        </main>
      </RecordingProvider>
    </IntlProvider>
  )
}

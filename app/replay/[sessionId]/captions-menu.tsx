'use client'
import { Captions, Ellipsis } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl/react'
import { Labelled } from '@/app/_player/picture-controls'
import { usePlace } from '@/app/_room/place'
import { Button } from '@/app/_ui/button'
import { LazyMenu } from '@/app/_ui/lazy-menu'
import type { MenuEntry } from '@/app/_ui/menu'
import { useReplay } from './replay-context'
import { useLanguageName } from './transcript-panel'
import { useCaptionLanguage, useCaptionsOn, useCues } from './use-captions'

/** Captions of the recording, shown on its picture in the language that somebody chose. */
export function useCaptions() {
  const { replaying } = useReplay()
  const languages = replaying.recording?.captions ?? []
  const choice = useCaptionLanguage(languages, useLocale().slice(0, 2))
  useCaptionsOn(replaying.video, useCues(replaying, usePlace(), choice.language), choice.language)
  return { languages, ...choice }
}

export function CaptionsMenu({ captions }: { readonly captions: ReturnType<typeof useCaptions> }) {
  const t = useTranslations('player')
  const nameOf = useLanguageName()
  const { languages, language, choose, toggle } = captions
  if (languages.length === 0) return null
  if (languages.length === 1) {
    return (
      <Labelled label={t('captions')} pressed={language !== null} onClick={toggle}>
        <Captions className="size-4" aria-hidden />
      </Labelled>
    )
  }
  const entries: MenuEntry[] = [
    { label: t('noCaptions'), checked: language === null, onSelect: () => choose(null) },
    ...languages.map((each) => ({ label: nameOf(each), checked: each === language, onSelect: () => choose(each) })),
  ]
  return (
    <LazyMenu
      entries={entries}
      trigger={(props) => (
        <Button
          look={language === null ? 'quiet' : 'plain'}
          size="small"
          icon={<Captions className="size-4" aria-hidden />}
          {...props}
        >
          <span className="max-xl:sr-only">{t('captions')}</span>
          <Ellipsis className="size-3.5" aria-hidden />
        </Button>
      )}
    />
  )
}

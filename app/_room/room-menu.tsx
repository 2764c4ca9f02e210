'use client'
import { Ellipsis } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useLanguageEntries } from '@/app/_i18n/switch'
import { useMedia, useMediaSession } from '@/app/_media/media-provider'
import { useDriver } from '@/app/_session/hooks'
import { IconButton } from '@/app/_ui/button'
import { LazyMenu } from '@/app/_ui/lazy-menu'
import type { MenuEntry } from '@/app/_ui/menu'
import { useThemeEntries } from '@/app/_ui/theme'
import { inSeat, usePlace } from './place'

/** What one sets once: sound only, language, light or dark; and the way to the desk. */
export function RoomMenu() {
  const t = useTranslations('session')
  const { send } = useDriver()
  const { hasDesk, conference, seat } = usePlace()
  const audioOnly = useMedia((view) => view.audioOnly)
  const media = useMediaSession()
  const languages = useLanguageEntries()
  const themes = useThemeEntries()
  const go = (path: string) => () => window.location.assign(path)
  const entries: MenuEntry[] = [
    ...(send && media
      ? [{ label: t('audioOnly'), checked: audioOnly, onSelect: () => media.setAudioOnly(!audioOnly) }, 'line' as const]
      : []),
    { heading: t('language') },
    ...languages,
    'line',
    { heading: t('appearance') },
    ...themes,
    'line',
    { label: t('toConference'), onSelect: go(`/c/${conference.slug}${inSeat(seat)}`) },
    ...(hasDesk ? [{ label: t('toDesk'), onSelect: go(`/desk${inSeat(seat)}`) }] : []),
  ]
  return (
    <LazyMenu
      entries={entries}
      trigger={(props) => (
        <IconButton label={t('more')} className="size-11" {...props}>
          <Ellipsis className="size-5" aria-hidden />
        </IconButton>
      )}
    />
  )
}

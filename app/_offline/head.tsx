import { useFormatter, useTranslations } from 'use-intl/react'
import type { Locale } from '@/app/_i18n/locales'
import { useRecording } from './recording'

interface Props {
  readonly locale: Locale
  readonly locales: readonly Locale[]
  readonly onLocale: (locale: Locale) => void
}

const OWN_NAMES: Readonly<Record<Locale, string>> = { de: 'Deutsch', en: 'English' }

export function Head({ locale, locales, onLocale }: Props) {
  const t = useTranslations('offline')
  const format = useFormatter()
  const { title, conference, startedAt, timeZone } = useRecording().recording
  return (
    <header className="mx-auto flex max-w-6xl flex-wrap items-start gap-3 px-4 py-5">
      <div className="mr-auto min-w-0">
        <p className="text-meta text-soft">
          <bdi>{conference}</bdi>
        </p>
        <h1 className="text-page leading-tight font-bold wrap-anywhere">
          <bdi>{title}</bdi>
        </h1>
        <p className="text-meta text-soft">
          {t('recordedOn', { date: format.dateTime(new Date(startedAt), { dateStyle: 'long', timeZone }) })} ·{' '}
          {t('footer')}
        </p>
      </div>
      <label className="flex items-center gap-2 text-meta">
        {t('language')}
        <select
          value={locale}
          onChange={(event) => onLocale(event.target.value as Locale)}
          className="min-h-11 rounded-sm border border-line-strong bg-surface px-2"
        >
          {locales.map((each) => (
            <option key={each} value={each} lang={each}>
              {OWN_NAMES[each]}
            </option>
          ))}
        </select>
      </label>
    </header>
  )
}

'use client'
import { Languages, TriangleAlert } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl/react'
import { languageNamesIn } from '@/app/_i18n/spoken'
import { Badge } from '@/app/_ui/badge'
import type { OpenRoom } from '@/domain/features/breakouts'

/** In which languages a room works, as it was planned. */
export function RoomLanguages({ languages }: Pick<OpenRoom, 'languages'>) {
  const t = useTranslations('breakouts')
  const nameOf = languageNamesIn(useLocale())
  if (languages.length === 0) return null
  const said = t('languages', { languages: languages.map(nameOf).join(', ') })
  return (
    <Badge>
      <Languages className="size-3.5" aria-hidden />
      <span className="sr-only">{said}</span>
      <span aria-hidden title={said}>
        {languages.join(' · ')}
      </span>
    </Badge>
  )
}

/** It was opened without a language that all share, and without anybody who interprets. */
export function InterpreterMissing() {
  const t = useTranslations('breakouts')
  return (
    <Badge tone="warn">
      <TriangleAlert className="size-3.5" aria-hidden />
      <span title={t('noSharedLanguage')}>{t('noInterpreter')}</span>
    </Badge>
  )
}

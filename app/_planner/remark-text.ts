'use client'
import { useLocale, useTranslations } from 'use-intl/react'
import { languageNamesIn } from '@/app/_i18n/spoken'
import type { Remark } from '@/domain/planning/plan'

/** The sentence for a reason or an unmet demand, with languages by their names. */
export function useRemarkText(): (remark: Remark) => string {
  const t = useTranslations('planning')
  const locale = useLocale()
  return ({ code, params }) => {
    const key = code.replace(/^planning\//, '')
    return t.has(key as never) ? t(key as never, named(params, locale) as never) : ''
  }
}

function named({ language, languages, ...params }: Remark['params'], locale: string): Remark['params'] {
  const nameOf = languageNamesIn(locale)
  const list = new Intl.ListFormat([locale], { type: 'conjunction' })
  return {
    ...params,
    ...(language !== undefined && { language: nameOf(String(language)) }),
    ...(languages !== undefined && {
      languages: list.format(String(languages).split(' ').filter(Boolean).map(nameOf)),
    }),
  }
}

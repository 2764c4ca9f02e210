import { useTranslations } from 'use-intl/react'

/** What is said of a recorder's problem; one that nobody knows by its code. */
export function useProblemText(): (code: string | null) => string {
  const t = useTranslations('recordings.problems')
  return (code) => {
    const known = (code ?? '') as 'disk-full'
    return known && t.has(known) ? t(known) : t('unknown', { code: code ?? '–' })
  }
}

'use client'
import { useRouter } from 'next/navigation'
import { useLocale } from 'use-intl/react'
import type { MenuEntry } from '@/app/_ui/menu'
import { LOCALE_COOKIE, LOCALES, type Locale } from './locales'

/** Each language in its own words. */
const NAMES: Readonly<Record<Locale, string>> = { de: 'Deutsch', en: 'English' }
const YEAR = 31_536_000

/** Remembers the language and shows the page in it; what is running goes on. */
export function useSwitchLanguage(): (locale: Locale) => void {
  const router = useRouter()
  return (locale) => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser yet
    document.cookie = `${LOCALE_COOKIE}=${locale}; path=/; max-age=${YEAR}; samesite=lax`
    router.refresh()
  }
}

export function useLanguageEntries(): MenuEntry[] {
  const current = useLocale()
  const choose = useSwitchLanguage()
  return LOCALES.map((locale) => ({
    label: NAMES[locale],
    checked: current.startsWith(locale),
    onSelect: () => choose(locale),
  }))
}

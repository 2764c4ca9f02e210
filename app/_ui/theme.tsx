'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import type { MenuEntry } from './menu'
import { THEME_COOKIE } from './theme-cookie'

export type Theme = 'system' | 'light' | 'dark'
const THEMES = ['system', 'light', 'dark'] as const
const YEAR = 31_536_000

const current = (): Theme =>
  typeof document === 'undefined'
    ? 'system'
    : ((document.documentElement.dataset.theme as Theme | undefined) ?? 'system')

/** Light or dark, or what the system says. */
export function useThemeEntries(): MenuEntry[] {
  const t = useTranslations('common')
  const [theme, setTheme] = useState<Theme>(current)
  const choose = (chosen: Theme) => {
    setTheme(chosen)
    if (chosen === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = chosen
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser yet
    document.cookie = `${THEME_COOKIE}=${chosen}; path=/; max-age=${chosen === 'system' ? 0 : YEAR}; samesite=lax`
  }
  return THEMES.map((each) => ({ label: t(`themes.${each}`), checked: each === theme, onSelect: () => choose(each) }))
}

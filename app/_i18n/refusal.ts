'use client'
import { useTranslations } from 'use-intl/react'

/** The sentence for a stable code: `feature/reason` lies with the feature, the rest is shared. */
export function useRefusalText(): (code: string, params?: Readonly<Record<string, string | number>>) => string {
  const t = useTranslations()
  return (code, params) => {
    const [feature, reason] = code.split('/') as [string, string?]
    const own = `${feature}.refusals.${reason}`
    const shared = `refusals.${code.replace('/', '.')}`
    const key = [own, shared].find((each) => t.has(each as never)) ?? 'refusals.unavailable'
    return t(key as never, params as never)
  }
}

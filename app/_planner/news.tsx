'use client'
import { useTranslations } from 'use-intl/react'
import { Notice } from '@/app/_ui/notice'

/** Who has come or gone since the set was saved. */
export function News({ gone, come }: { readonly gone: number; readonly come: number }) {
  const t = useTranslations('planner')
  if (gone === 0 && come === 0) return null
  return (
    <Notice role="status">
      {[come > 0 && t('haveCome', { count: come }), gone > 0 && t('areGone', { count: gone })]
        .filter(Boolean)
        .join(' ')}
    </Notice>
  )
}

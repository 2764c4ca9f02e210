'use client'
import { useLocale, useTranslations } from 'use-intl/react'
import type { Remark } from '@/domain/planning/plan'
import { readableParams } from './readable-params'

/** The sentence for what the planning says of a placement or of a demand. */
export function useRemarkText(): (remark: Remark) => string {
  const t = useTranslations('planning')
  const locale = useLocale()
  return ({ code, params }) => t(code.replace('planning/', '') as never, readableParams(params, locale) as never)
}

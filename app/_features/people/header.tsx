'use client'
import { Users } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { Badge } from '@/app/_ui/badge'
import { useHere } from './here'

/** How many are here. */
export function PeopleHeader() {
  const t = useTranslations('people')
  const here = useHere()
  return (
    <Badge className="max-sm:hidden">
      <Users className="size-3.5" aria-hidden />
      <span className="tabular" aria-hidden>
        {here}
      </span>
      <span className="sr-only">{t('here', { count: here })}</span>
    </Badge>
  )
}

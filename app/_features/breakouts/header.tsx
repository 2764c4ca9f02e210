'use client'
import { Hourglass } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl/react'
import { useDriver, useNow } from '@/app/_session/hooks'
import { useAnnounce } from '@/app/_ui/announcer'
import { Badge } from '@/app/_ui/badge'
import { clock } from '@/app/_ui/time'
import { endOf, useWhereabouts } from './use-breakouts'

const MINUTE = 60_000
/** What is left when people are told, in minutes. */
const WARNINGS = [5, 1]

/** How long the rooms stay open: seen, and said when little is left. */
export function BreakoutsHeader() {
  const where = useWhereabouts()
  const end = where && endOf(where)
  const isNow = useDriver().send !== null
  if (!isNow || end === null) return null
  return (
    <>
      <TimeLeft end={end} />
      <Warnings end={end} />
    </>
  )
}

export function TimeLeft({ end }: { readonly end: number }) {
  const t = useTranslations('breakouts')
  const left = end - useNow()
  if (left <= 0) return <Badge tone="warn">{t('over')}</Badge>
  return (
    <Badge tone={left <= WARNINGS[0]! * MINUTE ? 'warn' : 'plain'}>
      <Hourglass className="size-3.5" aria-hidden />
      <span className="sr-only">{t('leftWords')}</span>
      <time className="tabular">{clock(left)}</time>
    </Badge>
  )
}

/** Said once each; whoever comes later hears what is left by the next. */
function Warnings({ end }: { readonly end: number }) {
  const left = end - useNow()
  const t = useTranslations('breakouts')
  const announce = useAnnounce()
  const before = useRef(left)
  useEffect(() => {
    for (const minutes of WARNINGS) {
      const mark = minutes * MINUTE
      if (before.current > mark && left <= mark) announce(t('warning', { minutes }))
    }
    before.current = left
  }, [left, announce, t])
  return null
}

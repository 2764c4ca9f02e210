'use client'
import { Check, Plus, Timer } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { useAnnounce } from '@/app/_ui/announcer'
import { Button } from '@/app/_ui/button'
import type { BreakoutLayers } from '@/domain/features/breakouts'

const MORE = 5
/** So long the new end is shown; meanwhile a second click, which may be a mistake, does nothing. */
const SHOWN_FOR = 3_000

/** More time for all rooms, and then when they end now. */
export function MoreTime({ open }: { readonly open: NonNullable<BreakoutLayers['all']> }) {
  const t = useTranslations('breakouts')
  const format = useFormatter()
  const ask = useAsk()
  const announce = useAnnounce()
  const ends = open.rooms.flatMap(({ closesAt }) => closesAt ?? [])
  const [first, last] = [Math.min(...ends), Math.max(...ends)]
  const [before, setBefore] = useState<number | null>(null)
  const extend = async () => {
    setBefore(last)
    const ack = await ask({ type: 'breakouts.extend', data: { room: null, minutes: MORE } })
    setTimeout(() => setBefore(null), ack.ok ? SHOWN_FOR : 0)
  }
  const isDone = before !== null && last !== before
  const time = (at: number) => format.dateTime(new Date(at), { hour: '2-digit', minute: '2-digit' })
  const done = !isDone ? null : first === last ? t('endsAt', { time: time(last) }) : t('moreGiven', { minutes: MORE })
  useEffect(() => {
    if (done) announce(done)
  }, [done, announce])
  if (done) {
    return (
      <Button size="small" aria-disabled className="opacity-100!" icon={<Check className="size-4" aria-hidden />}>
        {done}
      </Button>
    )
  }
  const hasEnd = ends.length > 0
  const Icon = hasEnd ? Plus : Timer
  return (
    <Button
      size="small"
      icon={<Icon className="size-4" aria-hidden />}
      aria-disabled={before !== null}
      onClick={() => before === null && void extend()}
    >
      <span aria-hidden className="sm:hidden">
        {t('moreTimeShort', { minutes: MORE })}
      </span>
      <span className="max-sm:sr-only">{t(hasEnd ? 'moreTime' : 'endIn', { minutes: MORE })}</span>
    </Button>
  )
}

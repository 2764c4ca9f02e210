'use client'
import { useFormatter, useTranslations } from 'use-intl/react'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** `4:12`, `0:42:10` from an hour on. */
export function clock(ms: number): string {
  const past = Math.max(0, ms)
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
  const minutes = Math.floor(past / MINUTE)
  return past < HOUR
    ? `${minutes}:${two((past % MINUTE) / SECOND)}`
    : `${Math.floor(past / HOUR)}:${two((past % HOUR) / MINUTE)}:${two((past % MINUTE) / SECOND)}`
}

export const Clock = ({ ms }: { readonly ms: number }) => <time className="tabular">{clock(ms)}</time>

/** How long somebody has waited, in words: seconds first, then minutes. */
export function Duration({ ms }: { readonly ms: number }) {
  const t = useTranslations('common')
  const seconds = Math.max(0, Math.floor(ms / SECOND))
  return (
    <time className="tabular">
      {seconds < 60 ? t('seconds', { seconds }) : t('minutes', { minutes: Math.floor(seconds / 60) })}
    </time>
  )
}

/** The time of day, where the person is. */
export function TimeOfDay({ at }: { readonly at: number }) {
  const format = useFormatter()
  return (
    <time className="tabular" dateTime={new Date(at).toISOString()}>
      {format.dateTime(new Date(at), { hour: '2-digit', minute: '2-digit' })}
    </time>
  )
}

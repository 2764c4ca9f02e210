'use client'
import { useFormatter, useTranslations } from 'use-intl/react'
import { type Clock, SPEEDS } from './clock'
import { usePlayback } from './use-playback'

export function Speed({ clock }: { readonly clock: Clock }) {
  const t = useTranslations('player')
  const format = useFormatter()
  const speed = usePlayback(clock, (playback) => playback.speed)
  return (
    <label className="flex items-center gap-2 text-meta">
      <span className="stacked:sr-only">{t('speed')}</span>
      <select
        value={speed}
        onChange={(event) => clock.setSpeed(Number(event.target.value))}
        className="min-h-9 rounded-sm border border-line-strong bg-surface px-2 pointer-coarse:min-h-11"
      >
        {SPEEDS.map((each) => (
          <option key={each} value={each}>
            {format.number(each)} ×
          </option>
        ))}
      </select>
    </label>
  )
}

/** The next faster or slower one. */
export function stepSpeed(clock: Clock, by: 1 | -1) {
  const at = SPEEDS.indexOf(clock.playback.get().speed as (typeof SPEEDS)[number])
  const next = SPEEDS[at + by]
  if (next !== undefined) clock.setSpeed(next)
}

'use client'
import { useTranslations } from 'use-intl/react'
import { clock as written } from '@/app/_ui/time'
import type { Clock } from './clock'
import { bySecond, usePlayback } from './use-playback'

const STEP = 1_000

/** Goes anywhere, to the second. */
export function PositionSlider({ clock }: { readonly clock: Clock }) {
  const t = useTranslations('player')
  const position = usePlayback(clock, bySecond)
  const length = usePlayback(clock, (playback) => playback.length)
  return (
    <input
      type="range"
      aria-label={t('position')}
      aria-valuetext={`${written(position)} / ${written(length)}`}
      min={0}
      // A whole number of steps, or the end could not be reached.
      max={Math.ceil(length / STEP) * STEP}
      step={STEP}
      value={position}
      onChange={(event) => clock.seek(Number(event.target.value))}
      className="h-6 w-full accent-(--accent)"
    />
  )
}

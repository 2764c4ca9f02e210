'use client'
import { Pause, Play, RotateCcw, RotateCw } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { clock as written } from '@/app/_ui/time'
import type { Clock } from './clock'
import { bySecond, usePlayback } from './use-playback'

export const JUMP = 10_000

/** Play, pause, and ten seconds back and on. */
export function PlayControls({ clock }: { readonly clock: Clock }) {
  const t = useTranslations('player')
  const isPlaying = usePlayback(clock, (playback) => playback.isPlaying)
  const jump = (by: number) => () => clock.seek(clock.playback.get().position + by)
  return (
    <>
      <Button
        look="quiet"
        size="small"
        icon={<RotateCcw className="size-4" aria-hidden />}
        aria-label={t('back')}
        onClick={jump(-JUMP)}
      >
        10
      </Button>
      <Button
        look="main"
        icon={isPlaying ? <Pause className="size-5" aria-hidden /> : <Play className="size-5" aria-hidden />}
        aria-label={isPlaying ? t('pause') : t('play')}
        onClick={isPlaying ? clock.pause : clock.play}
      />
      <Button
        look="quiet"
        size="small"
        icon={<RotateCw className="size-4" aria-hidden />}
        aria-label={t('forward')}
        onClick={jump(JUMP)}
      >
        10
      </Button>
    </>
  )
}

/** Where it stands, of how much. */
export function PlayTime({ clock }: { readonly clock: Clock }) {
  const position = usePlayback(clock, bySecond)
  const length = usePlayback(clock, (playback) => playback.length)
  return (
    <span className="tabular text-soft">
      {written(position)} / {written(length)}
    </span>
  )
}

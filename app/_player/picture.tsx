'use client'
import { LoaderCircle, Play } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useOnline } from '@/app/_ui/use-online'
import type { Clock } from './clock'
import { usePlayback } from './use-playback'

/** Nothing is left to be shown, in milliseconds. */
const NEAR_END = 2_000

interface Props {
  readonly video: HTMLVideoElement
  readonly clock: Clock
  /** It cannot be loaded just now. */
  readonly isLost: boolean
  /** What the button over it is called, before it is played for the first time. */
  readonly label: 'begin' | 'beginLive'
  /** Why nothing more comes just now, in words: they stand in the place of the last picture, once that was shown. Whoever does not see it is told elsewhere. */
  readonly rest?: string | null
}

/** The picture of a recording. A click plays it or holds it, as people know it. */
export function Picture({ video, clock, isLost, label, rest = null }: Props) {
  const t = useTranslations('player')
  const isPlaying = usePlayback(clock, (playback) => playback.isPlaying)
  const isWaiting = usePlayback(clock, (playback) => playback.isWaiting)
  const hasBegun = useHasBegun(isPlaying)
  const isAtEnd = usePlayback(clock, ({ position, length }) => length - position < NEAR_END)
  const rests = rest !== null && hasBegun && isAtEnd && (isWaiting || !isPlaying)
  const isOnline = useOnline()
  const isBroken = isLost || !isOnline
  const hold = useCallback((place: HTMLElement | null) => place?.append(video), [video])
  return (
    <div className="relative h-full">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the same is done with Play and Pause, and with the space bar */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for those who click on pictures */}
      <div
        ref={hold}
        onClick={isPlaying ? clock.pause : clock.play}
        className="h-full [&>video]:size-full [&>video]:object-contain"
      />
      {!hasBegun && !isLost && (
        <button
          type="button"
          aria-label={t(label)}
          onClick={clock.play}
          className="absolute inset-0 m-auto grid size-20 place-items-center rounded-full bg-[rgb(10_15_13/0.82)] text-white hover:brightness-125"
        >
          <Play className="ml-1 size-9" aria-hidden />
        </button>
      )}
      {rests && (
        <p
          aria-hidden
          className="absolute inset-0 grid place-items-center bg-[#0a0f0d] p-6 text-center text-title font-semibold text-white"
        >
          {rest}
        </p>
      )}
      {(isLost || isWaiting) && !rests && (
        <p
          role={isBroken ? 'alert' : undefined}
          className="absolute inset-x-0 top-3 mx-auto flex w-fit max-w-[90%] items-center gap-2 rounded-full bg-[rgb(10_15_13/0.82)] px-4 py-1.5 text-panel font-semibold text-white"
        >
          <LoaderCircle className="size-4 shrink-0 animate-spin" aria-hidden />
          {isBroken ? t('lost') : t('waiting')}
        </p>
      )}
    </div>
  )
}

function useHasBegun(isPlaying: boolean): boolean {
  const [hasBegun, setBegun] = useState(isPlaying)
  if (isPlaying && !hasBegun) setBegun(true)
  return hasBegun
}

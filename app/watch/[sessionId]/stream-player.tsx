'use client'
import { useRef } from 'react'
import { useTranslations } from 'use-intl/react'
import { useKeys } from '@/app/_player/keys'
import { FullScreen, PictureControls } from '@/app/_player/picture-controls'
import { PlayControls } from '@/app/_player/play-controls'
import { PositionSlider } from '@/app/_player/slider'
import { Speed } from '@/app/_player/speed'
import { isLive } from '@/app/_player/stream-clock'
import { useFullScreen } from '@/app/_player/use-full-screen'
import { usePlayback } from '@/app/_player/use-playback'
import { useSound } from '@/app/_player/use-sound'
import { Button } from '@/app/_ui/button'
import { clock as written } from '@/app/_ui/time'
import { useStreaming, useStreamState } from './stream-context'

const SECOND = 1_000

/** Play, go back as far as the stream goes, and to what is now. */
export function StreamPlayer() {
  const t = useTranslations('player')
  const { clock, video, deck, wish } = useStreaming()
  const section = useRef<HTMLElement>(null)
  const screen = useFullScreen(section, video)
  const sound = useSound(video)
  useKeys(clock, { fullScreen: screen.toggle, mute: sound.toggle, volume: sound.louder })
  const live = usePlayback(clock, isLive)
  return (
    <section
      ref={section}
      aria-label={t('player')}
      className="grid gap-2 stacked:order-3 stacked:px-3 stacked:pb-2 beside:pb-4"
    >
      <PositionSlider clock={clock} />
      <div className="flex flex-wrap items-center gap-2">
        <PlayControls clock={clock} />
        <LiveEdge isLive={live} />
        <div className="ml-auto flex flex-wrap items-center justify-end gap-1">
          {!live && <Speed clock={clock} />}
          <PictureControls {...{ video, deck, wish, sound }} />
          <FullScreen screen={screen} />
        </div>
      </div>
    </section>
  )
}

/** Says whether one sees what is now, or how long ago it was; and leads to what is now. */
function LiveEdge({ isLive }: { readonly isLive: boolean }) {
  const t = useTranslations('watch')
  const { clock } = useStreaming()
  const behind = usePlayback(clock, ({ length, position }) => Math.round((length - position) / SECOND) * SECOND)
  const isPlaying = usePlayback(clock, (playback) => playback.isPlaying)
  const state = useStreamState()
  if (state === 'over' || (state === 'paused' && isLive)) return null
  if (isLive && isPlaying) {
    return (
      <span className="inline-flex min-h-9 items-center gap-2 px-3 text-meta font-semibold text-live">
        <Dot />
        {t('live')}
      </span>
    )
  }
  return (
    <>
      <Button size="small" icon={<Dot />} onClick={clock.toLive}>
        {t('toLive')}
      </Button>
      {!isLive && <span className="tabular text-meta text-soft">{t('behind', { time: written(behind) })}</span>}
    </>
  )
}

const Dot = () => <span aria-hidden className="size-2.5 rounded-full bg-live" />

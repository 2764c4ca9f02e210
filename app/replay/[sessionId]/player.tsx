'use client'
import { useRef } from 'react'
import { useTranslations } from 'use-intl/react'
import { type KeyActions, useKeys } from '@/app/_player/keys'
import { FullScreen, PictureControls } from '@/app/_player/picture-controls'
import { PlayControls, PlayTime } from '@/app/_player/play-controls'
import { Speed } from '@/app/_player/speed'
import { useFullScreen } from '@/app/_player/use-full-screen'
import { useSound } from '@/app/_player/use-sound'
import { CaptionsMenu, useCaptions } from './captions-menu'
import { useReplay } from './replay-context'
import { Timeline } from './timeline'

/** Play, go anywhere, and see where much happened. */
export function Player() {
  const t = useTranslations('player')
  const empty = useTranslations('replay')('empty')
  const { clock, video, deck, wish, driver } = useReplay().replaying
  const section = useRef<HTMLElement>(null)
  const screen = useFullScreen(section, video)
  const sound = useSound(video)
  const captions = useCaptions()
  const actions: KeyActions = {
    fullScreen: screen.toggle,
    ...(video && { mute: sound.toggle, volume: sound.louder }),
    ...(captions.languages.length > 0 && { captions: captions.toggle }),
  }
  useKeys(clock, actions)
  if (driver.events.length === 0) return <p className="px-4 text-soft">{empty}</p>
  return (
    <section
      ref={section}
      aria-label={t('player')}
      className="grid gap-2 stacked:order-3 stacked:px-3 stacked:pb-2 beside:pb-4"
    >
      <Timeline />
      <div className="flex flex-wrap items-center gap-2">
        <PlayControls clock={clock} />
        <PlayTime clock={clock} />
        <div className="ml-auto flex flex-wrap items-center justify-end gap-1">
          <Speed clock={clock} />
          <CaptionsMenu captions={captions} />
          {video && deck && <PictureControls {...{ video, deck, wish, sound }} />}
          <FullScreen screen={screen} />
        </div>
      </div>
    </section>
  )
}

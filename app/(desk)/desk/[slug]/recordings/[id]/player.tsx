import { type RefObject, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Checkbox } from '@/app/_ui/field'
import { Notice, Waiting } from '@/app/_ui/notice'
import type { Stretch } from '@/domain/recording/timeline'
import type { Passage } from './film'
import { useMedia } from './use-media'

interface Props {
  readonly video: RefObject<HTMLVideoElement | null>
  readonly media: string
  /** The cuts as the server holds them: with others, files lie elsewhere. */
  readonly cuts: readonly Stretch[]
  /** What is cut, in seconds. */
  readonly cut: readonly Passage[]
  readonly onPlace: (seconds: number) => void
  readonly onLost: () => void
}

/** The whole recording, also what is cut out; that is skipped unless somebody wants to see it. */
export function Player({ video, media, cuts, cut, onPlace, onLost }: Props) {
  const t = useTranslations('recordings.edit')
  const state = useMedia(video, media, JSON.stringify(cuts), onLost)
  const [skips, setSkips] = useState(true)
  const moved = () => {
    const element = video.current!
    const passage = cut.find(({ from, until }) => element.currentTime >= from && element.currentTime < until)
    if (skips && passage && !element.paused && !element.seeking) {
      if (passage.until >= element.duration - 0.1) element.pause()
      else element.currentTime = passage.until
    }
    onPlace(element.currentTime)
  }
  return (
    <div className="grid gap-2">
      <div className="relative grid overflow-hidden rounded-md bg-stage">
        {/* biome-ignore lint/a11y/useMediaCaption: captions are made here; what is reviewed has none yet */}
        <video
          ref={video}
          aria-label={t('player')}
          controls
          playsInline
          preload="metadata"
          className="aspect-video w-full"
          onTimeUpdate={moved}
          onSeeked={moved}
        />
        {state === 'loading' && (
          <div className="pointer-events-none absolute inset-0 [&_p]:text-white">
            <Waiting>{t('loading')}</Waiting>
          </div>
        )}
      </div>
      {state === 'failed' && (
        <Notice tone="warn" role="alert">
          {t('noMedia')}
        </Notice>
      )}
      <Checkbox label={t('skip')} checked={skips} onChange={(event) => setSkips(event.target.checked)} />
    </div>
  )
}

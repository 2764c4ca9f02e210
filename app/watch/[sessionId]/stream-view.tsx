'use client'
import { Clapperboard, PauseCircle, Radio, VideoOff } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { AudioPicture, Screen } from '@/app/_player/screen'
import { useValue } from '@/app/_player/use-value'
import { useWatched } from '@/app/_player/use-watched'
import { inSeat, usePlace } from '@/app/_room/place'
import { Room } from '@/app/_room/room'
import { Button, buttonClass } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'
import { useStreaming, useStreamState, useWatchable } from './stream-context'
import { StreamPlayer } from './stream-player'

/** The room, with the stream on the stage and its panels as they were at that moment. */
export function StreamView({ onNext }: { readonly onNext: () => void }) {
  const { clock, video, deck, wish, stream } = useStreaming()
  const { live } = useWatchable()
  const place = usePlace()
  const audioOnly = useValue(wish.audioOnly)
  const lost = useValue(deck.isLost)
  const state = useStreamState()
  const t = useTranslations('watch')
  useWatched(clock, place, { recording: stream.id, live: true })
  // What the recorder does not deliver cannot be loaded: that is said elsewhere.
  const isExpected = state === 'on' && live?.delivers === true
  const rest = state === 'on' ? null : t(state)
  return (
    <Room
      banner={<Banners onNext={onNext} />}
      header={<ComeIn />}
      {...(!audioOnly && {
        picture: (
          <Screen
            video={video}
            clock={clock}
            isLost={lost && isExpected}
            label={state === 'over' ? 'begin' : 'beginLive'}
            rest={rest}
          />
        ),
      })}
      below={
        <>
          {audioOnly && <AudioPicture video={video} />}
          <StreamPlayer />
        </>
      }
      panels={{ between: <AtThatTime /> }}
    />
  )
}

/** Whoever has a seat may come in and take part. */
function ComeIn() {
  const t = useTranslations('watch')
  const { seat, sessionId } = usePlace()
  if (seat === null) return null
  return (
    <a className={buttonClass({ size: 'small' })} href={`/live/${sessionId}${inSeat(seat)}`}>
      {t('comeIn')}
    </a>
  )
}

function Banners({ onNext }: { readonly onNext: () => void }) {
  const t = useTranslations('watch')
  const { stream } = useStreaming()
  const { live } = useWatchable()
  if (live === null) return <Over />
  if (live.id !== stream.id) {
    return (
      <Notice
        role="status"
        icon={<Radio className="size-5 shrink-0" aria-hidden />}
        action={
          <Button size="small" look="main" onClick={onNext}>
            {t('toNext')}
          </Button>
        }
      >
        {t('next')}
      </Notice>
    )
  }
  if (live.paused) {
    return (
      <Notice role="status" icon={<PauseCircle className="size-5 shrink-0" aria-hidden />}>
        {t('paused')}
      </Notice>
    )
  }
  if (live.delivers) return null
  return (
    <Notice tone="warn" role="status" icon={<VideoOff className="size-5 shrink-0" aria-hidden />}>
      {t('late')}
    </Notice>
  )
}

function Over() {
  const t = useTranslations('watch')
  const { recordings, wholeLog } = useWatchable()
  const { seat, sessionId } = usePlace()
  return (
    <Notice
      role="status"
      icon={<Clapperboard className="size-5 shrink-0" aria-hidden />}
      {...((recordings.length > 0 || wholeLog) && {
        action: (
          <a className={buttonClass({ look: 'main', size: 'small' })} href={`/replay/${sessionId}${inSeat(seat)}`}>
            {t('toReplay')}
          </a>
        ),
      })}
    >
      {t('over')}
    </Notice>
  )
}

function AtThatTime() {
  const t = useTranslations('watch')
  return (
    <p className="flex shrink-0 items-center gap-2 border-b border-line px-4 py-1.5 text-meta text-soft stacked:hidden">
      <Radio className="size-4" aria-hidden />
      {t('asInThePicture')}
    </p>
  )
}

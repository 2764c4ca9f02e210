'use client'
import { DoorOpen, EyeOff, History } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl/react'
import type { Deck } from '@/app/_player/deck'
import { AudioPicture, Screen } from '@/app/_player/screen'
import { usePlayback } from '@/app/_player/use-playback'
import { useValue } from '@/app/_player/use-value'
import { useWatched } from '@/app/_player/use-watched'
import { usePlace } from '@/app/_room/place'
import { Room } from '@/app/_room/room'
import { Badge } from '@/app/_ui/badge'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'
import { clock as written } from '@/app/_ui/time'
import { REPLAY_PANELS } from './extra-panels'
import { Player } from './player'
import { useReplay } from './replay-context'
import { Search } from './search'
import { Share } from './share'
import { TakeAlong } from './take-along'
import { useResume } from './use-resume'

const RESUMED_STAYS = 10_000

interface Props {
  /** It goes on where somebody stopped. */
  readonly resumes: boolean
  /** The panel to begin with. */
  readonly panel: string | undefined
}

/** The room, with the picture on the stage and the player below it. */
export function Watching({ resumes, panel }: Props) {
  const { replaying } = useReplay()
  const { clock, video, deck, wish, recording } = replaying
  const place = usePlace()
  const audioOnly = useValue(wish.audioOnly)
  const resume = useResume(replaying, place.sessionId, resumes)
  useWatched(clock, place, recording && { recording: recording.id, live: false })
  useLoadingAhead()
  return (
    <Room
      banner={<Banners resume={resume} />}
      header={<Header />}
      {...(video && deck && !audioOnly && { picture: <Film video={video} deck={deck} /> })}
      below={
        <>
          {video && audioOnly && <AudioPicture video={video} />}
          <Player />
        </>
      }
      panels={{ first: panel, more: REPLAY_PANELS, above: <Search />, between: <AtThatTime /> }}
    />
  )
}

/** Nothing but the first picture is loaded until somebody wants to see it: lines are dear. */
function useLoadingAhead() {
  const { clock, deck } = useReplay().replaying
  const hasBegun = usePlayback(clock, ({ isPlaying }) => isPlaying)
  useEffect(() => {
    if (hasBegun) deck?.loadAhead()
  }, [hasBegun, deck])
}

function Film({ video, deck }: { readonly video: HTMLVideoElement; readonly deck: Deck }) {
  const { clock } = useReplay().replaying
  const isLost = useValue(deck.isLost)
  return <Screen video={video} clock={clock} isLost={isLost} label="begin" />
}

function Header() {
  const t = useTranslations('replay')
  const format = useFormatter()
  const { clock } = useReplay().replaying
  const date = format.dateTime(new Date(clock.timeAt(0)), { dateStyle: 'medium' })
  return (
    <>
      <Badge tone="accent" className="stacked:hidden">
        {t('recordedOn', { date })}
      </Badge>
      <TakeAlong />
      <Share />
    </>
  )
}

function Banners({ resume: { resumed, fromBeginning } }: { readonly resume: ReturnType<typeof useResume> }) {
  const t = useTranslations('replay')
  const { replaying, home, open } = useReplay()
  const { room, recording, clock } = replaying
  const isFresh = useIsFresh(resumed)
  return (
    <>
      {recording && !recording.isPublished && (
        <Notice tone="warn" icon={<EyeOff className="size-5 shrink-0" aria-hidden />}>
          {t('notPublished')}
        </Notice>
      )}
      {room && (
        <Notice
          icon={<DoorOpen className="size-5 shrink-0" aria-hidden />}
          action={
            <Button size="small" look="main" onClick={() => open(home, clock.at())}>
              {t('toPlenary')}
            </Button>
          }
        >
          {t('inRoom', { name: room.name })}
        </Notice>
      )}
      {resumed !== null && isFresh && (
        <Notice
          role="status"
          icon={<History className="size-5 shrink-0" aria-hidden />}
          action={
            <Button size="small" onClick={fromBeginning}>
              {t('fromBeginning')}
            </Button>
          }
        >
          {t('resumed', { time: written(resumed) })}
        </Notice>
      )}
    </>
  )
}

/** For a moment after it came. */
function useIsFresh(what: number | null): boolean {
  const [isFresh, setFresh] = useState(true)
  useEffect(() => {
    if (what === null) return
    setFresh(true)
    const timer = setTimeout(() => setFresh(false), RESUMED_STAYS)
    return () => clearTimeout(timer)
  }, [what])
  return isFresh
}

function AtThatTime() {
  const t = useTranslations('replay')
  return (
    <p className="flex shrink-0 items-center gap-2 border-b border-line px-4 py-1.5 text-meta text-soft stacked:hidden">
      <History className="size-4" aria-hidden />
      {t('atThatTime')}
    </p>
  )
}

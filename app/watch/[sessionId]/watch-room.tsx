'use client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useRefusalText } from '@/app/_i18n/refusal'
import { NeedsSeat } from '@/app/_player/needs-seat'
import { Wish } from '@/app/_player/quality'
import { type Who, whatThereIs, wholeLog } from '@/app/_player/watching'
import { type Place, PlaceProvider } from '@/app/_room/place'
import { SessionProvider } from '@/app/_session/hooks'
import { Refused } from '@/app/_session/live-http'
import { Announcer } from '@/app/_ui/announcer'
import { Waiting } from '@/app/_ui/notice'
import type { RecordingsPage } from '@/domain/recording/watching'
import { NothingOn } from './nothing-on'
import { StreamProvider } from './stream-context'
import { StreamView } from './stream-view'
import { Streaming } from './streaming'

/** While there is nothing on, it is asked so often whether there is. */
const LOOK_EVERY = 8_000

type Found = { readonly page: RecordingsPage } | { readonly streaming: Streaming } | { readonly code: string }

interface Props {
  readonly place: Place
  /** Who is signed in, if anybody is. */
  readonly person: string | null
}

/** A session from afar, some seconds late, with its panels in step. */
export function WatchRoom({ place, person }: Props) {
  const [found, onNext] = useStream(place)
  const t = useTranslations('watch')
  const text = useRefusalText()
  if (found === null) {
    return (
      <div className="grid h-dvh place-content-center">
        <Waiting>{t('loading')}</Waiting>
      </div>
    )
  }
  if ('code' in found) {
    if (found.code === 'not-admitted' && place.seat === null) return <NeedsSeat {...place} person={person} />
    return <NothingOn place={place} says={text(found.code)} />
  }
  if ('page' in found) return <NothingOn place={place} page={found.page} />
  const { streaming } = found
  return (
    <PlaceProvider value={{ ...place, recording: streaming.stream.id }}>
      <SessionProvider driver={streaming.driver}>
        <StreamProvider value={streaming}>
          <Announcer>
            <StreamView onNext={onNext} />
          </Announcer>
        </StreamProvider>
      </SessionProvider>
    </PlaceProvider>
  )
}

/** The stream that is on, as soon as there is one; and how to look for the next. */
function useStream({ sessionId, seat }: Who): readonly [Found | null, () => void] {
  const [found, setFound] = useState<Found | null>(null)
  const wish = useRef<Wish | null>(null)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round looks anew
  useEffect(() => {
    let gone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let streaming: Streaming | null = null
    const look = async () => {
      wish.current ??= new Wish()
      const next = await open({ sessionId, seat }, wish.current, () => gone)
      if (gone || next === null) return
      setFound(next)
      if ('streaming' in next) streaming = next.streaming
      else if (!('code' in next) || !isFinal(next.code))
        timer = setTimeout(() => void look(), LOOK_EVERY * (0.75 + Math.random() / 2))
    }
    void look()
    return () => {
      gone = true
      clearTimeout(timer)
      streaming?.close()
    }
  }, [sessionId, seat, round])
  return [found, useCallback(() => setRound((before) => before + 1), [])]
}

const isFinal = (code: string): boolean => code === 'not-admitted'

/**
 * @param wish the same all along: who only listened goes on listening
 * @param isGone whether nobody waits for it any more: then null
 */
async function open(who: Who, wish: Wish, isGone: () => boolean): Promise<Found | null> {
  try {
    const page = await whatThereIs(who)
    if (!page.live) return { page }
    const log = await wholeLog(who, { recording: page.live.id })
    return isGone() ? null : { streaming: new Streaming(who, page, page.live, wish, log) }
  } catch (error) {
    return { code: error instanceof Refused ? error.code : 'unavailable' }
  }
}

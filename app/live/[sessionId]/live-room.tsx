'use client'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useRefusalText } from '@/app/_i18n/refusal'
import type { Entrance } from '@/app/_media/media-provider'
import { MediaProvider } from '@/app/_media/media-provider'
import { passFor } from '@/app/_media/pass'
import { Controls } from '@/app/_room/controls'
import { GreenRoom } from '@/app/_room/green-room'
import { PlaceProvider, type SeatedPlace } from '@/app/_room/place'
import { Room } from '@/app/_room/room'
import { Refusals } from '@/app/_session/ask-for'
import { SessionProvider, useConnection, useDriver, useIsWelcome } from '@/app/_session/hooks'
import { LiveDriver } from '@/app/_session/live-driver'
import { Announcer } from '@/app/_ui/announcer'
import { Waiting } from '@/app/_ui/notice'
import { AskOnStage } from './ask-on-stage'
import { Farewell } from './farewell'

interface Props {
  readonly place: SeatedPlace
  readonly domainVersion: string
}

/** From the green room into the session, and out of it: whoever has left is connected no more. */
export function LiveRoom({ place, domainVersion }: Props) {
  const t = useTranslations('session')
  const [entrance, setEntrance] = useState<Entrance | null>(null)
  const [hasLeft, setLeft] = useState(false)
  const leave = useCallback(() => setLeft(true), [])
  return (
    <PlaceProvider value={place}>
      {hasLeft ? (
        <Farewell title={t('left')} canReturn />
      ) : entrance ? (
        <Inside place={place} domainVersion={domainVersion} entrance={entrance} onLeave={leave} />
      ) : (
        <GreenRoom onEnter={setEntrance} />
      )}
    </PlaceProvider>
  )
}

interface InsideProps extends Props {
  readonly entrance: Entrance
  readonly onLeave: () => void
}

function Inside({ place: { sessionId, seat }, domainVersion, entrance, onLeave }: InsideProps) {
  const [driver, setDriver] = useState<LiveDriver | null>(null)
  useEffect(() => {
    const made = new LiveDriver({ sessionId, seat, domainVersion })
    setDriver(made)
    return made.close
  }, [sessionId, seat, domainVersion])
  const t = useTranslations('session')
  if (!driver) return <Screen>{t('connecting')}</Screen>
  return (
    <SessionProvider driver={driver}>
      <Announcer>
        <Refusals>
          <Connected entrance={entrance} sessionId={sessionId} seat={seat} onLeave={onLeave} />
        </Refusals>
      </Announcer>
    </SessionProvider>
  )
}

interface ConnectedProps extends Pick<InsideProps, 'entrance' | 'onLeave'> {
  readonly sessionId: string
  readonly seat: string
}

function Connected({ entrance, sessionId, seat, onLeave }: ConnectedProps) {
  const t = useTranslations('session')
  const connection = useConnection()
  const isWelcome = useIsWelcome()
  const text = useRefusalText()
  const { report } = useDriver()
  const getPass = useMemo(() => passFor(sessionId, seat), [sessionId, seat])
  if (connection.state === 'removed') return <Farewell title={t('removed')} />
  if (connection.state === 'refused')
    return <Farewell title={text(connection.code)} canReturn={connection.code !== 'people/removed'} />
  if (!isWelcome) return <Screen>{t('connecting')}</Screen>
  return (
    <MediaProvider getPass={getPass} entrance={entrance} {...(report && { onReport: report })}>
      <AskOnStage entrance={entrance} />
      <Room controls={<Controls onLeave={onLeave} />} />
    </MediaProvider>
  )
}

const Screen = ({ children }: { readonly children: string }) => (
  <div className="grid h-dvh place-content-center">
    <Waiting>{children}</Waiting>
  </div>
)

'use client'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useRefusalText } from '@/app/_i18n/refusal'
import type { Entrance } from '@/app/_media/media-provider'
import { MediaProvider } from '@/app/_media/media-provider'
import { passFor } from '@/app/_media/pass'
import { Controls } from '@/app/_room/controls'
import { GreenRoom } from '@/app/_room/green-room'
import { type Place, PlaceProvider } from '@/app/_room/place'
import { Room } from '@/app/_room/room'
import { Refusals } from '@/app/_session/ask-for'
import { SessionProvider, useConnection, useIsWelcome } from '@/app/_session/hooks'
import { LiveDriver } from '@/app/_session/live-driver'
import { Announcer } from '@/app/_ui/announcer'
import { Waiting } from '@/app/_ui/notice'
import { AskOnStage } from './ask-on-stage'
import { Farewell } from './farewell'

interface Props {
  readonly place: Place
  readonly domainVersion: string
}

/** From the green room into the session. */
export function LiveRoom({ place, domainVersion }: Props) {
  const [entrance, setEntrance] = useState<Entrance | null>(null)
  return (
    <PlaceProvider value={place}>
      {entrance ? (
        <Inside place={place} domainVersion={domainVersion} entrance={entrance} />
      ) : (
        <GreenRoom onEnter={setEntrance} />
      )}
    </PlaceProvider>
  )
}

function Inside({ place: { sessionId, seat }, domainVersion, entrance }: Props & { readonly entrance: Entrance }) {
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
          <Connected entrance={entrance} sessionId={sessionId} seat={seat} />
        </Refusals>
      </Announcer>
    </SessionProvider>
  )
}

function Connected({
  entrance,
  sessionId,
  seat,
}: {
  readonly entrance: Entrance
  readonly sessionId: string
  readonly seat: string
}) {
  const t = useTranslations('session')
  const connection = useConnection()
  const isWelcome = useIsWelcome()
  const text = useRefusalText()
  const [hasLeft, setLeft] = useState(false)
  const leave = useCallback(() => setLeft(true), [])
  const getPass = useMemo(() => passFor(sessionId, seat), [sessionId, seat])
  if (hasLeft) return <Farewell title={t('left')} canReturn />
  if (connection.state === 'removed') return <Farewell title={t('removed')} />
  if (connection.state === 'refused')
    return <Farewell title={text(connection.code)} canReturn={connection.code !== 'people/removed'} />
  if (!isWelcome) return <Screen>{t('connecting')}</Screen>
  return (
    <MediaProvider getPass={getPass} entrance={entrance}>
      <AskOnStage entrance={entrance} />
      <Room controls={<Controls onLeave={leave} />} />
    </MediaProvider>
  )
}

const Screen = ({ children }: { readonly children: string }) => (
  <div className="grid h-dvh place-content-center">
    <Waiting>{children}</Waiting>
  </div>
)

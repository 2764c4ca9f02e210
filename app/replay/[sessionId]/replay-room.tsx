'use client'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useRefusalText } from '@/app/_i18n/refusal'
import { NeedsSeat } from '@/app/_player/needs-seat'
import { Wish } from '@/app/_player/quality'
import { type Telling, type Who, whatThereIs, wholeLog } from '@/app/_player/watching'
import { inSeat, type Place, PlaceProvider } from '@/app/_room/place'
import { SessionProvider } from '@/app/_session/hooks'
import { Refused } from '@/app/_session/live-http'
import { Announcer } from '@/app/_ui/announcer'
import { buttonClass } from '@/app/_ui/button'
import { Waiting } from '@/app/_ui/notice'
import type { RecordingsPage, ReplayPage } from '@/domain/recording/watching'
import { NO_RECORDING, type Open, ReplayProvider } from './replay-context'
import { Replaying } from './replaying'
import { Watching } from './watching'

/** Where to begin: as the address says, or as somebody chose. */
interface Wanted {
  readonly telling: Telling
  /** Seconds from the beginning, or a time of the log; without either where somebody stopped. */
  readonly position?: number
  readonly at?: number | undefined
  /** Which panel lies open then. */
  readonly panel?: string | undefined
}

interface Loaded {
  readonly page: RecordingsPage
  readonly wanted: Wanted
  readonly log: readonly ReplayPage[]
}

interface Props {
  readonly place: Place
  /** What the address asks for. */
  readonly asked: Telling & { readonly position?: number | undefined }
  /** Who is signed in, if anybody is. */
  readonly person: string | null
}

/** The same room as live, driven by the clock of a recording, or by one of its own. */
export function ReplayRoom({ place, asked, person }: Props) {
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const loaded = useLoaded(
    place,
    wanted ?? { telling: asked, ...(asked.position !== undefined && { position: asked.position }) },
  )
  const wish = useRef<Wish | null>(null)
  const open: Open = useCallback((telling, at, panel) => setWanted({ telling, at, panel }), [])
  const t = useTranslations('replay')
  if (loaded === null) {
    return (
      <div className="grid h-dvh place-content-center">
        <Waiting>{t('loading')}</Waiting>
      </div>
    )
  }
  if ('code' in loaded) return <Problem code={loaded.code} place={place} person={person} />
  return <Begun key={JSON.stringify(loaded.wanted)} place={place} loaded={loaded} wish={wish} open={open} />
}

/** What there is to watch, and the log of what is wanted of it; the last that was shown stays while another is on its way. */
function useLoaded({ sessionId, seat }: Who, wanted: Wanted): Loaded | { readonly code: string } | null {
  const [loaded, setLoaded] = useState<Loaded | { readonly code: string } | null>(null)
  const key = JSON.stringify(wanted)
  useEffect(() => {
    let gone = false
    load({ sessionId, seat }, JSON.parse(key) as Wanted).then(
      (found) => !gone && setLoaded(found),
      (error) => !gone && setLoaded({ code: error instanceof Refused ? error.code : 'unavailable' }),
    )
    return () => {
      gone = true
    }
  }, [sessionId, seat, key])
  return loaded
}

async function load(who: Who, wanted: Wanted): Promise<Loaded> {
  const page = await whatThereIs(who)
  const telling = fitting(page, wanted.telling)
  return { page, wanted: { ...wanted, telling }, log: await wholeLog(who, telling) }
}

/** What is wanted, if it is there; otherwise the first recording, or the session without a picture. */
function fitting(page: RecordingsPage, { recording, room }: Telling): Telling {
  if (room !== undefined) return { room }
  const wanted = page.recordings.find(({ id }) => id === recording)
  return wanted || recording !== NO_RECORDING ? homeOf(page, wanted?.id) : {}
}

const homeOf = ({ recordings }: RecordingsPage, preferred?: string): Telling => {
  const recording = preferred ?? recordings[0]?.id
  return recording === undefined ? {} : { recording }
}

interface BegunProps extends Pick<Props, 'place'> {
  readonly loaded: Loaded
  /** The same all along: who only listened goes on listening. */
  readonly wish: RefObject<Wish | null>
  readonly open: Open
}

function Begun({ place, loaded, wish, open }: BegunProps) {
  const [replaying, setReplaying] = useState<Replaying | null>(null)
  const { page, wanted, log } = loaded
  useEffect(() => {
    wish.current ??= new Wish()
    const made = new Replaying(place, page, wanted.telling, wish.current, log)
    if (wanted.position !== undefined) made.clock.seek(wanted.position * 1_000)
    if (wanted.at !== undefined) made.clock.seek(made.clock.positionOf(wanted.at))
    setReplaying(made)
    return made.close
  }, [place, page, wanted, wish, log])
  const title = replaying?.recording?.title ?? place.title
  const t = useTranslations('replay')
  const tabTitle = t('title', { title })
  useEffect(() => {
    document.title = tabTitle
  }, [tabTitle])
  if (!replaying) return null
  return (
    <PlaceProvider value={{ ...place, title, recording: replaying.telling.recording }}>
      <SessionProvider driver={replaying.driver}>
        <ReplayProvider value={{ replaying, home: homeOf(page, replaying.telling.recording), open }}>
          <Announcer>
            <Watching resumes={wanted.position === undefined && wanted.at === undefined} panel={wanted.panel} />
          </Announcer>
        </ReplayProvider>
      </SessionProvider>
    </PlaceProvider>
  )
}

function Problem({ code, place, person }: { readonly code: string } & Pick<Props, 'place' | 'person'>) {
  const t = useTranslations('session')
  const text = useRefusalText()
  if (code === 'not-admitted' && place.seat === null) return <NeedsSeat {...place} person={person} />
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-5 p-6 text-center">
      <h1 role="alert" className="max-w-md text-title font-bold text-balance">
        {text(code)}
      </h1>
      <a className={buttonClass({ look: 'main' })} href={`/c/${place.conference.slug}${inSeat(place.seat)}`}>
        {t('toConference')}
      </a>
    </main>
  )
}

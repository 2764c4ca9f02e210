'use client'
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { useDriver, useMe, useSession, useStanding } from '@/app/_session/hooks'
import { Value } from '@/app/_session/value'
import { persistently } from '@/app/_ui/persistently'
import { type MediaSeat, mediaSeats, type Source } from '@/domain/media-seats'
import type { Report } from '@/domain/protocol/messages'
import type { ParticipantId } from '@/domain/protocol/standing'
import { type DeviceChoice, rememberedDevices } from './devices'
import { type EarView, type MediaView, noStreams, nothingYet, type Streams } from './media'
import type { MediaSession } from './media-session'
import type { PageMedia } from './page-media'
import type { GetPass } from './pass'

interface Media {
  readonly view: Value<MediaView>
  readonly ears: Value<readonly EarView[]>
  /** Null until the code for it has come. */
  readonly page: PageMedia | null
}

const nothing: Media = { view: new Value(nothingYet), ears: new Value([]), page: null }
const MediaContext = createContext<Media>(nothing)

/** What somebody decided in the green room. */
export interface Entrance {
  readonly microphone: boolean
  readonly camera: boolean
}

interface Props {
  readonly getPass: GetPass
  readonly entrance: Entrance
  /** Hears from a breakout room, at most every two seconds, how long its person spoke and how good their line is. */
  readonly onReport?: (report: Report) => void
  readonly children: ReactNode
}

/** Connects this page to its media rooms, as the session allows. */
export function MediaProvider({ getPass, entrance, onReport, children }: Props) {
  const seats = useMediaSeats()
  const page = useConnectedMedia(seats.length > 0, getPass, onReport)
  useEntrance(page, entrance, seats)
  useEffect(() => page?.allow(seats), [page, seats])
  const media = useMemo(() => (page ? { view: page.session.view, ears: page.ears.view, page } : nothing), [page])
  return <MediaContext value={media}>{children}</MediaContext>
}

/** Everything there is to it, as long as there is something to hear. The code for it is loaded apart from the page. */
function useConnectedMedia(isNeeded: boolean, getPass: GetPass, onReport: Props['onReport']): PageMedia | null {
  const [page, setPage] = useState<PageMedia | null>(null)
  const { send } = useDriver()
  const me = useMe()
  const reported = useRef(onReport)
  useEffect(() => {
    reported.current = onReport
  }, [onReport])
  useEffect(() => {
    if (!isNeeded) return
    let gone = false
    let made: PageMedia | null = null
    void persistently(() => import('./page-media')).then((module) => {
      if (gone) return
      const endScreen = () => void send?.({ type: 'stage.end-screen', data: {} })
      const report = (what: Report) => reported.current?.(what)
      made = new module.PageMedia({ me, getPass, devices: rememberedDevices(), endScreen, report })
      setPage(made)
    })
    return () => {
      gone = true
      void made?.close()
      setPage(null)
    }
  }, [isNeeded, me, getPass, send])
  return page
}

/**
 * Switches on what was decided at the door. Once, and in the room behind that door only: whoever comes back, as after a
 * session is reopened, and whoever was moved before there was something to hear, comes with everything off.
 */
function useEntrance(page: PageMedia | null, { microphone, camera }: Entrance, [seat]: readonly MediaSeat[]) {
  const room = useRef(useStanding()?.room)
  const isOver = useRef(false)
  const channel = seat?.channel
  useEffect(() => {
    if (!page || channel === undefined || isOver.current) return
    isOver.current = true
    if (channel !== room.current) return
    if (microphone) page.session.want('microphone', true)
    if (camera) page.session.want('camera', true)
  }, [page, channel, microphone, camera])
}

/** This person's seats in media rooms, the first where they stand; the same array as long as they are the same. */
function useMediaSeats(): readonly MediaSeat[] {
  const view = useSession((snapshot) => snapshot.view)
  const standing = useStanding()
  const seats = standing ? mediaSeats(view, standing) : []
  const key = JSON.stringify(seats)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of it
  return useMemo(() => seats, [key])
}

/** This person's rights in the media room where they stand. */
export const usePublishing = (): MediaSeat | null => useMediaSeats()[0] ?? null

export function useMedia<T>(select: (view: MediaView) => T): T {
  const { view } = useContext(MediaContext)
  const read = () => select(view.get())
  return useSyncExternalStore(view.subscribe, read, read)
}

/** What is heard or said besides the room where one stands: rooms that one listens to, announcements by voice. */
export function useEars(): readonly EarView[] {
  const { ears } = useContext(MediaContext)
  return useSyncExternalStore(ears.subscribe, ears.get, ears.get)
}

/** All of this page's sound and picture; null until there is something to hear. */
export const usePageMedia = (): PageMedia | null => useContext(MediaContext).page

export const useMediaSession = (): MediaSession | null => usePageMedia()?.session ?? null

export const useStreams = (id: ParticipantId): Streams => useMedia(({ people }) => people.get(id) ?? noStreams)

export const useSending = (source: Source) => useMedia(({ sending }) => sending[source])

export type { DeviceChoice }

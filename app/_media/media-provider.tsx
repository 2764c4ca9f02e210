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
import { useDriver, useSession, useStanding } from '@/app/_session/hooks'
import { Value } from '@/app/_session/value'
import type { ParticipantId } from '@/domain/protocol/standing'
import { type MediaSeat, publishing, type Source } from '@/domain/session'
import { type DeviceChoice, rememberedDevices } from './devices'
import { type MediaView, noStreams, nothingYet, type Streams } from './media'
import type { MediaSession } from './media-session'
import type { GetPass } from './pass'

interface Media {
  readonly view: Value<MediaView>
  /** Null until the code for it has come. */
  readonly session: MediaSession | null
}

const MediaContext = createContext<Media>({ view: new Value(nothingYet), session: null })

/** What somebody decided in the green room. */
export interface Entrance {
  readonly microphone: boolean
  readonly camera: boolean
}

interface Props {
  readonly getPass: GetPass
  readonly entrance: Entrance
  readonly children: ReactNode
}

/** Connects this page to its media room, as the session allows. The code for it is loaded apart from the page. */
export function MediaProvider({ getPass, entrance, children }: Props) {
  const [session, setSession] = useState<MediaSession | null>(null)
  const { send } = useDriver()
  const allowed = usePublishing()
  const needed = allowed !== null
  const hasEntered = useRef(false)

  useEffect(() => {
    if (!needed) return
    let gone = false
    let made: MediaSession | null = null
    void import('./media-session').then((module) => {
      if (gone) return
      const endScreen = () => void send?.({ type: 'stage.end-screen', data: {} })
      made = new module.MediaSession(getPass, rememberedDevices(), endScreen)
      // Once: whoever comes back, as after a session is reopened, comes back with everything off.
      if (!hasEntered.current && entrance.microphone) made.want('microphone', true)
      if (!hasEntered.current && entrance.camera) made.want('camera', true)
      hasEntered.current = true
      setSession(made)
    })
    return () => {
      gone = true
      void made?.close()
      setSession(null)
    }
  }, [needed, getPass, entrance, send])

  useEffect(() => session?.allow(allowed), [session, allowed])
  const media = useMemo(() => ({ view: session?.view ?? new Value(nothingYet), session }), [session])
  return <MediaContext value={media}>{children}</MediaContext>
}

/** This person's rights in the media room; the same object as long as they are the same. */
export function usePublishing(): MediaSeat | null {
  const view = useSession((snapshot) => snapshot.view)
  const standing = useStanding()
  const may = standing ? publishing(view, standing) : null
  const key = may && `${may.channel} ${may.sources.join(' ')}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of it
  return useMemo(() => may, [key])
}

export function useMedia<T>(select: (view: MediaView) => T): T {
  const { view } = useContext(MediaContext)
  const read = () => select(view.get())
  return useSyncExternalStore(view.subscribe, read, read)
}

export const useMediaSession = (): MediaSession | null => useContext(MediaContext).session

export const useStreams = (id: ParticipantId): Streams => useMedia(({ people }) => people.get(id) ?? noStreams)

export const useSending = (source: Source) => useMedia(({ sending }) => sending[source])

export type { DeviceChoice }

import { createContext, type ReactNode, type RefObject, useContext, useMemo, useRef, useState } from 'react'
import type { ParticipantId } from '@/domain/protocol/standing'
import type { OfflineRecording } from '@/domain/recording/offline'
import { logTimeAt } from '@/domain/recording/timeline'
import { Unfolding } from '@/domain/recording/unfolding'
import type { SessionView } from '@/domain/session'

/** What every part of the page reads: the recording, where one is in it, and how the session stood then. */
interface Playing {
  readonly recording: OfflineRecording
  readonly sound: RefObject<HTMLAudioElement | null>
  /** Seconds. */
  readonly place: number
  readonly view: SessionView
  readonly nameOf: (id: ParticipantId) => string
  readonly setPlace: (place: number) => void
  readonly seek: (place: number) => void
}

const Context = createContext<Playing | null>(null)

export const useRecording = (): Playing => useContext(Context)!

export function RecordingProvider({
  recording,
  children,
}: {
  readonly recording: OfflineRecording
  readonly children: ReactNode
}) {
  const sound = useRef<HTMLAudioElement>(null)
  const [place, setPlace] = useState(0)
  const unfolding = useMemo(() => new Unfolding(recording.events, recording.viewer), [recording])
  const view = useMemo(
    () => unfolding.viewAt(logTimeAt(recording.timeline, place)),
    [unfolding, recording.timeline, place],
  )
  const seek = (wanted: number) => {
    const to = Math.min(recording.length, Math.max(0, wanted))
    if (sound.current) sound.current.currentTime = to
    setPlace(to)
  }
  const nameOf = (id: ParticipantId) => recording.cards[id]?.name ?? ''
  return <Context value={{ recording, sound, place, view, nameOf, setPlace, seek }}>{children}</Context>
}

'use client'
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { RecordingsPage } from '@/domain/recording/watching'
import type { Streaming } from './streaming'

const StreamContext = createContext<Streaming | null>(null)
export const StreamProvider = StreamContext.Provider

export function useStreaming(): Streaming {
  const streaming = useContext(StreamContext)
  if (!streaming) throw new Error('there is no stream above this component')
  return streaming
}

/** What there is to watch just now. */
export function useWatchable(): RecordingsPage {
  const { page } = useStreaming()
  return useSyncExternalStore(page.subscribe, page.get, page.get)
}

/** Whether more of this stream comes: not in a pause, and not when it has ended. */
export function useStreamState(): 'on' | 'paused' | 'over' {
  const { stream } = useStreaming()
  const { live } = useWatchable()
  if (live?.id !== stream.id) return 'over'
  return live.paused ? 'paused' : 'on'
}

'use client'
import { createContext, useContext } from 'react'
import type { Telling } from '@/app/_player/watching'
import type { Replaying } from './replaying'

/** Where to go: to another telling, at a time of the log or at its beginning, with this panel. */
export type Open = (telling: Telling, at?: number, panel?: string) => void

/** In an address: without a recording, although there is one. */
export const NO_RECORDING = 'none'

interface Replay {
  readonly replaying: Replaying
  /** The plenary: with the recording that one came for, or without. */
  readonly home: Telling
  readonly open: Open
}

const ReplayContext = createContext<Replay | null>(null)
export const ReplayProvider = ReplayContext.Provider

export function useReplay(): Replay {
  const replay = useContext(ReplayContext)
  if (!replay) throw new Error('there is no replay above this component')
  return replay
}

import { useSyncExternalStore } from 'react'
import type { Clock, Playback } from './clock'

/** What a component needs of the playback: it is drawn anew when that changes, and not with each picture. */
export function usePlayback<T extends string | number | boolean>(clock: Clock, select: (playback: Playback) => T): T {
  const read = () => select(clock.playback.get())
  return useSyncExternalStore(clock.playback.subscribe, read, read)
}

const SECOND = 1_000
/** The position in whole seconds, in milliseconds. */
export const bySecond = ({ position }: Playback): number => Math.floor(position / SECOND) * SECOND

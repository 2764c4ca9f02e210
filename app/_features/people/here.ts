import { useSyncExternalStore } from 'react'
import { useDriver, useSlice } from '@/app/_session/hooks'

const nothing = () => () => {}

/** How many people are in this room: as the connection tells, or in a replay as it was counted then. */
export function useHere(): number {
  const { presence } = useDriver()
  const counted = useSlice('presence').all.here
  const live = useSyncExternalStore(
    presence?.subscribe ?? nothing,
    () => presence?.get().here ?? null,
    () => null,
  )
  return live ?? counted
}

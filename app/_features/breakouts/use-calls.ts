import { useState } from 'react'
import type { RoomId } from '@/domain/protocol/standing'

interface Known {
  readonly room: { readonly id: RoomId }
  readonly isCalling: boolean
}

interface Calls<T> {
  /** In the order of the rooms: what somebody reads does not move away under their eyes. */
  readonly shown: readonly T[]
  readonly isOnly: boolean
  readonly toggle: () => void
}

/** All rooms, or only those that need somebody; of these, whoever was helped stays until all are shown again. */
export function useCalls<T extends Known>(rooms: readonly T[]): Calls<T> {
  const [kept, setKept] = useState<ReadonlySet<RoomId> | null>(null)
  const calling = rooms.filter(({ isCalling }) => isCalling).map(({ room }) => room.id)
  if (kept && calling.some((id) => !kept.has(id))) setKept(new Set([...kept, ...calling]))
  return {
    shown: kept ? rooms.filter(({ room }) => kept.has(room.id)) : rooms,
    isOnly: kept !== null,
    toggle: () => setKept(kept ? null : new Set(calling)),
  }
}

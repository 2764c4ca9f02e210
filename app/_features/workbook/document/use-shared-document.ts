import { useEffect, useState } from 'react'
import type { Driver } from '@/app/_session/driver'
import { useDriver } from '@/app/_session/hooks'
import type { RoomId } from '@/domain/protocol/standing'
import { SharedDocument } from './shared-document'

/**
 * A room's workbook, as long as it is shown. When something was refused it begins anew from what the session holds: what
 * builds on words that nobody else has would never arrive.
 */
export function useSharedDocument(room: RoomId): SharedDocument | null {
  const driver = useDriver()
  const [shared, setShared] = useState<SharedDocument | null>(null)
  const [refused, setRefused] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a refusal makes it begin anew
  useEffect(() => {
    const made = new SharedDocument({
      send: (update) => void driver.send?.({ type: 'workbook.write', data: { update } }, room),
      takeBack: () => takeBack(driver, room),
    })
    const hear = () => made.hear(driver.store.get()?.view.rooms[room]?.workbook.all.pieces ?? [])
    hear()
    made.recall(onItsWay(driver, room).map(({ command }) => command.data.update))
    setShared(made)
    const stops = [
      driver.store.subscribe(hear),
      driver.whenRefused((pending) => isWriting(pending, room) && setRefused((count) => count + 1)),
      whenLeft(made.outgoing.flush),
    ]
    return () => {
      for (const stop of stops) stop()
      made.close()
    }
  }, [driver, room, refused])
  return shared
}

type Pending = ReturnType<Driver['pending']['get']>[number]
type Writing = Pending & { readonly command: Extract<Pending['command'], { readonly type: 'workbook.write' }> }

const isWriting = (pending: Pending, room: RoomId): pending is Writing =>
  pending.command.type === 'workbook.write' && pending.room === room

const onItsWay = ({ pending }: Driver, room: RoomId): Writing[] =>
  pending.get().filter((each): each is Writing => isWriting(each, room))

/** Without a line what is written waits; as long as it does, it can be said as one. */
function takeBack(driver: Driver, room: RoomId): string | null {
  const last = onItsWay(driver, room).at(-1)
  return last && driver.takeBack(last.id) ? last.command.data.update : null
}

/** The page is put away, and may never come back. */
function whenLeft(act: () => void): () => void {
  const hidden = () => document.visibilityState === 'hidden' && act()
  document.addEventListener('visibilitychange', hidden)
  window.addEventListener('pagehide', act)
  return () => {
    document.removeEventListener('visibilitychange', hidden)
    window.removeEventListener('pagehide', act)
  }
}

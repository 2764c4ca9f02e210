import { useSyncExternalStore } from 'react'
import { usePlace } from '@/app/_room/place'
import { useDriver, useMe, useSlice } from '@/app/_session/hooks'
import { Value } from '@/app/_session/value'

/** How far somebody has read, by session and seat; it stays in their browser. */
const marks = new Map<string, Value<number>>()

function markOf(key: string): Value<number> {
  const known = marks.get(key)
  if (known) return known
  const mark = new Value(Number(read(key) ?? 0))
  marks.set(key, mark)
  return mark
}

function useMark(): Value<number> {
  const { sessionId, seat } = usePlace()
  return markOf(`auftakt-read ${sessionId} ${seat}`)
}

/** Messages of others that this person has not seen. None in a replay. */
export function useUnread(): number {
  const mark = useMark()
  const { send } = useDriver()
  const me = useMe()
  const { latest } = useSlice('chat').all
  const lastRead = useSyncExternalStore(mark.subscribe, mark.get, mark.get)
  return send === null ? 0 : latest.filter(({ seq, participantId }) => seq > lastRead && participantId !== me).length
}

/** The seq up to which was read when it was first asked for, and how to say that all was read. */
export function useReading(): { readonly lastRead: () => number; readonly readTo: (seq: number) => void } {
  const mark = useMark()
  const { sessionId, seat } = usePlace()
  const readTo = (seq: number) => {
    if (seq <= mark.get()) return
    mark.set(seq)
    keep(`auftakt-read ${sessionId} ${seat}`, seq)
  }
  return { lastRead: mark.get, readTo }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function keep(key: string, seq: number) {
  try {
    localStorage.setItem(key, String(seq))
  } catch {
    // then the mark lasts as long as the page
  }
}

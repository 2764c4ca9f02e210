import { useEffect, useState } from 'react'
import { ask, Refused } from '@/app/_session/live-http'
import type { Card } from '@/domain/protocol/messages'
import type { Phase } from '@/domain/protocol/standing'

export interface Known {
  readonly phase: Phase
  /** What is made of it just now; null for nothing. */
  readonly recording: { readonly records: boolean; readonly streams: boolean } | null
  readonly mayEnter: boolean
  readonly me: Card & { readonly id: string }
  readonly media: 'ready' | 'preparing' | 'off'
}
export type Entry =
  | { readonly state: 'asking' }
  | ({ readonly state: 'known' } & Known)
  | { readonly state: 'failed'; readonly code: string }

const AGAIN = 3_000

/** What the door says, asked again every few seconds: it may open while somebody waits. */
export function useEntry(sessionId: string, seat: string | null): Entry {
  const [entry, setEntry] = useState<Entry>({ state: 'asking' })
  useEffect(() => {
    let gone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      const next = await ask<Known>('entry', { session: sessionId, seat }).then(
        (known): Entry => ({ state: 'known', ...known }),
        (error: Refused): Entry => ({ state: 'failed', code: error instanceof Refused ? error.code : 'unavailable' }),
      )
      if (gone) return
      setEntry(next)
      timer = setTimeout(() => void look(), AGAIN)
    }
    void look()
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [sessionId, seat])
  return entry
}

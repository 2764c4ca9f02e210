'use client'
import { useEffect, useState } from 'react'
import type { RecordingsPage } from '@/domain/recording/watching'
import { ask } from './live-http'

/** Asked for once the session is over. */
interface Over {
  readonly sessionId: string
  readonly seat: string | null
  readonly isOver: boolean
}

/** So long after an end everybody has asked: they do not all come at once. Milliseconds. */
const SPREAD = 2_000

/**
 * Whether there is anything to watch of a session for whoever is here: what was recorded is there only once it is
 * published. Null until it is known; where it cannot be found out, the page of the replay says more.
 */
export function useReplayThere({ sessionId, seat, isOver }: Over): boolean | null {
  const [isThere, setThere] = useState<boolean | null>(null)
  useEffect(() => {
    setThere(null)
    if (!isOver) return
    let gone = false
    const look = () =>
      ask<RecordingsPage>('recordings', { session: sessionId, seat }).then(
        ({ recordings, wholeLog }) => !gone && setThere(recordings.length > 0 || wholeLog),
        () => !gone && setThere(true),
      )
    const timer = setTimeout(() => void look(), Math.random() * SPREAD)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [sessionId, seat, isOver])
  return isThere
}

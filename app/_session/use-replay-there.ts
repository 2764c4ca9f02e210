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
/** Whoever stays hears of it within this, in milliseconds, and a spread. */
const AGAIN = 45_000

/**
 * Whether there is anything to watch of a session for whoever is here: what was recorded is there only once it is
 * published, and that is noticed while the page is looked at. Null until it is known; where it cannot be found out, the
 * page of the replay says more.
 */
export function useReplayThere({ sessionId, seat, isOver }: Over): boolean | null {
  const [isThere, setThere] = useState<boolean | null>(null)
  useEffect(() => {
    setThere(null)
    if (!isOver) return
    let timer: ReturnType<typeof setTimeout> | null = null
    const lookIn = (ms: number) => {
      timer = setTimeout(() => void (document.hidden ? lookIn(AGAIN) : look()), ms + Math.random() * SPREAD)
    }
    const found = (isThere: boolean) => {
      if (timer === null) return
      setThere(isThere)
      if (!isThere) lookIn(AGAIN)
    }
    const look = () =>
      ask<RecordingsPage>('recordings', { session: sessionId, seat }).then(
        ({ recordings, wholeLog }) => found(recordings.length > 0 || wholeLog),
        () => found(true),
      )
    lookIn(0)
    return () => {
      clearTimeout(timer!)
      timer = null
    }
  }, [sessionId, seat, isOver])
  return isThere
}

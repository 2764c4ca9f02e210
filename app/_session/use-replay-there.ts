'use client'
import { useEffect, useState } from 'react'
import type { RecordingsPage } from '@/domain/recording/watching'
import { ask, Refused } from './live-http'

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
 * published, and that is noticed while the page is looked at. Null until it is known.
 */
export function useReplayThere({ sessionId, seat, isOver }: Over): boolean | null {
  const [isThere, setThere] = useState<boolean | null>(null)
  useEffect(() => {
    setThere(null)
    if (!isOver) return
    let isGone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const lookIn = (ms: number) => {
      timer = setTimeout(lookWhenSeen, ms + Math.random() * SPREAD)
    }
    /** What nobody looks at asks for nothing; it does as soon as somebody does. */
    const lookWhenSeen = () => {
      if (document.hidden) document.addEventListener('visibilitychange', lookWhenSeen, { once: true })
      else void look()
    }
    const look = async () => {
      const found = await whatIsFound(sessionId, seat)
      if (isGone) return
      if (found !== 'unknown') setThere(found === 'there')
      if (found === 'not yet' || found === 'unknown') lookIn(AGAIN)
    }
    lookIn(0)
    return () => {
      isGone = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', lookWhenSeen)
    }
  }, [sessionId, seat, isOver])
  return isThere
}

/** `refused`: not for whoever asks, who asks no more. `unknown`: without a line, or where it is busy, it is as it was. */
async function whatIsFound(sessionId: string, seat: string | null) {
  try {
    const { recordings, wholeLog } = await ask<RecordingsPage>('recordings', { session: sessionId, seat })
    return recordings.length > 0 || wholeLog ? 'there' : 'not yet'
  } catch (error) {
    return error instanceof Refused && [403, 404].includes(error.status) ? 'refused' : 'unknown'
  }
}

import { useEffect } from 'react'
import type { Clock } from './clock'
import type { Who } from './watching'

const MINUTE = 60_000
const LOOK_EVERY = 5_000
const TELL_EVERY = 30_000
const MOST_AT_ONCE = 10

interface Watched {
  readonly recording: string
  readonly live: boolean
}

/** Tells which minutes were looked at, each once in a visit. Who looked is not told. */
export function useWatched(clock: Clock, { sessionId, seat }: Who, watched: Watched | null) {
  const recording = watched?.recording
  const live = watched?.live ?? false
  useEffect(() => {
    if (recording === undefined) return
    const seen = new Set<number>()
    let untold: number[] = []
    const look = () => {
      const { isPlaying, isWaiting, position } = clock.playback.get()
      const minute = Math.floor(position / MINUTE)
      if (!isPlaying || isWaiting || seen.has(minute)) return
      seen.add(minute)
      untold.push(minute)
    }
    const tell = () => {
      const minutes = untold.splice(0, MOST_AT_ONCE)
      if (minutes.length === 0) return
      const body = JSON.stringify({ session: sessionId, ...(seat !== null && { seat }), recording, minutes, live })
      // Only numbers: what gets lost is lost.
      fetch('/rt/watched', { method: 'POST', body, keepalive: true }).catch(() => {})
    }
    const timers = [setInterval(look, LOOK_EVERY), setInterval(tell, TELL_EVERY)]
    window.addEventListener('pagehide', tell)
    return () => {
      for (const timer of timers) clearInterval(timer)
      window.removeEventListener('pagehide', tell)
      tell()
      untold = []
    }
  }, [clock, sessionId, seat, recording, live])
}

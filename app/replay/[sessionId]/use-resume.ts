import { useEffect, useRef, useState } from 'react'
import type { Replaying } from './replaying'

const KEEP_EVERY = 5_000
/** Whoever has seen so little begins anew, and whoever has seen all but so little has seen it. */
const LITTLE = 15_000

/** Goes on where somebody stopped in this browser, unless the address names a place. Answers where that was, until it is over. */
export function useResume({ clock, telling }: Replaying, sessionId: string, isWanted: boolean) {
  const key = `auftakt-replay ${sessionId} ${telling.recording ?? telling.room ?? ''}`
  const [resumed, setResumed] = useState<number | null>(null)
  const wanted = useRef(isWanted)
  useEffect(() => {
    const { length } = clock.playback.get()
    const position = Number(read(key))
    if (wanted.current && position > LITTLE && position < length - LITTLE) {
      clock.seek(position)
      setResumed(position)
    }
    const keep = () => write(key, String(Math.floor(clock.playback.get().position)))
    const timer = setInterval(() => clock.playback.get().isPlaying && keep(), KEEP_EVERY)
    window.addEventListener('pagehide', keep)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', keep)
      keep()
    }
  }, [clock, key])
  const fromBeginning = () => {
    clock.seek(0)
    setResumed(null)
  }
  return { resumed, fromBeginning }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, value: string) {
  try {
    localStorage.setItem(key, value)
  } catch {
    // then one begins anew
  }
}

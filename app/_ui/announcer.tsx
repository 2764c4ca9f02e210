'use client'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'

/** Screen readers hear at most one bundle in this time, however much happens. */
const EVERY = 5_000
const MOST_AT_ONCE = 3

const Announce = createContext<(sentence: string) => void>(() => {})

/** Says what changed to those who do not see it: politely, in bundles. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState('')
  const waiting = useRef<string[]>([])
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)

  const speak = useCallback(() => {
    timer.current = null
    // What was said is not found again later, when it is no longer so.
    if (waiting.current.length === 0) return setSaid('')
    setSaid(waiting.current.slice(-MOST_AT_ONCE).join(' '))
    waiting.current = []
    timer.current = setTimeout(speak, EVERY)
  }, [])
  const announce = useCallback(
    (sentence: string) => {
      waiting.current.push(sentence)
      timer.current ??= setTimeout(speak, 50)
    },
    [speak],
  )
  useEffect(() => () => clearTimeout(timer.current ?? undefined), [])

  return (
    <Announce value={announce}>
      {children}
      <div role="status" aria-live="polite" className="sr-only">
        {said}
      </div>
    </Announce>
  )
}

export const useAnnounce = () => useContext(Announce)

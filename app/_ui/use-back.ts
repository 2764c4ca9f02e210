'use client'
import { useEffect, useId, useRef } from 'react'

interface Step {
  /** Which part of the page it belongs to. */
  readonly over?: string
}

/**
 * The browser's way back leads here while something lies over the page, and does not leave the page. What is over it
 * has a step of its own in the history, which goes with it.
 */
export function useBack(onBack: () => void) {
  const id = useId()
  const back = useRef(onBack)
  const leaving = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => {
    back.current = onBack
  }, [onBack])
  useEffect(() => {
    const isHere = () => (window.history.state as Step | null)?.over === id
    const step = () => window.history.pushState({ over: id } satisfies Step, '')
    const onPop = () => {
      if (isHere()) return
      // Whoever is asked may stay.
      step()
      back.current()
    }
    // React may take an effect back and run it again at once; the step is the same then.
    clearTimeout(leaving.current)
    if (!isHere()) step()
    window.addEventListener('popstate', onPop)
    return () => {
      window.removeEventListener('popstate', onPop)
      leaving.current = setTimeout(() => isHere() && window.history.back())
    }
  }, [id])
}

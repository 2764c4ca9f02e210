'use client'
import { createContext, type RefObject, useContext, useLayoutEffect, useRef } from 'react'

/** Takes what was done away from the page; `go` does it. */
type Leave = (go: () => void) => void

const Holding = createContext<RefObject<Leave | null> | null>(null)

/** What lies within may hold whoever leaves; see `useHold`. */
export const Holdable = Holding.Provider

/**
 * For whatever has ways out. `leave` goes at once, unless something within holds: that decides whether and when.
 * Give `within` to `Holdable`.
 */
export function useLeaving(): { readonly leave: Leave; readonly within: RefObject<Leave | null> } {
  const within = useRef<Leave | null>(null)
  return { within, leave: (go) => (within.current ? within.current(go) : go()) }
}

/** Holds whoever leaves, for example because something is not saved; null lets them go. */
export function useHold(hold: Leave | null) {
  const within = useContext(Holding)
  useLayoutEffect(() => {
    if (!within) return
    within.current = hold
    return () => {
      within.current = null
    }
  }, [within, hold])
}

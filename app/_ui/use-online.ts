'use client'
import { useSyncExternalStore } from 'react'

function subscribe(hear: () => void) {
  for (const name of ['online', 'offline']) window.addEventListener(name, hear)
  return () => {
    for (const name of ['online', 'offline']) window.removeEventListener(name, hear)
  }
}

/** Whether the browser has a line at all; it may be a broken one. */
export const useOnline = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  )

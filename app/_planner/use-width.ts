'use client'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** Whether an element is narrower than this, in px: the planner stands in a page or in a dialog. */
export function useIsNarrow<E extends HTMLElement>(most: number): [RefObject<E | null>, boolean] {
  const ref = useRef<E>(null)
  const [isNarrow, setNarrow] = useState(false)
  useLayoutEffect(() => {
    const element = ref.current!
    setNarrow(element.clientWidth < most)
    const observer = new ResizeObserver(() => setNarrow(element.clientWidth < most))
    observer.observe(element)
    return () => observer.disconnect()
  }, [most])
  return [ref, isNarrow]
}

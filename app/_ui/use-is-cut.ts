'use client'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** Whether an element holds more lines than it shows. */
export function useIsCut<E extends HTMLElement>(): [RefObject<E | null>, boolean] {
  const ref = useRef<E>(null)
  const [isCut, setCut] = useState(false)
  useLayoutEffect(() => {
    const element = ref.current!
    const look = () => setCut(element.scrollHeight > element.clientHeight)
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, isCut]
}

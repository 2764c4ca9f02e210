'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const EVERY = 3_000

/**
 * Reads the page anew now and then, while something on it changes by itself and somebody looks. Without a line it is not
 * read: the router would take the whole page away, with all that was typed into it.
 */
export function KeepFresh({ while: isMoving }: { readonly while: boolean }) {
  const router = useRouter()
  useEffect(() => {
    if (!isMoving) return
    let isGone = false
    const look = async () => {
      if (document.visibilityState !== 'visible' || !(await isReached()) || isGone) return
      router.refresh()
    }
    const timer = setInterval(() => void look(), EVERY)
    return () => {
      isGone = true
      clearInterval(timer)
    }
  }, [isMoving, router])
  return null
}

const isReached = () =>
  fetch('/api/ready', { cache: 'no-store', signal: AbortSignal.timeout(EVERY) }).then(
    ({ ok }) => ok,
    () => false,
  )

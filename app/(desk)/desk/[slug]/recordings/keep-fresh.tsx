'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const EVERY = 3_000

/** Reads the page anew now and then, while something on it changes by itself and somebody looks. */
export function KeepFresh({ while: isMoving }: { readonly while: boolean }) {
  const router = useRouter()
  useEffect(() => {
    if (!isMoving) return
    const timer = setInterval(() => document.visibilityState === 'visible' && router.refresh(), EVERY)
    return () => clearInterval(timer)
  }, [isMoving, router])
  return null
}

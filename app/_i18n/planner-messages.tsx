'use client'
import { type ReactNode, useEffect, useState } from 'react'
import { useMessages } from 'use-intl/react'
import type { Locale } from './locales'
import type { Messages } from './messages'
import { Language } from './provider'

interface Loaded {
  readonly locale: Locale
  readonly messages: Partial<Messages>
}

/** Adds the planner's words to those of the page, fetched when somebody plans; `fallback` until they are there. */
export function PlannerMessages({
  fallback,
  children,
}: {
  readonly fallback: ReactNode
  readonly children: ReactNode
}) {
  const known = useMessages() as Partial<Messages>
  const [loaded, setLoaded] = useState<Loaded | null>(null)
  useEffect(() => {
    let gone = false
    const load = () =>
      fetch('/api/messages')
        .then((answer) => (answer.ok ? (answer.json() as Promise<Loaded>) : Promise.reject(new Error('no messages'))))
        .then((next) => !gone && setLoaded(next))
        .catch(() => !gone && setTimeout(load, 2_000))
    void load()
    return () => {
      gone = true
    }
  }, [])
  if (!loaded) return fallback
  return (
    <Language locale={loaded.locale} messages={{ ...known, ...loaded.messages }}>
      {children}
    </Language>
  )
}

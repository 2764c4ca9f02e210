'use client'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useHold } from '@/app/_ui/leaving'
import type { Draft } from './draft'
import { usePlanning } from './use-planning'

/** Keeps the draft as it is now; what is changed meanwhile is not kept by it. */
export function useSaving(onSave: (draft: Draft) => Promise<string | null>) {
  const { draft, wasKept } = usePlanning()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  /** Whether it is kept now. */
  const save = async (): Promise<boolean> => {
    setBusy(true)
    const code = await onSave(draft)
    setBusy(false)
    setProblem(code)
    if (code === null) wasKept(draft)
    return code === null
  }
  return { isBusy, problem, save }
}

/** Whoever leaves with something unsaved is asked: here, or by the browser where the whole page goes. */
export function useLeavingIsAsked(isUnsaved: boolean) {
  const [going, setGoing] = useState<(() => void) | null>(null)
  const isFree = useRef(false)
  const hold = useMemo(() => (isUnsaved ? (go: () => void) => setGoing(() => go) : null), [isUnsaved])
  useHold(hold)
  useEffect(() => {
    if (!isUnsaved) return
    const ask = (event: BeforeUnloadEvent) => {
      if (!isFree.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isUnsaved])
  return {
    isAsked: going !== null,
    stay: () => setGoing(null),
    go: () => {
      isFree.current = true
      setGoing(null)
      going?.()
    },
  }
}

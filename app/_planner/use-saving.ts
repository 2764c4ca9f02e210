'use client'
import { useEffect, useState } from 'react'
import type { Draft } from './draft'
import { usePlanning } from './use-planning'

/** Keeps the draft as it is now; what is changed meanwhile is not kept by it. */
export function useSaving(onSave: (draft: Draft) => Promise<string | null>) {
  const { draft, wasKept } = usePlanning()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const save = async () => {
    setBusy(true)
    const code = await onSave(draft)
    setBusy(false)
    setProblem(code)
    if (code === null) wasKept(draft)
  }
  return { isBusy, problem, save: () => void save() }
}

/** The browser asks before somebody leaves what they have not saved. */
export function useLeavingIsAsked(isUnsaved: boolean) {
  useEffect(() => {
    if (!isUnsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isUnsaved])
}

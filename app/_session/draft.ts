import { useEffect, useState } from 'react'

/** A text that survives a reload of the tab. */
export function useDraft(key: string) {
  const [draft, setDraft] = useState(() => read(key))
  useEffect(() => keep(key, draft), [key, draft])
  return [draft, setDraft] as const
}

function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

function keep(key: string, draft: string) {
  try {
    if (draft) sessionStorage.setItem(key, draft)
    else sessionStorage.removeItem(key)
  } catch {
    // then it lasts as long as the page
  }
}

import { useEffect, useState } from 'react'

/** A text that survives a reload of the tab. */
export function useDraft(key: string) {
  const [draft, setDraft] = useState(() => read(key))
  useEffect(() => keep(key, draft), [key, draft])
  return [draft, setDraft] as const
}

/** What is ticked beside a draft: as long-lived as that is, or it would be sent without. */
export function useDraftChoice(key: string) {
  const [kept, setKept] = useDraft(key)
  return [kept !== '', (isChosen: boolean) => setKept(isChosen ? 'yes' : '')] as const
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

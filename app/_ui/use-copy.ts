import { useEffect, useRef, useState } from 'react'

const STAYS = 4_000

/** What came of copying; `refused` where the page may not write there, as on an address without TLS. */
export type Copied = 'idle' | 'copied' | 'refused'

/** Copies texts to the clipboard, and says for a moment that it did. What could not be copied is selected by hand. */
export function useCopy(): readonly [copied: Copied, copy: (text: string) => Promise<boolean>] {
  const [copied, setCopied] = useState<Copied>('idle')
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const copy = async (text: string) => {
    clearTimeout(timer.current)
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      setCopied('refused')
      return false
    }
    setCopied('copied')
    timer.current = setTimeout(() => setCopied('idle'), STAYS)
    return true
  }
  return [copied, copy]
}

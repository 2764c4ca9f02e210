import { useEffect, useState } from 'react'
import * as z from 'zod/mini'

/** Whether this server can record: `absent` where nothing of the kind belongs to it, `off` where it is missing. */
export type Recorder = 'ready' | 'preparing' | 'off' | 'noMedia' | 'absent'

const health = z.object({
  parts: z.object({ live: z.literal('ready'), livekit: z.string(), recorder: z.optional(z.string()) }),
})

/** Out of what the server says of its parts; null when it says nothing of use just now. */
export function recorderIn(answer: unknown): Recorder | null {
  const { success, data } = health.safeParse(answer)
  if (!success) return null
  const { recorder, livekit } = data.parts
  if (recorder === undefined) return 'absent'
  if (livekit === 'off') return 'noMedia'
  if (recorder === 'off') return 'off'
  return recorder === 'ready' && livekit === 'ready' ? 'ready' : 'preparing'
}

const SOON = 3_000
const LATER = 60_000

/** What the server says of its recorder, anew from time to time; null until it has answered. */
export function useRecorder(): Recorder | null {
  const [recorder, setRecorder] = useState<Recorder | null>(null)
  useEffect(() => {
    let isGone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      const answer = await fetch('/api/health', { cache: 'no-store' }).then(
        (each) => each.json(),
        () => null,
      )
      if (isGone) return
      const found = recorderIn(answer)
      if (found) setRecorder(found)
      timer = setTimeout(look, found === null || found === 'preparing' ? SOON : LATER)
    }
    void look().catch(() => {})
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [])
  return recorder
}

'use client'
import { useEffect, useState } from 'react'
import type { RecordingsPage } from '@/domain/recording/watching'
import { ask, Refused } from './live-http'

interface Whose {
  readonly sessionId: string
  readonly seat: string | null
}

/** So long after an end everybody has asked: they do not all come at once. Milliseconds. */
const SPREAD = 2_000
/** Whoever stays hears of it within this, in milliseconds, and a spread; the few who run the session wait for their recording. */
const AGAIN = 45_000
const AGAIN_FOR_STAFF = 10_000

/** `unpublished`: those who run the session watch it, and nobody else. */
export type ReplayThere = 'published' | 'unpublished' | 'none'

const replayIn = ({ recordings, wholeLog }: RecordingsPage): ReplayThere => {
  if (recordings.some(({ isPublished }) => isPublished)) return 'published'
  if (recordings.length > 0) return 'unpublished'
  return wholeLog ? 'published' : 'none'
}

/**
 * What there is to watch again of a session for whoever is here: what was recorded is there only once it is published, and
 * that is noticed while the page is looked at. Null until it is known.
 */
export const useReplayThere = (whose: Whose & { readonly isOver: boolean }): ReplayThere | null => {
  const page = useWhatIsThere(whose, whose.isOver, 'replay')
  return page === null ? null : page === 'refused' ? 'none' : replayIn(page)
}

/** Whether a session that runs is streamed to whoever is here. */
export const useStreamThere = (whose: Whose & { readonly isOn: boolean }): boolean => {
  const page = useWhatIsThere(whose, whose.isOn, 'stream')
  return page !== null && page !== 'refused' && page.live !== null
}

/** Whether asking again could bring something else. Whoever runs a session may yet get a recording of it. */
const isSettled = (page: RecordingsPage, what: 'replay' | 'stream'): boolean =>
  what === 'stream' ? page.live !== null : replayIn(page) === 'published' && !(page.isStaff && !page.recordings.length)

/** `refused`: not for whoever asks, who asks no more. Without a line, or where it is busy, it is as it was. */
function useWhatIsThere({ sessionId, seat }: Whose, isAsked: boolean, what: 'replay' | 'stream') {
  const [page, setPage] = useState<RecordingsPage | 'refused' | null>(null)
  useEffect(() => {
    setPage(null)
    if (!isAsked) return
    let isGone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const lookIn = (ms: number) => {
      timer = setTimeout(lookWhenSeen, ms + Math.random() * SPREAD)
    }
    /** What nobody looks at asks for nothing; it does as soon as somebody does. */
    const lookWhenSeen = () => {
      if (document.hidden) document.addEventListener('visibilitychange', lookWhenSeen, { once: true })
      else void look()
    }
    const look = async () => {
      const found = await ask<RecordingsPage>('recordings', { session: sessionId, seat }).catch((error) =>
        error instanceof Refused && [403, 404].includes(error.status) ? ('refused' as const) : null,
      )
      if (isGone) return
      if (found !== null) setPage(found)
      if (found === null || (found !== 'refused' && !isSettled(found, what)))
        lookIn(found?.isStaff ? AGAIN_FOR_STAFF : AGAIN)
    }
    lookIn(0)
    return () => {
      isGone = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', lookWhenSeen)
    }
  }, [sessionId, seat, isAsked, what])
  return page
}

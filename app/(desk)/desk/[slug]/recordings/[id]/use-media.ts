import type { RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'
import { attach, type Source } from '@/app/_player/source'

const PLAYLIST = 'full.m3u8'
const STANDS = ['timeupdate', 'seeked', 'play', 'pause'] as const

type State = 'loading' | 'ready' | 'failed'

/** Where a video was and whether it played. */
interface Stand {
  readonly place: number
  readonly plays: boolean
}

/**
 * Gives a video the whole recording. It is loaded anew only when that must be, and then goes on where it was.
 * @param media where its files lie; addresses change by the hour, and the newest is taken when one is lost
 * @param cuts differ when files were moved: what is cut out lies elsewhere
 * @param onLost they cannot be had; it is tried again by itself
 */
export function useMedia(
  video: RefObject<HTMLVideoElement | null>,
  media: string,
  cuts: string,
  onLost: () => void,
): State {
  const [state, setState] = useState<State>('loading')
  const stand = useRef<Stand>({ place: 0, plays: false })
  /** Resolves when what was loaded before is taken off: a late end would take away what came after it. */
  const over = useRef<Promise<void>>(Promise.resolve())
  const latest = useRef({ media, onLost })
  latest.current = { media, onLost }
  // biome-ignore lint/correctness/useExhaustiveDependencies: after other cuts files lie elsewhere
  useEffect(() => {
    const element = video.current
    if (!element) return
    // Whoever takes the source away takes the place too, and says so afterwards.
    const keepPlace = () => {
      if (element.readyState > 0) stand.current = { place: element.currentTime, plays: !element.paused }
    }
    const ready = () => {
      setState('ready')
      if (stand.current.plays) void element.play().catch(() => {})
    }
    element.addEventListener('loadedmetadata', ready)
    for (const name of STANDS) element.addEventListener(name, keepPlace)
    const source: Source = {
      base: () => latest.current.media,
      playlist: PLAYLIST,
      extent: 'whole',
      startAt: () => stand.current.place,
      renew: async () => {
        latest.current.onLost()
        return true
      },
    }
    const attached = over.current.then(() => attach(element, source, (isLost) => setState(isLost ? 'failed' : 'ready')))
    void attached.then(({ loadAhead }) => loadAhead())
    return () => {
      keepPlace()
      element.removeEventListener('loadedmetadata', ready)
      for (const name of STANDS) element.removeEventListener(name, keepPlace)
      over.current = attached.then(({ detach }) => detach())
    }
  }, [video, cuts])
  return state
}

import type { RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'
import { persistently } from '@/app/_ui/persistently'

const PLAYLIST = 'full.m3u8'

type State = 'loading' | 'ready' | 'failed'

/** Where a video was and whether it played. */
interface Stand {
  readonly place: number
  readonly plays: boolean
}

/**
 * Gives a video the whole recording. It is loaded anew only when that must be, and then goes on where it was.
 * @param media where its files lie; addresses change by the hour, and the one that was taken first does until it is lost
 * @param cuts differ when files were moved: what is cut out lies elsewhere
 * @param onLost they are no longer there
 */
export function useMedia(
  video: RefObject<HTMLVideoElement | null>,
  media: string,
  cuts: string,
  onLost: () => void,
): State {
  const [state, setState] = useState<State>('loading')
  const [taken, setTaken] = useState(media)
  const stand = useRef<Stand>({ place: 0, plays: false })
  if (state === 'failed' && taken !== media) {
    setTaken(media)
    setState('loading')
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: after other cuts files lie elsewhere, and `onLost` is asked when it happens
  useEffect(() => {
    const element = video.current
    if (!element) return
    let [isGone, detach] = [false, () => {}]
    const ready = () => {
      setState('ready')
      if (stand.current.plays) void element.play().catch(() => {})
    }
    element.addEventListener('loadedmetadata', ready)
    const lost = () => {
      setState('failed')
      onLost()
    }
    void attach(element, `${taken}/${PLAYLIST}`, stand.current.place, lost).then((how) => {
      if (isGone) how()
      else detach = how
    }, lost)
    return () => {
      isGone = true
      // Whoever takes the source away takes the place too.
      if (element.readyState > 0) stand.current = { place: element.currentTime, plays: !element.paused }
      detach()
      element.removeEventListener('loadedmetadata', ready)
    }
  }, [video, taken, cuts])
  return state
}

/** Plays a playlist with hls.js, or where that is not possible with what the browser has. Answers how to end it. */
async function attach(element: HTMLVideoElement, url: string, place: number, lost: () => void): Promise<() => void> {
  const { default: Hls } = await persistently(() => import('hls.js/light'))
  if (!Hls.isSupported()) {
    element.src = url
    element.currentTime = place
    element.addEventListener('error', lost)
    return () => {
      element.removeEventListener('error', lost)
      element.removeAttribute('src')
    }
  }
  const hls = new Hls({ startPosition: place, enableWorker: false })
  hls.on(Hls.Events.ERROR, (_name, { fatal }) => fatal && lost())
  hls.loadSource(url)
  hls.attachMedia(element)
  return () => hls.destroy()
}

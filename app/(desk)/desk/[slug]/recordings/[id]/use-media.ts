import type { RefObject } from 'react'
import { useEffect, useState } from 'react'
import { persistently } from '@/app/_ui/persistently'

const PLAYLIST = 'full.m3u8'

/**
 * Gives a video the whole recording, and keeps its place when its files are elsewhere.
 * @param media where they lie now
 * @param edition changes when they were moved
 * @param onLost they are no longer there
 */
export function useMedia(
  video: RefObject<HTMLVideoElement | null>,
  media: string,
  edition: number,
  onLost: () => void,
): 'loading' | 'ready' | 'failed' {
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading')
  // biome-ignore lint/correctness/useExhaustiveDependencies: another edition lies elsewhere, and `onLost` is asked when it happens
  useEffect(() => {
    const element = video.current
    if (!element) return
    const place = element.currentTime
    let [isGone, detach] = [false, () => {}]
    const ready = () => setState('ready')
    element.addEventListener('loadedmetadata', ready)
    const lost = () => {
      setState('failed')
      onLost()
    }
    void attach(element, `${media}/${PLAYLIST}`, place, lost).then((how) => {
      if (isGone) how()
      else detach = how
    }, lost)
    return () => {
      isGone = true
      detach()
      element.removeEventListener('loadedmetadata', ready)
    }
  }, [video, media, edition])
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

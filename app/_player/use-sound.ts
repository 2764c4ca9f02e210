import { useCallback, useSyncExternalStore } from 'react'

/** How loud a recording is, and whether it is heard at all. */
export function useSound(video: HTMLVideoElement | null) {
  const subscribe = useCallback(
    (changed: () => void) => {
      video?.addEventListener('volumechange', changed)
      return () => video?.removeEventListener('volumechange', changed)
    },
    [video],
  )
  const isMuted = useSyncExternalStore(subscribe, () => video !== null && (video.muted || video.volume === 0))
  const toggle = () => {
    if (video) video.muted = !video.muted
  }
  const louder = (by: number) => {
    if (!video) return
    video.muted = false
    video.volume = Math.min(1, Math.max(0, video.volume + by))
  }
  return { isMuted, toggle, louder }
}

import { type RefObject, useEffect, useState } from 'react'

/** iPhones show only pictures on the full screen. */
type Phone = HTMLVideoElement & { readonly webkitEnterFullscreen?: () => void }

/** Shows the stage and the player on the full screen; where a browser cannot, the picture alone. */
export function useFullScreen(within: RefObject<HTMLElement | null>, video: Phone | null) {
  const [isFull, setFull] = useState(false)
  const [isPossible, setPossible] = useState(false)
  useEffect(() => {
    setPossible(document.fullscreenEnabled || video?.webkitEnterFullscreen !== undefined)
    const changed = () => setFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', changed)
    return () => document.removeEventListener('fullscreenchange', changed)
  }, [video])
  const toggle = () => {
    if (document.fullscreenElement) void document.exitFullscreen()
    else if (document.fullscreenEnabled)
      void within.current
        ?.closest('main')
        ?.requestFullscreen()
        .catch(() => {})
    else video?.webkitEnterFullscreen?.()
  }
  return { isFull, isPossible, toggle }
}

'use client'
import { useEffect, useRef } from 'react'
import type { Playable } from './media'

interface Props {
  readonly track: Playable
  /** One's own picture is shown as in a mirror. */
  readonly mirrored?: boolean
  /** A screen is shown whole, a face fills its box. */
  readonly whole?: boolean
}

/** A moving picture. Its sound is played elsewhere. */
export function Video({ track, mirrored, whole }: Props) {
  const element = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    const video = element.current!
    track.attach(video)
    return () => {
      track.detach(video)
    }
  }, [track])
  return (
    <video
      ref={element}
      muted
      playsInline
      autoPlay
      aria-hidden
      className={`absolute inset-0 size-full ${whole ? 'object-contain' : 'object-cover'} ${mirrored ? '-scale-x-100' : ''}`}
    />
  )
}

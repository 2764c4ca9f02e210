'use client'
import { STAGE_SHAPE } from '@/app/_room/room'
import type { Clock } from './clock'
import { Picture } from './picture'

interface Props {
  readonly video: HTMLVideoElement
  readonly clock: Clock
  readonly isLost: boolean
  readonly label: 'begin' | 'beginLive'
  /** Why nothing more comes just now, in words. */
  readonly rest?: string | null
}

/** The picture in the place of the stage. */
export const Screen = (picture: Props) => (
  <div className={`stacked:aspect-video ${STAGE_SHAPE}`}>
    <Picture {...picture} />
  </div>
)

/** Sound goes on where the picture is put away. */
export const AudioPicture = ({ video }: { readonly video: HTMLVideoElement }) => (
  <div ref={(place) => place?.append(video)} className="sr-only" aria-hidden />
)

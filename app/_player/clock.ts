import type { ReplayTime } from '@/app/_session/replay-driver'
import type { Value } from '@/app/_session/value'

export interface Playback {
  readonly isPlaying: boolean
  /** It should go on, and waits for what is still to come over the line. */
  readonly isWaiting: boolean
  /** Milliseconds since the beginning. */
  readonly position: number
  /** Milliseconds; it grows while something is still streamed. */
  readonly length: number
  readonly speed: number
}

/** What a replay goes by, and how it is moved. */
export interface Clock extends ReplayTime {
  readonly playback: Value<Playback>
  /** Which time of the log is shown at a position, and back; positions in milliseconds. */
  readonly timeAt: (position: number) => number
  readonly positionOf: (at: number) => number
  readonly play: () => void
  readonly pause: () => void
  /** Goes to a position, or to the nearest there is. */
  readonly seek: (position: number) => void
  readonly setSpeed: (speed: number) => void
  readonly close: () => void
}

export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5] as const

export const within = (position: number, length: number): number => Math.min(length, Math.max(0, position))

import type { ParticipantId } from '@/domain/protocol/standing'
import type { Source } from '@/domain/session'

/** Why a microphone or camera is not to be had, in words that lead to a way out. */
export type DeviceProblem = 'denied' | 'missing' | 'busy' | 'insecure' | 'failed'

/** One's own microphone, camera or screen. */
export interface Sending {
  readonly on: boolean
  readonly busy: boolean
  readonly problem: DeviceProblem | null
}

/** Where the connection to the media room stands. `none`: there is nothing to hear now. */
export type MediaStatus = 'none' | 'connecting' | 'connected' | 'reconnecting' | 'preparing' | 'off' | 'elsewhere'

/** What attaches to an element. LiveKit's tracks fit. */
export interface Playable {
  attach(element: HTMLMediaElement): unknown
  detach(element: HTMLMediaElement): unknown
}

/** What comes in from somebody, or goes out from oneself. */
export interface Streams {
  readonly camera: Playable | null
  readonly screen: Playable | null
  /** False while no sound can come from them. */
  readonly audible: boolean
  readonly speaking: boolean
}

export interface MediaView {
  readonly status: MediaStatus
  readonly people: ReadonlyMap<ParticipantId, Streams>
  /** The loudest just now; stays a little after they fell silent. */
  readonly speaker: ParticipantId | null
  readonly sending: Readonly<Record<Source, Sending>>
  /** The browser plays no sound before somebody clicks. */
  readonly needsClick: boolean
  readonly audioOnly: boolean
}

const silent: Sending = { on: false, busy: false, problem: null }

export const nothingYet: MediaView = {
  status: 'none',
  people: new Map(),
  speaker: null,
  sending: { microphone: silent, camera: silent, screen: silent },
  needsClick: false,
  audioOnly: false,
}

export const noStreams: Streams = { camera: null, screen: null, audible: false, speaking: false }

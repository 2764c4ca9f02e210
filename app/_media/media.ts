import type { MediaSeat, Source } from '@/domain/media-seats'
import type { Report } from '@/domain/protocol/messages'
import type { ParticipantId, RoomId } from '@/domain/protocol/standing'

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

/** A seat in another media room than the one where one stands: listening in, or an announcement by voice. */
export interface EarView {
  readonly channel: RoomId
  readonly as: MediaSeat['as']
  /** `failed` is tried again by itself, unless a microphone is missing. */
  readonly state: 'connecting' | 'connected' | 'failed'
  /** Why the announcer's microphone is not to be had. */
  readonly problem: DeviceProblem | null
  readonly needsClick: boolean
}

/** How good one's own connection to a media room is. */
export type Line = Report['line']

/** What is seen and heard in one media room. */
export interface RoomView {
  readonly people: ReadonlyMap<ParticipantId, Streams>
  /** The loudest just now; stays a little after they fell silent. */
  readonly speaker: ParticipantId | null
  readonly line: Line
  /** The browser plays no sound before somebody clicks. */
  readonly needsClick: boolean
}

export interface MediaView extends RoomView {
  readonly status: MediaStatus
  readonly sending: Readonly<Record<Source, Sending>>
  readonly audioOnly: boolean
}

export const emptyRoom: RoomView = { people: new Map(), speaker: null, line: 'good', needsClick: false }

const silent: Sending = { on: false, busy: false, problem: null }

export const nothingYet: MediaView = {
  ...emptyRoom,
  status: 'none',
  sending: { microphone: silent, camera: silent, screen: silent },
  audioOnly: false,
}

export const noStreams: Streams = { camera: null, screen: null, audible: false, speaking: false }

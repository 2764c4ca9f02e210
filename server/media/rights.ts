import { type ParticipantPermission, TrackSource, type VideoGrant } from 'livekit-server-sdk'
import type { MediaSeat, Source } from '@/domain/media-seats'
import type { ParticipantId } from '@/domain/protocol/standing'

const TRACKS: Readonly<Record<Source, readonly TrackSource[]>> = {
  microphone: [TrackSource.MICROPHONE],
  camera: [TrackSource.CAMERA],
  screen: [TrackSource.SCREEN_SHARE, TrackSource.SCREEN_SHARE_AUDIO],
}

const tracksOf = ({ sources }: MediaSeat): TrackSource[] => sources.flatMap((source) => TRACKS[source])

/** Whoever hears a room without being in it is seen by nobody there. */
const isHidden = ({ as }: MediaSeat): boolean => as === 'listener' || as === 'audience'

/**
 * Under which identity somebody sits there: their own id where others meet them. Hidden ones bear another, because
 * LiveKit has each only once: whoever listens to a room may be on the way into it, or out of it.
 */
export const identityOf = (seat: MediaSeat, id: ParticipantId): string => (isHidden(seat) ? `${seat.as}:${id}` : id)

/** Whose identity it is. */
export const holderOf = (identity: string): ParticipantId => identity.slice(identity.indexOf(':') + 1)

/** What a token carries: one room, sources by role, no data, no administration. */
export const grantOf = (seat: MediaSeat, roomName: string): VideoGrant => ({
  roomJoin: true,
  room: roomName,
  canSubscribe: true,
  canPublish: seat.sources.length > 0,
  canPublishSources: tracksOf(seat),
  canPublishData: false,
  canUpdateOwnMetadata: false,
  ...(isHidden(seat) && { hidden: true }),
})

/** Under which identity a recording listens: its program is seen by nobody there. */
export const recorderIdentity = (recordingId: string): string => `recorder:${recordingId}`

/** What its token carries: everybody's page then says by itself that it is recorded. */
export const recorderGrant = (roomName: string): VideoGrant => ({
  roomJoin: true,
  room: roomName,
  canSubscribe: true,
  canPublish: false,
  canPublishData: false,
  canUpdateOwnMetadata: false,
  hidden: true,
  recorder: true,
})

/** The same as a permission of somebody who is connected. */
export const permissionOf = (seat: MediaSeat) => ({
  canSubscribe: true,
  canPublish: seat.sources.length > 0,
  canPublishSources: tracksOf(seat),
  canPublishData: false,
  canUpdateMetadata: false,
  hidden: isHidden(seat),
})

export const hasPermission = (has: ParticipantPermission | undefined, seat: MediaSeat): boolean => {
  const should = permissionOf(seat)
  return (
    has !== undefined &&
    has.canSubscribe === should.canSubscribe &&
    has.canPublish === should.canPublish &&
    has.hidden === should.hidden &&
    !has.canPublishData &&
    has.canPublishSources.length === should.canPublishSources.length &&
    should.canPublishSources.every((source) => has.canPublishSources.includes(source))
  )
}

/** A seat in a room that somebody is leaving: they send there what they could, as far as the new seat lets them. */
export function leavingSeat(channel: string, has: ParticipantPermission | undefined, next: MediaSeat): MediaSeat {
  const could = (source: Source) => TRACKS[source].every((track) => has?.canPublishSources.includes(track))
  const sources = has?.canPublish ? next.sources.filter(could) : []
  return { channel, sources, as: 'member' }
}

import { type ParticipantPermission, TrackSource, type VideoGrant } from 'livekit-server-sdk'
import type { Publishing, Source } from '@/domain/session'

const TRACKS: Readonly<Record<Source, readonly TrackSource[]>> = {
  microphone: [TrackSource.MICROPHONE],
  camera: [TrackSource.CAMERA],
  screen: [TrackSource.SCREEN_SHARE, TrackSource.SCREEN_SHARE_AUDIO],
}

const tracksOf = ({ sources }: Publishing): TrackSource[] => sources.flatMap((source) => TRACKS[source])

/** What a token carries: one room, sources by role, no data, no administration. */
export const grantOf = (publishing: Publishing, roomName: string): VideoGrant => ({
  roomJoin: true,
  room: roomName,
  canSubscribe: true,
  canPublish: publishing.sources.length > 0,
  canPublishSources: tracksOf(publishing),
  canPublishData: false,
  canUpdateOwnMetadata: false,
})

/** The same as a permission of somebody who is connected. */
export const permissionOf = (publishing: Publishing) => ({
  canSubscribe: true,
  canPublish: publishing.sources.length > 0,
  canPublishSources: tracksOf(publishing),
  canPublishData: false,
  canUpdateMetadata: false,
})

export const hasPermission = (has: ParticipantPermission | undefined, publishing: Publishing): boolean => {
  const should = permissionOf(publishing)
  return (
    has !== undefined &&
    has.canSubscribe === should.canSubscribe &&
    has.canPublish === should.canPublish &&
    !has.canPublishData &&
    has.canPublishSources.length === should.canPublishSources.length &&
    should.canPublishSources.every((source) => has.canPublishSources.includes(source))
  )
}

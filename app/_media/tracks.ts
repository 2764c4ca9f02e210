import { type LocalParticipant, type LocalTrack, type Participant, Track } from 'livekit-client'
import type { Source } from '@/domain/media-seats'
import type { Playable, Streams } from './media'

/** LiveKit's names for what is sent. */
export const SOURCES: Readonly<Record<Source, Track.Source>> = {
  microphone: Track.Source.Microphone,
  camera: Track.Source.Camera,
  screen: Track.Source.ScreenShare,
}

/** Whether others get it now. */
export const isSent = (participant: LocalParticipant, source: Source): boolean => {
  const publication = participant.getTrackPublication(SOURCES[source])
  return publication !== undefined && !publication.isMuted
}

/** Whether LiveKit lets it through by now: its permission comes a moment after the fold's. */
export function mayPublish({ permissions }: LocalParticipant, source: Source): boolean {
  if (!permissions?.canPublish) return false
  // The protocol's numbers: camera 1, microphone 2, screen 3.
  const number = { camera: 1, microphone: 2, screen: 3 }[source]
  return permissions.canPublishSources.length === 0 || permissions.canPublishSources.includes(number)
}

/** How a device is opened. */
export const OPEN = { microphone: { audio: true }, camera: { video: true } } as const

export const switchOff = (participant: LocalParticipant, source: Source) => {
  if (source === 'microphone') return participant.setMicrophoneEnabled(false)
  if (source === 'camera') return participant.setCameraEnabled(false)
  return participant.setScreenShareEnabled(false)
}

export const stopAll = (tracks: readonly LocalTrack[]) => {
  for (const track of tracks) track.stop()
}

/** What of somebody is there to be seen and heard. */
export function streamsOf(participant: Participant): Streams {
  const track = (source: Track.Source): Playable | null => {
    const publication = participant.getTrackPublication(source)
    return publication?.track && publication.isSubscribed && !publication.isMuted ? publication.track : null
  }
  const microphone = participant.getTrackPublication(Track.Source.Microphone)
  return {
    camera: track(Track.Source.Camera),
    screen: track(Track.Source.ScreenShare),
    audible: microphone !== undefined && !microphone.isMuted,
    speaking: participant.isSpeaking,
  }
}

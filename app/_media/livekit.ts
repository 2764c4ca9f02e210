import {
  type AudioCaptureOptions,
  createLocalScreenTracks,
  LocalAudioTrack,
  type LocalTrack,
  LocalVideoTrack,
  Room,
  RoomEvent,
  type RoomOptions,
  ScreenSharePresets,
  Track,
  type TrackPublication,
  VideoPresets,
} from 'livekit-client'
import type { DeviceChoice } from './devices'

/** What reaches out of the page; tests bring their own. */
export interface Outside {
  readonly newRoom: (options: RoomOptions) => Room
  readonly captureScreen: () => Promise<readonly LocalTrack[]>
  readonly cloneTrack: (track: LocalTrack) => LocalTrack
  readonly carries: (room: Room) => Promise<boolean>
  readonly pause: (ms: number) => Promise<void>
}

/** What somebody else in its room has received. */
const received = new WeakSet<TrackPublication>()

export const livekit: Outside = {
  newRoom: (options) =>
    new Room(options).on(RoomEvent.LocalTrackSubscribed, (publication) => void received.add(publication)),
  captureScreen: () => createLocalScreenTracks({ audio: true }),
  cloneTrack,
  carries,
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

/** The same device once more, for another room: each room stops its own, and the device closes with the last. */
function cloneTrack(track: LocalTrack): LocalTrack {
  const media = track.mediaStreamTrack.clone()
  const Kind = track.kind === Track.Kind.Audio ? LocalAudioTrack : LocalVideoTrack
  const clone = new Kind(media, track.constraints, false)
  clone.source = track.source
  return clone as LocalTrack
}

/**
 * Whether one's own voice has reached this room, and those who can be heard there have come in. Pictures do not count:
 * they are not sent before somebody looks.
 */
async function carries({ localParticipant, remoteParticipants }: Room): Promise<boolean> {
  for (const { audioTrackPublications } of remoteParticipants.values()) {
    for (const { isMuted, track } of audioTrackPublications.values()) if (!isMuted && !track) return false
  }
  for (const publication of localParticipant.audioTrackPublications.values()) {
    if (publication.isMuted) continue
    const hasReached =
      remoteParticipants.size > 0 ? received.has(publication) : await hasLeft(publication.track?.sender)
    if (!hasReached) return false
  }
  return true
}

/** Whether something was sent at all, where nobody is there to receive it. */
async function hasLeft(sender: RTCRtpSender | undefined): Promise<boolean> {
  const stats: RTCOutboundRtpStreamStats[] = [...((await sender?.getStats())?.values() ?? [])]
  return stats.some(({ type, packetsSent = 0 }) => type === 'outbound-rtp' && packetsSent > 0)
}

/** How a room is joined with the devices that somebody chose. */
export const roomOptions = ({ microphoneId, cameraId, speakerId }: DeviceChoice): RoomOptions => ({
  adaptiveStream: true,
  dynacast: true,
  audioCaptureDefaults: { ...(microphoneId && { deviceId: { ideal: microphoneId } }) } as AudioCaptureOptions,
  videoCaptureDefaults: {
    resolution: VideoPresets.h720.resolution,
    ...(cameraId && { deviceId: { ideal: cameraId } }),
  },
  publishDefaults: {
    red: true,
    dtx: true,
    simulcast: true,
    screenShareEncoding: ScreenSharePresets.h1080fps15.encoding,
  },
  ...(speakerId && { audioOutput: { deviceId: speakerId } }),
})

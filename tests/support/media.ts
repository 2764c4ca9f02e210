import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  LocalVideoTrack,
  Room,
  RoomEvent,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoFrame,
  VideoSource,
} from '@livekit/rtc-node'

export interface Sending {
  readonly stop: () => Promise<void>
}

/** Connects to a media room as LiveKit's own client does. */
export async function connectMedia(url: string, token: string): Promise<Room> {
  const room = new Room()
  await room.connect(url, token, { autoSubscribe: true, dynacast: false })
  return room
}

/** Resolves when somebody's track comes in. */
export const heard = (room: Room, identity: string): Promise<void> =>
  new Promise((resolve) => {
    room.on(RoomEvent.TrackSubscribed, (_track, _publication, participant) => {
      if (participant.identity === identity) resolve()
    })
  })

const RATE = 48_000
const WIDTH = 160
const HEIGHT = 90

/** Publishes a quiet tone, until stopped. Rejects when it may not be sent. */
export async function publishTone(room: Room): Promise<Sending> {
  const source = new AudioSource(RATE, 1)
  const track = LocalAudioTrack.createAudioTrack('microphone', source)
  const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE })
  const publication = await room.localParticipant!.publishTrack(track, options)
  let isOn = true
  let phase = 0
  const play = async () => {
    while (isOn) {
      const samples = new Int16Array(RATE / 50)
      for (let i = 0; i < samples.length; i++) samples[i] = 6_000 * Math.sin((phase++ * 2 * Math.PI * 440) / RATE)
      await source.captureFrame(new AudioFrame(samples, RATE, 1, samples.length)).catch(() => {})
    }
  }
  const playing = play()
  return {
    stop: async () => {
      isOn = false
      await playing
      await room.localParticipant?.unpublishTrack(publication.sid!).catch(() => {})
      await source.close()
    },
  }
}

/** Publishes a tiny picture in one colour, five times a second. */
export async function publishPicture(
  room: Room,
  [red, green, blue]: readonly [number, number, number],
): Promise<Sending> {
  const source = new VideoSource(WIDTH, HEIGHT)
  const track = LocalVideoTrack.createVideoTrack('camera', source)
  const options = new TrackPublishOptions({ source: TrackSource.SOURCE_CAMERA, simulcast: false })
  const publication = await room.localParticipant!.publishTrack(track, options)
  const pixels = new Uint8Array(WIDTH * HEIGHT * 4)
  for (let i = 0; i < pixels.length; i += 4) pixels.set([red, green, blue, 255], i)
  const timer = setInterval(() => source.captureFrame(new VideoFrame(pixels, WIDTH, HEIGHT, VideoBufferType.RGBA)), 200)
  return {
    stop: async () => {
      clearInterval(timer)
      await room.localParticipant?.unpublishTrack(publication.sid!).catch(() => {})
      await source.close()
    },
  }
}

import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  LocalVideoTrack,
  Room,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoFrame,
  VideoSource,
} from '@livekit/rtc-node'
import { answering } from './child'

/**
 * Two who speak before a camera with 25 pictures a second, each as large as a stage for two shows them. One of them turns
 * white and beeps every two seconds, in the same moment; answers when, in milliseconds since 1970.
 */
const [WIDTH, HEIGHT, RATE] = [640, 360, 48_000]
const TICK = 10
const PICTURE_EVERY = 4
const FLASH_EVERY = 200
const FLASH = 12
const STILLS = 20
const flashed: number[] = []

interface Speaker {
  readonly url: string
  readonly token: string
  readonly flashes: boolean
}

/** Planes of I420: a grey ramp that wanders, so that there is something to compress. */
function picture(shift: number): VideoFrame {
  const pixels = new Uint8Array((WIDTH * HEIGHT * 3) / 2).fill(128)
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) pixels[y * WIDTH + x] = 40 + (((x + shift * 12) >> 3) & 63) + ((y >> 4) & 15)
  return new VideoFrame(pixels, WIDTH, HEIGHT, VideoBufferType.I420)
}
const white = (): VideoFrame => {
  const pixels = new Uint8Array((WIDTH * HEIGHT * 3) / 2).fill(128).fill(235, 0, WIDTH * HEIGHT)
  return new VideoFrame(pixels, WIDTH, HEIGHT, VideoBufferType.I420)
}

function sound(isLoud: boolean, tick: number): AudioFrame {
  const samples = new Int16Array((RATE / 1_000) * TICK)
  if (isLoud)
    for (let i = 0; i < samples.length; i++)
      samples[i] = 20_000 * Math.sin(((tick * samples.length + i) * 2 * Math.PI * 1_000) / RATE)
  return new AudioFrame(samples, RATE, 1, samples.length)
}

const rooms: Room[] = []
const stills = Array.from({ length: STILLS }, (_, i) => picture(i))
const flash = white()

async function speak({ url, token, flashes }: Speaker): Promise<void> {
  const room = new Room()
  await room.connect(url, token, { autoSubscribe: false, dynacast: false })
  rooms.push(room)
  const [camera, microphone] = [new VideoSource(WIDTH, HEIGHT), new AudioSource(RATE, 1, 0)]
  const video = new TrackPublishOptions({ source: TrackSource.SOURCE_CAMERA, simulcast: false })
  const audio = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE, dtx: false, red: false })
  await room.localParticipant!.publishTrack(LocalVideoTrack.createVideoTrack('camera', camera), video)
  await room.localParticipant!.publishTrack(LocalAudioTrack.createAudioTrack('microphone', microphone), audio)
  const begunAt = performance.now()
  let tick = 0
  const step = () => {
    for (; tick * TICK < performance.now() - begunAt; tick++) {
      const isFlash = flashes && tick % FLASH_EVERY < FLASH
      if (flashes && tick % FLASH_EVERY === 0) flashed.push(Date.now())
      void microphone.captureFrame(sound(isFlash, tick)).catch(() => {})
      if (tick % PICTURE_EVERY === 0) camera.captureFrame(isFlash ? flash : stills[(tick / PICTURE_EVERY) % STILLS]!)
    }
    setTimeout(step, TICK / 2)
  }
  step()
}

answering({ speak, flashed: () => flashed })

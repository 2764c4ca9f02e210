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
import type { Pass } from '@/app/_media/pass'
import { VOICE } from '@/domain/media-seats'
import type { RoomId } from '@/domain/protocol/standing'
import { FRAMES_PER_SECOND, Picture, SIZE } from './picture'
import type { RunningProduct } from './running-product'
import { RATE, Tone } from './tone'

const ASK_AGAIN = 1_000
const TRIES = 20
/** Of a second: how much sound is handed over at once. */
const SLICE = 0.02

export interface Sender {
  readonly name: string
  readonly seat: string
  /** Which of those on stage; it chooses colour and pitch. */
  readonly index: number
}

/** Picture and sound of somebody, in one media room after the other: on the stage, in their group. */
export class Publisher {
  #room: Room | null = null
  #channel: RoomId | null = null
  #working: Promise<void> = Promise.resolve()
  #speaksUntil = 0

  constructor(
    private readonly product: RunningProduct,
    private readonly sender: Sender,
    private readonly onTrouble: (what: string) => void,
  ) {}

  get isSending(): boolean {
    return this.#room !== null
  }

  /** Where they are seen and heard, null for nowhere; called whenever it may have changed, and what is so already stays. */
  set(channel: RoomId | null) {
    if (channel === this.#channel) return
    this.#channel = channel
    this.#working = this.#working
      .then(async () => {
        await this.#stop()
        if (this.#channel === channel && channel !== null) await this.#start()
      })
      .catch(() => {})
  }

  /** Speaks just now, and is heard. */
  get isHeard(): boolean {
    return this.isSending && performance.now() < this.#speaksUntil
  }

  /** Is heard for so many milliseconds. */
  speak(ms: number) {
    this.#speaksUntil = performance.now() + ms
  }

  async stop(): Promise<void> {
    this.set(null)
    await this.#working
  }

  async #start() {
    if (this.#room) return
    const { name } = this.sender
    const channel = this.#channel
    for (let tries = 0; channel !== null && this.#channel === channel && tries < TRIES; tries++) {
      const pass = await this.#pass(channel).catch((): Pass => ({ ok: false, code: 'media/preparing' }))
      if (!pass.ok && pass.code === 'media/off') return this.onTrouble('live media is off: nobody is seen or heard')
      if (pass.ok && (await this.#publish(pass, channel))) return
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN))
    }
    if (channel !== null && this.#channel === channel) this.onTrouble(`${name} could not send picture and sound`)
  }

  async #pass(channel: RoomId): Promise<Pass> {
    const { url, session, cookieOf } = this.product
    const { seat } = this.sender
    const query = new URLSearchParams({ session, seat, tab: `rehearsal-${seat}`, channel, take: 'yes' })
    const answer = await fetch(`${url}/rt/media?${query}`, { headers: { cookie: cookieOf(seat) } })
    if (!answer.ok) throw new Error(String(answer.status))
    return (await answer.json()) as Pass
  }

  async #publish({ url, token }: Extract<Pass, { ok: true }>, channel: RoomId): Promise<boolean> {
    const room = new Room()
    try {
      await room.connect(new URL(url, this.product.url.replace(/^http/, 'ws')).href, token, {
        autoSubscribe: false,
        dynacast: false,
      })
      this.#room = room
      room.on(RoomEvent.Disconnected, () => this.#lost(room))
      // An announcement by voice has no picture.
      if (channel !== VOICE) await this.#sendPicture(room)
      await this.#sendSound(room)
      return true
    } catch {
      this.#room = null
      await room.disconnect().catch(() => {})
      return false
    }
  }

  /** The media server is gone, or moved somebody: they come again as long as they are on stage. */
  #lost(room: Room) {
    if (this.#room !== room) return
    this.#room = null
    this.#working = this.#working.then(() => this.#start()).catch(() => {})
  }

  async #sendPicture(room: Room) {
    const source = new VideoSource(SIZE.width, SIZE.height)
    const track = LocalVideoTrack.createVideoTrack('camera', source)
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_CAMERA, simulcast: false })
    await room.localParticipant!.publishTrack(track, options)
    const picture = new Picture(this.sender.name, this.sender.index)
    const pixels = new Uint8Array(SIZE.width * SIZE.height * 4)
    const timer = setInterval(() => {
      if (this.#room !== room) {
        clearInterval(timer)
        void source.close()
        return
      }
      picture.draw(pixels, performance.now() / 1_000)
      source.captureFrame(new VideoFrame(pixels, SIZE.width, SIZE.height, VideoBufferType.RGBA))
    }, 1_000 / FRAMES_PER_SECOND)
  }

  async #sendSound(room: Room) {
    const source = new AudioSource(RATE, 1)
    const track = LocalAudioTrack.createAudioTrack('microphone', source)
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE })
    await room.localParticipant!.publishTrack(track, options)
    const tone = new Tone(this.sender.index)
    const play = async () => {
      while (this.#room === room) {
        const samples = tone.next(RATE * SLICE, performance.now() < this.#speaksUntil)
        await source.captureFrame(new AudioFrame(samples, RATE, 1, samples.length))
      }
      await source.close()
    }
    void play().catch(() => {})
  }

  async #stop() {
    const room = this.#room
    this.#room = null
    await room?.disconnect().catch(() => {})
  }
}

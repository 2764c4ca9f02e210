import { EventEmitter } from 'node:events'
import { ConnectionState, type DisconnectReason, type LocalTrack, type Room, RoomEvent, Track } from 'livekit-client'
import { vi } from 'vitest'
import type { Outside } from '@/app/_media/livekit'
import type { Source } from '@/domain/media-seats'

const { Microphone, Camera, ScreenShare, ScreenShareAudio } = Track.Source
const NUMBERS = { camera: 1, microphone: 2, screen: 3 } as const

/** Lets everything happen that waits for nothing else. */
export const settle = () => new Promise((resolve) => setTimeout(resolve))

/** Something that lasts until the test says that it is over. */
export const slow = <T>(value: T) => {
  let end = () => {}
  const over = new Promise<T>((resolve) => {
    end = () => resolve(value)
  })
  const finish = () => {
    end()
    return settle()
  }
  return { over, finish }
}

export class FakeTrack extends EventEmitter {
  isLive = true
  readonly stop = vi.fn(() => {
    this.isLive = false
  })
  constructor(readonly source: Track.Source) {
    super()
  }
}

class FakePublication {
  isMuted = false
  constructor(readonly track: FakeTrack) {}
  readonly unmute = async () => {
    this.isMuted = false
  }
}

/** A media room as the page's own code sees it. */
export class FakeRoom extends EventEmitter {
  state = ConnectionState.Disconnected
  /** What it was connected with. */
  token = ''
  readonly canPlaybackAudio = true
  readonly remoteParticipants = new Map()
  readonly published = new Map<Track.Source, FakePublication>()
  readonly #mute = async (source: Track.Source) => {
    const publication = this.published.get(source)
    if (publication) publication.isMuted = true
  }
  readonly localParticipant = {
    identity: 'me',
    isSpeaking: false,
    permissions: { canPublish: true, canPublishSources: [1, 2] as number[] },
    getTrackPublication: (source: Track.Source) => this.published.get(source),
    createTracks: vi.fn(async ({ audio }: { audio?: boolean }) => [this.world.open(audio ? Microphone : Camera)]),
    publishTrack: vi.fn(async (track: FakeTrack) => {
      await this.world.publishing()
      if (this.state !== ConnectionState.Connected) throw new Error('not connected')
      this.published.set(track.source, new FakePublication(track))
    }),
    setMicrophoneEnabled: () => this.#mute(Microphone),
    setCameraEnabled: () => this.#mute(Camera),
    setScreenShareEnabled: async () => {
      for (const source of [ScreenShare, ScreenShareAudio]) this.published.delete(source)
    },
  }
  constructor(private readonly world: FakeLiveKit) {
    super()
  }
  startAudio = vi.fn(async () => {})
  connect = vi.fn(async (_url: string, token: string) => {
    this.token = token
    await this.world.connecting(this)
    this.state = ConnectionState.Connected
  })
  disconnect = vi.fn(async (_stopTracks: boolean) => this.end())

  get isConnected() {
    return this.state === ConnectionState.Connected
  }
  /** What others get from here, in the order of their names. */
  get sends(): Track.Source[] {
    const sent = [...this.published].filter(([, { isMuted }]) => !isMuted)
    return sent.map(([source]) => source).sort()
  }

  /** It ends, for whatever reason, and stops what was sent there. */
  end(reason?: DisconnectReason) {
    if (!this.isConnected) return
    this.state = ConnectionState.Disconnected
    for (const { track } of this.published.values()) track.stop()
    this.published.clear()
    this.emit(RoomEvent.Disconnected, reason)
  }

  /** The reconciler was here. */
  permit(...sources: Source[]) {
    this.localParticipant.permissions = { canPublish: true, canPublishSources: sources.map((each) => NUMBERS[each]) }
    this.emit(RoomEvent.ParticipantPermissionsChanged, undefined, this.localParticipant)
    return settle()
  }
}

/** All rooms that a page goes into, and all tracks that it opens. */
export class FakeLiveKit implements Outside {
  readonly rooms: FakeRoom[] = []
  readonly tracks: FakeTrack[] = []
  readonly screen = [new FakeTrack(ScreenShare), new FakeTrack(ScreenShareAudio)] as const
  /** How connecting goes: at once, unless a test says otherwise. */
  connecting = vi.fn(async (_room: FakeRoom) => {})
  publishing = vi.fn(async () => {})

  newRoom = () => {
    const room = new FakeRoom(this)
    this.rooms.push(room)
    return room as unknown as Room
  }
  open(source: Track.Source): FakeTrack {
    const track = new FakeTrack(source)
    this.tracks.push(track)
    return track
  }
  captureScreen = vi.fn(async () => this.screen as unknown as readonly LocalTrack[])
  cloneTrack = vi.fn((track: LocalTrack) => this.open(track.source) as unknown as LocalTrack)
  carries = vi.fn(async () => true)
  pause = vi.fn(async (_ms: number) => {})

  /** The newest room. */
  get room(): FakeRoom {
    return this.rooms.at(-1)!
  }
  get connected(): FakeRoom[] {
    return this.rooms.filter(({ isConnected }) => isConnected)
  }
  /** Devices that are open. */
  get live(): FakeTrack[] {
    return this.tracks.filter(({ isLive }) => isLive)
  }
}

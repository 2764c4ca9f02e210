import {
  ConnectionQuality,
  ConnectionState,
  type DisconnectReason,
  type LocalParticipant,
  type Participant,
  type RemoteParticipant,
  type RemoteTrack,
  type Room,
  RoomEvent,
  Track,
} from 'livekit-client'
import { Value } from '@/app/_session/value'
import type { RoomId } from '@/domain/protocol/standing'
import { emptyRoom, type Line, type RoomView } from './media'
import type { Pass } from './pass'
import { Sounds } from './sounds'
import { streamsOf } from './tracks'

const SPEAKER_STAYS = 1_500
const LINES: Readonly<Partial<Record<ConnectionQuality, Line>>> = {
  [ConnectionQuality.Poor]: 'poor',
  [ConnectionQuality.Lost]: 'lost',
}
/** Our own LiveKit is reached directly: no STUN server of anybody's is asked. */
const NO_STUN = { rtcConfig: { iceServers: [] } }

/** One stay in one media room: who is heard and seen there. What is sent there is the business of `Sending`. */
export class Connection {
  readonly view = new Value<RoomView>(emptyRoom)
  /** False while LiveKit tries to come back to it by itself. */
  readonly isUp = new Value(true)
  readonly sounds = new Sounds()
  /** Why it ended; resolves also after `leave`. */
  readonly ended: Promise<DisconnectReason | undefined>
  #audioOnly = false
  #speakerTimer: ReturnType<typeof setTimeout> | undefined

  /** `permitted` is called when rights to send have come or gone. */
  constructor(
    readonly channel: RoomId,
    readonly room: Room,
    private readonly permitted: () => void = () => {},
  ) {
    this.ended = new Promise((resolve) => room.once(RoomEvent.Disconnected, resolve))
    void this.ended.then(() => this.#silence())
    this.#listen()
  }

  get me(): LocalParticipant {
    return this.room.localParticipant
  }

  get isConnected(): boolean {
    return this.room.state === ConnectionState.Connected
  }

  /**
   * Goes into the room. Gives up at once when `signal` says so.
   * @throws when it cannot be reached; nothing is left of it then
   */
  async open({ url, token }: Extract<Pass, { ok: true }>, signal: AbortSignal): Promise<void> {
    const isOurs = url.startsWith('/')
    const address = isOurs ? new URL(url, location.origin).href : url
    const connecting = this.room.connect(address, token, isOurs ? NO_STUN : {})
    try {
      await unlessAborted(signal, connecting)
    } catch (error) {
      // It may stand after all, a little later.
      void connecting.then(() => this.leave()).catch(() => {})
      void this.leave()
      throw error
    }
    this.#change({ needsClick: !this.room.canPlaybackAudio })
    for (const participant of this.room.remoteParticipants.values()) this.#subscribe(participant)
    this.refresh()
  }

  /** Stops what is sent here; what is sent elsewhere goes on. */
  async leave(): Promise<void> {
    this.#silence()
    await this.room.disconnect(true)
  }

  setAudioOnly(audioOnly: boolean) {
    this.#audioOnly = audioOnly
    for (const participant of this.room.remoteParticipants.values()) this.#subscribe(participant)
    this.refresh()
  }

  refresh() {
    const everybody = [this.me, ...this.room.remoteParticipants.values()]
    this.#change({ people: new Map(everybody.map((participant) => [participant.identity, streamsOf(participant)])) })
  }

  #listen() {
    const { room } = this
    for (const event of CHANGES) room.on(event, () => this.refresh())
    room.on(RoomEvent.TrackPublished, (_publication, participant) => {
      this.#subscribe(participant)
      this.refresh()
    })
    room.on(RoomEvent.TrackSubscribed, (track: RemoteTrack) => {
      if (track.kind === Track.Kind.Audio) this.sounds.play(track)
      this.refresh()
    })
    room.on(RoomEvent.TrackUnsubscribed, (track: RemoteTrack) => {
      this.sounds.silence(track)
      this.refresh()
    })
    room.on(RoomEvent.ActiveSpeakersChanged, (speakers) => this.#heard(speakers))
    room.on(RoomEvent.ParticipantPermissionsChanged, (_before, participant) => {
      if (participant === room.localParticipant) this.permitted()
    })
    room.on(RoomEvent.ConnectionQualityChanged, (quality, participant) => {
      if (participant === room.localParticipant) this.#change({ line: LINES[quality] ?? 'good' })
    })
    room.on(RoomEvent.AudioPlaybackStatusChanged, () => this.#change({ needsClick: !room.canPlaybackAudio }))
    room.on(RoomEvent.Reconnecting, () => this.#interrupted(true))
    room.on(RoomEvent.Reconnected, () => this.#interrupted(false))
  }

  #subscribe(participant: RemoteParticipant) {
    for (const publication of participant.trackPublications.values()) {
      publication.setSubscribed(publication.kind === Track.Kind.Audio || !this.#audioOnly)
    }
  }

  #heard([loudest]: readonly Participant[]) {
    clearTimeout(this.#speakerTimer)
    if (loudest) this.#change({ speaker: loudest.identity })
    else this.#speakerTimer = setTimeout(() => this.#change({ speaker: null }), SPEAKER_STAYS)
    this.refresh()
  }

  #interrupted(isDown: boolean) {
    this.isUp.set(!isDown)
    this.#change({ line: isDown ? 'lost' : 'good' })
  }

  #silence() {
    clearTimeout(this.#speakerTimer)
    this.sounds.silenceAll()
  }

  #change(change: Partial<RoomView>) {
    this.view.set({ ...this.view.get(), ...change })
  }
}

const CHANGES = [
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.LocalTrackPublished,
  RoomEvent.LocalTrackUnpublished,
  RoomEvent.TrackUnpublished,
] as const

/** Waits, but not for what is no longer wanted. @throws what `signal` was aborted with */
export function unlessAborted<T>(signal: AbortSignal, waited: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const give = () => reject(signal.reason)
    if (signal.aborted) give()
    signal.addEventListener('abort', give, { once: true })
    waited.then(resolve, reject).finally(() => signal.removeEventListener('abort', give))
  })
}

import {
  type Participant,
  type RemoteParticipant,
  type RemoteTrack,
  type RemoteTrackPublication,
  Room,
  RoomEvent,
  Track,
  VideoQuality,
} from 'livekit-client'
import type { ParticipantId } from '@/domain/protocol/standing'
import type { Mix } from './mix'
import type { ShownBox } from './shown'

/** The way into the media room, or null when there is none just now. */
export type GetPass = () => Promise<{ readonly url: string; readonly token: string } | null>

const AGAIN = 1_000
const SPEAKER_STAYS = 1_500
const NO_STUN = { rtcConfig: { iceServers: [] } }
const KINDS: Readonly<Partial<Record<Track.Source, ShownBox['kind']>>> = {
  [Track.Source.Camera]: 'camera',
  [Track.Source.ScreenShare]: 'screen',
}
const keyOf = (id: ParticipantId, kind: ShownBox['kind']) => `${kind} ${id}`

/**
 * The program's place in the media room of the plenary: hidden, sending nothing, and subscribed to nobody but those who
 * may be captured. It comes back by itself.
 */
export class Hearing {
  /** Who speaks; stays a little after they fell silent. */
  speaking: ParticipantId | null = null
  readonly #room = new Room({ adaptiveStream: false, dynacast: false })
  readonly #videos = new Map<string, HTMLVideoElement>()
  #wanted: ReadonlySet<ParticipantId> = new Set()
  /** How high each picture is shown, in pixels. */
  #heights: ReadonlyMap<string, number> = new Map()
  #speakerTimer: ReturnType<typeof setTimeout> | undefined
  #isClosed = false

  constructor(
    private readonly getPass: GetPass,
    private readonly mix: Mix,
  ) {
    this.#listen()
  }

  /** Resolves when the first attempt to come in is over, well or not. */
  async start(): Promise<void> {
    const isIn = await this.#connect()
    if (!isIn) setTimeout(() => void this.start(), AGAIN)
  }

  videoOf = (id: ParticipantId, kind: ShownBox['kind']): HTMLVideoElement | null => {
    const video = this.#videos.get(keyOf(id, kind))
    return video && this.#wanted.has(id) && video.readyState >= 2 && video.videoWidth > 0 ? video : null
  }

  /** Who may be seen and heard from now on, and which pictures are shown how large. */
  want(captured: ReadonlySet<ParticipantId>, boxes: readonly ShownBox[]) {
    this.#wanted = captured
    this.#heights = new Map(boxes.map((box) => [keyOf(box.participantId, box.kind), box.height]))
    for (const participant of this.#room.remoteParticipants.values()) this.#subscribe(participant)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.want(new Set(), [])
    await this.#room.disconnect()
  }

  async #connect(): Promise<boolean> {
    if (this.#isClosed) return true
    try {
      const pass = await this.getPass()
      if (!pass) return false
      const isOurs = pass.url.startsWith('/')
      const url = isOurs ? new URL(pass.url, location.origin).href : pass.url
      await this.#room.connect(url, pass.token, { autoSubscribe: false, ...(isOurs && NO_STUN) })
      for (const participant of this.#room.remoteParticipants.values()) this.#subscribe(participant)
      return true
    } catch {
      return false
    }
  }

  #listen() {
    this.#room
      .on(RoomEvent.TrackPublished, (_publication, participant) => this.#subscribe(participant))
      .on(RoomEvent.TrackSubscribed, (track, publication, participant) => this.#take(track, publication, participant))
      .on(RoomEvent.TrackUnsubscribed, (track, publication, participant) => this.#drop(track, publication, participant))
      .on(RoomEvent.ActiveSpeakersChanged, (speakers) => this.#heard(speakers))
      .on(RoomEvent.Disconnected, () => {
        if (!this.#isClosed) setTimeout(() => void this.start(), AGAIN)
      })
  }

  #subscribe(participant: RemoteParticipant) {
    const isWanted = this.#wanted.has(participant.identity)
    for (const publication of participant.trackPublications.values()) {
      const kind = KINDS[publication.source]
      const height = kind && this.#heights.get(keyOf(participant.identity, kind))
      // Pictures that are not in the program are not fetched; voices are heard also from beyond its edge.
      const shouldCome = isWanted && (kind === undefined || height !== undefined)
      if (publication.isDesired !== shouldCome) publication.setSubscribed(shouldCome)
      if (shouldCome && height !== undefined) setQuality(publication, height)
      if (!publication.track) continue
      if (shouldCome) this.#take(publication.track, publication, participant)
      else this.#drop(publication.track, publication, participant)
    }
  }

  #take(track: RemoteTrack, { source }: RemoteTrackPublication, { identity }: RemoteParticipant) {
    if (!this.#wanted.has(identity)) return
    if (track.kind === Track.Kind.Audio) return this.mix.add(track.mediaStreamTrack)
    const kind = KINDS[source]
    if (!kind || this.#videos.has(keyOf(identity, kind))) return
    const video = track.attach() as HTMLVideoElement
    video.muted = true
    this.#videos.set(keyOf(identity, kind), video)
  }

  #drop(track: RemoteTrack, { source }: RemoteTrackPublication, { identity }: RemoteParticipant) {
    if (track.kind === Track.Kind.Audio) return this.mix.remove(track.mediaStreamTrack)
    const kind = KINDS[source]
    if (kind) this.#videos.delete(keyOf(identity, kind))
    track.detach()
  }

  #heard([loudest]: readonly Participant[]) {
    clearTimeout(this.#speakerTimer)
    if (loudest) this.speaking = loudest.identity
    else
      this.#speakerTimer = setTimeout(() => {
        this.speaking = null
      }, SPEAKER_STAYS)
  }
}

/** Of several sizes the smallest that is not stretched: the others cost time and show nothing more. */
function setQuality(publication: RemoteTrackPublication, height: number) {
  const quality = height > 400 ? VideoQuality.HIGH : height > 200 ? VideoQuality.MEDIUM : VideoQuality.LOW
  if (publication.videoQuality !== quality) publication.setVideoQuality(quality)
}

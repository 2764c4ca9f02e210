import {
  type AudioCaptureOptions,
  ConnectionState,
  DisconnectReason,
  type LocalParticipant,
  type Participant,
  type RemoteParticipant,
  type RemoteTrack,
  Room,
  RoomEvent,
  ScreenSharePresets,
  Track,
  VideoPresets,
} from 'livekit-client'
import { Value } from '@/app/_session/value'
import type { Publishing, Source } from '@/domain/session'
import { type DeviceChoice, problemOf } from './devices'
import { type MediaStatus, type MediaView, nothingYet, type Playable, type Streams } from './media'
import type { GetPass } from './pass'

const RETRY = { first: 400, most: 5_000 }
const SPEAKER_STAYS = 1_500
const SOURCES: Readonly<Record<Source, Track.Source>> = {
  microphone: Track.Source.Microphone,
  camera: Track.Source.Camera,
  screen: Track.Source.ScreenShare,
}

/**
 * This page's way into the media room: connects when there is something to hear, comes back after whatever breaks, and
 * sends what its person switched on and may send. It never fights another tab for the place.
 */
export class MediaSession {
  readonly view = new Value<MediaView>(nothingYet)
  #room: Room | null = null
  #publishing: Publishing | null = null
  #running: Promise<void> | null = null
  #wanted: Readonly<Record<Source, boolean>> = { microphone: false, camera: false, screen: false }
  #applying: Promise<void> = Promise.resolve()
  #speakerTimer: ReturnType<typeof setTimeout> | undefined
  #closed = false
  #take = false
  #wake: () => void = () => {}
  readonly #sounds = new Map<RemoteTrack, HTMLMediaElement>()

  constructor(
    private readonly getPass: GetPass,
    private devices: DeviceChoice,
    private readonly onScreenEnded: () => void,
  ) {}

  /** What the fold says this person may do now. */
  allow(publishing: Publishing | null) {
    const before = this.#publishing
    this.#publishing = publishing
    for (const source of Object.keys(SOURCES) as Source[]) {
      // Whoever lost a right does not send again by themselves when it comes back.
      if (before?.sources.includes(source) && !publishing?.sources.includes(source))
        this.#wanted = { ...this.#wanted, [source]: false }
    }
    if (publishing) this.#run()
    else void this.#leave('none')
    this.#apply()
  }

  /** Switches one's own microphone, camera or screen. What may not be sent yet goes out when it may. */
  want(source: Source, on: boolean) {
    this.#wanted = { ...this.#wanted, [source]: on }
    if (on) this.#setSending(source, { problem: null })
    this.#apply()
  }

  isWanted = (source: Source): boolean => this.#wanted[source]

  choose(devices: DeviceChoice) {
    this.devices = devices
    void this.#room?.switchActiveDevice('audioinput', devices.microphoneId ?? 'default').catch(() => {})
    if (devices.cameraId) void this.#room?.switchActiveDevice('videoinput', devices.cameraId).catch(() => {})
    if (devices.speakerId) void this.#room?.switchActiveDevice('audiooutput', devices.speakerId).catch(() => {})
  }

  setAudioOnly(audioOnly: boolean) {
    this.#change({ audioOnly })
    for (const participant of this.#room?.remoteParticipants.values() ?? []) this.#subscribe(participant)
  }

  /** After a click: sound may play. */
  async listen() {
    await this.#room?.startAudio()
  }

  /** Another tab has the place: bring it here. */
  takeOver() {
    this.#take = true
    this.#change({ status: 'connecting' })
    this.#run()
  }

  async close() {
    this.#closed = true
    this.#wake()
    await this.#leave('none')
  }

  #run() {
    if (this.view.get().status === 'elsewhere' && !this.#take) return
    this.#running ??= this.#stayConnected().finally(() => {
      this.#running = null
    })
  }

  /** Until nobody wants it any more: get a pass, connect, wait for the end, again. */
  async #stayConnected() {
    let wait = RETRY.first
    while (this.#publishing && !this.#closed) {
      const began = performance.now()
      const status = await this.#connectOnce().catch((): MediaStatus => 'reconnecting')
      if (status === 'elsewhere' || status === 'off') return this.#change({ status })
      if (!this.#publishing || this.#closed) return
      this.#change({ status })
      if (performance.now() - began > 10_000) wait = RETRY.first
      await this.#pause(wait * (0.5 + Math.random()))
      wait = Math.min(RETRY.most, wait * 2)
    }
  }

  /** One connection, from pass to end; answers what to show until the next. */
  async #connectOnce(): Promise<MediaStatus> {
    const pass = await this.getPass(this.#take)
    if (!pass.ok) {
      const shown = {
        'media/off': 'off',
        'media/preparing': 'preparing',
        'media/elsewhere': 'elsewhere',
        'media/not-now': 'none',
      } as const
      return shown[pass.code]
    }
    this.#take = false
    if (!['connecting', 'reconnecting'].includes(this.view.get().status)) this.#change({ status: 'connecting' })
    const room = this.#newRoom()
    const ended = new Promise<DisconnectReason | undefined>((resolve) => room.once(RoomEvent.Disconnected, resolve))
    const url = pass.url.startsWith('/') ? new URL(pass.url, location.origin).href : pass.url
    // Our own LiveKit is reached directly: no STUN server of anybody's is asked.
    await room.connect(url, pass.token, pass.url.startsWith('/') ? { rtcConfig: { iceServers: [] } } : {})
    this.#room = room
    this.#change({ status: 'connected', needsClick: !room.canPlaybackAudio })
    this.#refresh()
    this.#apply()
    const reason = await ended
    this.#forget(room)
    return reason === DisconnectReason.DUPLICATE_IDENTITY ? 'elsewhere' : this.#publishing ? 'reconnecting' : 'none'
  }

  #newRoom(): Room {
    const { microphoneId, cameraId, speakerId } = this.devices
    const room = new Room({
      adaptiveStream: true,
      dynacast: true,
      audioCaptureDefaults: { ...(microphoneId && { deviceId: { ideal: microphoneId } }) } as AudioCaptureOptions,
      videoCaptureDefaults: {
        resolution: VideoPresets.h720.resolution,
        ...(cameraId && { deviceId: { ideal: cameraId } }),
      },
      publishDefaults: {
        simulcast: true,
        red: true,
        dtx: true,
        screenShareEncoding: ScreenSharePresets.h1080fps15.encoding,
      },
      ...(speakerId && { audioOutput: { deviceId: speakerId } }),
    })
    const refresh = () => this.#refresh()
    for (const event of [
      RoomEvent.ParticipantConnected,
      RoomEvent.ParticipantDisconnected,
      RoomEvent.TrackMuted,
      RoomEvent.TrackUnmuted,
      RoomEvent.LocalTrackPublished,
      RoomEvent.LocalTrackUnpublished,
      RoomEvent.TrackUnpublished,
    ] as const)
      room.on(event, refresh)
    room.on(RoomEvent.TrackPublished, (_publication, participant) => this.#subscribe(participant))
    room.on(RoomEvent.TrackSubscribed, (track) => this.#play(track))
    room.on(RoomEvent.TrackUnsubscribed, (track) => this.#silence(track))
    room.on(RoomEvent.ActiveSpeakersChanged, (speakers) => this.#heard(speakers))
    room.on(
      RoomEvent.ParticipantPermissionsChanged,
      (_before, participant) => participant === room.localParticipant && this.#apply(),
    )
    room.on(RoomEvent.AudioPlaybackStatusChanged, () => this.#change({ needsClick: !room.canPlaybackAudio }))
    room.on(RoomEvent.Reconnecting, () => this.#change({ status: 'reconnecting' }))
    room.on(RoomEvent.Reconnected, () => this.#change({ status: 'connected' }))
    room.on(RoomEvent.LocalTrackUnpublished, ({ source }) => source === Track.Source.ScreenShare && this.#screenEnded())
    return room
  }

  #subscribe(participant: RemoteParticipant) {
    const { audioOnly } = this.view.get()
    for (const publication of participant.trackPublications.values()) {
      publication.setSubscribed(publication.kind === Track.Kind.Audio || !audioOnly)
    }
    this.#refresh()
  }

  #play(track: RemoteTrack) {
    if (track.kind === Track.Kind.Audio) {
      const element = track.attach()
      element.hidden = true
      document.body.append(element)
      this.#sounds.set(track, element)
    }
    this.#refresh()
  }

  #silence(track: RemoteTrack) {
    const element = this.#sounds.get(track)
    if (element) {
      track.detach(element)
      element.remove()
      this.#sounds.delete(track)
    }
    this.#refresh()
  }

  #heard(speakers: readonly Participant[]) {
    const [loudest] = speakers
    clearTimeout(this.#speakerTimer)
    if (loudest) this.#change({ speaker: loudest.identity })
    else this.#speakerTimer = setTimeout(() => this.#change({ speaker: null }), SPEAKER_STAYS)
    this.#refresh()
  }

  #refresh() {
    const room = this.#room
    if (!room) return
    const everybody = [room.localParticipant, ...room.remoteParticipants.values()]
    this.#change({ people: new Map(everybody.map((participant) => [participant.identity, streamsOf(participant)])) })
    for (const source of Object.keys(SOURCES) as Source[])
      this.#setSending(source, { on: isSent(room.localParticipant, source) })
  }

  /** Makes what is sent equal to what is wanted and allowed, one step after the other. */
  #apply() {
    this.#applying = this.#applying.then(async () => {
      for (const source of Object.keys(SOURCES) as Source[]) await this.#applyOne(source)
    })
  }

  async #applyOne(source: Source) {
    const participant = this.#room?.state === ConnectionState.Connected ? this.#room.localParticipant : null
    if (!participant || !this.#publishing) return
    const should = this.#wanted[source] && this.#publishing.sources.includes(source)
    if (should === isSent(participant, source) || (should && !mayPublish(participant, source))) return
    this.#setSending(source, { busy: true })
    try {
      await switchOne(participant, source, should)
      this.#setSending(source, { on: isSent(participant, source), problem: null })
    } catch (error) {
      this.#wanted = { ...this.#wanted, [source]: false }
      this.#setSending(source, { on: false, problem: problemOf(error) })
      if (source === 'screen') this.#screenEnded()
    } finally {
      this.#setSending(source, { busy: false })
      this.#refresh()
    }
  }

  #screenEnded() {
    this.#wanted = { ...this.#wanted, screen: false }
    this.onScreenEnded()
  }

  async #leave(status: MediaStatus) {
    const room = this.#room
    this.#wake()
    if (room) {
      this.#forget(room)
      await room.disconnect(true)
    }
    if (!['off', 'elsewhere'].includes(this.view.get().status)) this.#change({ status })
  }

  #forget(room: Room) {
    if (this.#room === room) this.#room = null
    for (const [track, element] of this.#sounds) {
      track.detach(element)
      element.remove()
    }
    this.#sounds.clear()
    this.#change({ people: new Map(), speaker: null })
    for (const source of Object.keys(SOURCES) as Source[]) this.#setSending(source, { on: false, busy: false })
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  #setSending(source: Source, change: Partial<MediaView['sending'][Source]>) {
    const { sending } = this.view.get()
    this.#change({ sending: { ...sending, [source]: { ...sending[source], ...change } } })
  }

  #change(change: Partial<MediaView>) {
    this.view.set({ ...this.view.get(), ...change })
  }
}

const isSent = (participant: LocalParticipant, source: Source): boolean => {
  const publication = participant.getTrackPublication(SOURCES[source])
  return publication !== undefined && !publication.isMuted
}

function mayPublish({ permissions }: LocalParticipant, source: Source): boolean {
  if (!permissions?.canPublish) return false
  // The protocol's numbers: camera 1, microphone 2, screen 3.
  const number = { camera: 1, microphone: 2, screen: 3 }[source]
  return permissions.canPublishSources.length === 0 || permissions.canPublishSources.includes(number)
}

const switchOne = (participant: LocalParticipant, source: Source, on: boolean) => {
  if (source === 'microphone') return participant.setMicrophoneEnabled(on)
  if (source === 'camera') return participant.setCameraEnabled(on)
  return participant.setScreenShareEnabled(on, { audio: true })
}

function streamsOf(participant: Participant): Streams {
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

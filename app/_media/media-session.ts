import {
  type AudioCaptureOptions,
  ConnectionState,
  createLocalScreenTracks,
  DisconnectReason,
  type LocalParticipant,
  type LocalTrack,
  type Participant,
  type RemoteParticipant,
  type RemoteTrack,
  Room,
  RoomEvent,
  type RoomOptions,
  ScreenSharePresets,
  Track,
  TrackEvent,
  VideoPresets,
} from 'livekit-client'
import { Value } from '@/app/_session/value'
import type { MediaSeat, Source } from '@/domain/session'
import { type DeviceChoice, problemOf } from './devices'
import { type MediaStatus, type MediaView, nothingYet } from './media'
import type { GetPass } from './pass'
import { Sounds } from './sounds'
import { isSent, mayPublish, OPEN, SOURCES, stopAll, streamsOf, switchOff } from './tracks'

const RETRY = { first: 400, most: 5_000 }
const SPEAKER_STAYS = 1_500
const ALL = Object.keys(SOURCES) as Source[]

/** What reaches out of the page; tests bring their own. */
const livekit = {
  newRoom: (options: RoomOptions) => new Room(options),
  captureScreen: (): Promise<readonly LocalTrack[]> => createLocalScreenTracks({ audio: true }),
}

/**
 * This page's way into the media room: connects when there is something to hear, comes back after whatever breaks, and
 * sends what its person switched on and may send. It never fights another tab for the place.
 */
export class MediaSession {
  readonly view = new Value<MediaView>(nothingYet)
  #room: Room | null = null
  #publishing: MediaSeat | null = null
  #running: Promise<void> | null = null
  #wanted: Readonly<Record<Source, boolean>> = { microphone: false, camera: false, screen: false }
  /** The screen and its sound, from when they were chosen; sent only while the fold says that it is one's own. */
  #captured: readonly LocalTrack[] = []
  #applying: Promise<void> = Promise.resolve()
  #speakerTimer: ReturnType<typeof setTimeout> | undefined
  #closed = false
  #take = false
  #wake: () => void = () => {}
  readonly #sounds = new Sounds()

  constructor(
    private readonly getPass: GetPass,
    private readonly devices: DeviceChoice,
    private readonly endScreen: () => void,
    private readonly outside = livekit,
  ) {}

  /** What the fold says this person may do now. */
  allow(publishing: MediaSeat | null) {
    if (this.#closed) return
    const before = this.#publishing
    this.#publishing = publishing
    for (const source of ALL) {
      // Whoever lost a right does not send again by themselves when it comes back.
      if (before?.sources.includes(source) && !publishing?.sources.includes(source)) this.#setWanted(source, false)
    }
    if (publishing) this.#run()
    else void this.#leave('none')
    this.#apply()
    this.#endEmptyScreen()
  }

  /** Switches one's own microphone or camera. What may not be sent yet goes out when it may. */
  want(source: 'microphone' | 'camera', on: boolean) {
    this.#setWanted(source, on)
    if (on) this.#setSending(source, { problem: null })
    this.#apply()
  }

  /**
   * Lets somebody choose what to show. To be called in their click, which browsers demand; it goes out when the fold
   * says that the screen is theirs. Answers whether they chose.
   */
  async captureScreen(): Promise<boolean> {
    this.#setSending('screen', { busy: true, problem: null })
    try {
      const tracks = await this.outside.captureScreen()
      if (this.#closed) {
        stopAll(tracks)
        return false
      }
      this.#setWanted('screen', false)
      this.#captured = tracks
      this.#setWanted('screen', true)
      tracks[0]?.once(TrackEvent.Ended, () => this.#captured === tracks && this.#captureEnded())
      this.#apply()
      return true
    } catch (error) {
      this.#setSending('screen', { problem: problemOf(error) })
      return false
    } finally {
      this.#setSending('screen', { busy: false })
    }
  }

  releaseScreen() {
    this.#setWanted('screen', false)
    this.#apply()
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
    this.#publishing = null
    for (const source of ALL) this.#setWanted(source, false)
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
    while (this.#publishing) {
      const began = performance.now()
      const status = await this.#connectOnce().catch((): MediaStatus => 'reconnecting')
      if (status === 'elsewhere' || status === 'off') return this.#change({ status })
      if (!this.#publishing) return
      this.#change({ status })
      if (performance.now() - began > 10_000) wait = RETRY.first
      await this.#pause(wait * (0.5 + Math.random()))
      wait = Math.min(RETRY.most, wait * 2)
    }
  }

  /** One connection, from pass to end; answers what to show until the next. */
  async #connectOnce(): Promise<MediaStatus> {
    const pass = await this.getPass(this.#take)
    if (!this.#publishing) return 'none'
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
    if (!this.#publishing) {
      await room.disconnect(true)
      return 'none'
    }
    this.#room = room
    this.#change({ status: 'connected', needsClick: !room.canPlaybackAudio })
    this.#refresh()
    this.#apply()
    this.#endEmptyScreen()
    const reason = await ended
    this.#forget(room)
    return reason === DisconnectReason.DUPLICATE_IDENTITY ? 'elsewhere' : this.#publishing ? 'reconnecting' : 'none'
  }

  #newRoom(): Room {
    const { microphoneId, cameraId, speakerId } = this.devices
    const room = this.outside.newRoom({
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
    if (track.kind === Track.Kind.Audio) this.#sounds.play(track)
    this.#refresh()
  }

  #silence(track: RemoteTrack) {
    this.#sounds.silence(track)
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
    for (const source of ALL) this.#setSending(source, { on: isSent(room.localParticipant, source) })
  }

  /** Makes what is sent equal to what is wanted and allowed, one step after the other. */
  #apply() {
    this.#applying = this.#applying.then(async () => {
      for (const source of ALL) await this.#applyOne(source)
    })
  }

  async #applyOne(source: Source) {
    const participant = this.#room?.state === ConnectionState.Connected ? this.#room.localParticipant : null
    if (!participant || !this.#publishing) return
    const should = () =>
      this.#wanted[source] &&
      this.#publishing?.sources.includes(source) === true &&
      this.#room?.localParticipant === participant
    if (should() === isSent(participant, source) || (should() && !mayPublish(participant, source))) return
    this.#setSending(source, { busy: true })
    try {
      if (should()) await this.#switchOn(participant, source, should)
      else await switchOff(participant, source)
      this.#setSending(source, { on: isSent(participant, source), problem: null })
    } catch (error) {
      this.#setWanted(source, false)
      this.#setSending(source, { on: false, problem: problemOf(error) })
      this.#endEmptyScreen()
    } finally {
      this.#setSending(source, { busy: false })
      this.#refresh()
    }
  }

  /** Opening a device may take as long as somebody thinks about it: what is not wanted by then is not sent. */
  async #switchOn(participant: LocalParticipant, source: Source, isStillWanted: () => boolean) {
    const known = participant.getTrackPublication(SOURCES[source])
    if (known) return void (await known.unmute())
    const tracks = source === 'screen' ? this.#captured : await participant.createTracks(OPEN[source])
    try {
      for (const track of tracks) if (isStillWanted()) await participant.publishTrack(track)
    } finally {
      if (!isStillWanted() || !isSent(participant, source)) stopAll(tracks)
    }
  }

  #setWanted(source: Source, on: boolean) {
    this.#wanted = { ...this.#wanted, [source]: on }
    if (source !== 'screen' || on) return
    stopAll(this.#captured)
    this.#captured = []
  }

  /** The browser has a button of its own for it. */
  #captureEnded() {
    this.releaseScreen()
    this.#endEmptyScreen()
  }

  /** A screen that is shown as one's own and not captured, as after a reload, is given back. Not for another tab. */
  #endEmptyScreen() {
    const isMine = this.#publishing?.sources.includes('screen')
    if (isMine && this.#room && this.#captured.length === 0) this.endScreen()
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
    // LiveKit stops what was sent, and without a click no screen can be captured anew.
    this.#setWanted('screen', false)
    this.#sounds.silenceAll()
    this.#change({ people: new Map(), speaker: null })
    for (const source of ALL) this.#setSending(source, { on: false, busy: false })
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

import { DisconnectReason } from 'livekit-client'
import { Value } from '@/app/_session/value'
import type { MediaSeat } from '@/domain/media-seats'
import type { RoomId } from '@/domain/protocol/standing'
import { Connection, unlessAborted } from './connection'
import type { DeviceChoice } from './devices'
import { livekit, type Outside, roomOptions } from './livekit'
import { emptyRoom, type MediaStatus, type MediaView, nothingYet } from './media'
import type { GetPass, Pass } from './pass'
import { Retry } from './retry'
import { Sending } from './sending'

/** A connection that stood so long was no failed try. */
const STOOD = 10_000
/** A new room has this long to carry media before the old one is left all the same. */
const PATIENCE = 6_000
const LOOK_EVERY = 50
/** What is heard by then in the new room is heard a little longer in the old one. */
const OVERLAP = 200

const STATUS_OF = {
  'media/off': 'off',
  'media/preparing': 'preparing',
  'media/elsewhere': 'elsewhere',
  'media/not-now': 'none',
} as const satisfies Record<Extract<Pass, { ok: false }>['code'], MediaStatus>
type Trouble = Exclude<MediaStatus, 'connecting' | 'connected'>

/**
 * This page's way into the media room where its person stands: connects when there is something to hear, comes back
 * after whatever breaks, and never fights another tab for the place. Whoever is moved is in the new room, heard and
 * hearing, before the old one is left.
 */
export class MediaSession {
  readonly view = new Value<MediaView>(nothingYet)
  readonly sending: Sending
  #seat: MediaSeat | null = null
  #current: Connection | null = null
  /** The room that is being moved to, once it stands. */
  #next: Connection | null = null
  #attempt: AbortController | null = null
  #trouble: Trouble | null = null
  /** The last try was in vain: wait a little before the next. */
  #isTired = false
  #arrivedAt = 0
  #take = false
  #closed = false
  #running: Promise<void> | null = null
  #audioOnly = false
  #volume = 1
  readonly #retry = new Retry()

  constructor(
    private readonly getPass: GetPass,
    private readonly devices: DeviceChoice,
    endScreen: () => void,
    private readonly outside: Outside = livekit,
  ) {
    this.sending = new Sending(this.#rooms, outside, endScreen)
    this.sending.view.subscribe(this.#show)
  }

  /** What the fold says this person may do now, and in which room. */
  allow(seat: MediaSeat | null) {
    if (this.#closed) return
    const isMoved = seat?.channel !== this.#seat?.channel
    this.#seat = seat
    this.sending.allow(seat)
    if (isMoved) {
      if (this.#trouble !== 'elsewhere') this.#trouble = null
      this.#startAnew()
    }
    if (!seat) void this.#leave()
    this.#run()
    this.#show()
  }

  want = (source: 'microphone' | 'camera', on: boolean) => this.sending.want(source, on)

  /** Lets somebody choose what to show; to be called in their click. Answers whether they chose. */
  captureScreen = (): Promise<boolean> => this.sending.captureScreen()

  releaseScreen = () => this.sending.releaseScreen()

  /** Tries at once what it would have tried later. */
  retry() {
    if (this.#trouble === 'off') this.#trouble = null
    this.#startAnew()
    this.#run()
  }

  /** Another tab has the place: bring it here. */
  takeOver() {
    this.#take = true
    this.#trouble = null
    this.retry()
    this.#show()
  }

  setAudioOnly(audioOnly: boolean) {
    this.#audioOnly = audioOnly
    for (const room of this.#rooms()) room.setAudioOnly(audioOnly)
    this.#show()
  }

  /** How loud others are, from 0 to 1. */
  setVolume(volume: number) {
    this.#volume = volume
    for (const { sounds } of this.#rooms()) sounds.volume = volume
  }

  /** After a click: sound may play. */
  async listen() {
    await Promise.all(this.#rooms().map(({ room }) => room.startAudio()))
  }

  async close() {
    this.#closed = true
    this.#seat = null
    this.sending.close()
    this.#startAnew()
    await this.#leave()
  }

  get #mayTry(): boolean {
    return this.#trouble !== 'elsewhere' && this.#trouble !== 'off'
  }

  /** Newest first. */
  #rooms = (): readonly Connection[] => [this.#next, this.#current].filter((room) => room !== null)

  /** What was being tried is of no interest any more. */
  #startAnew() {
    this.#attempt?.abort(new DOMException('Another room is wanted by now.', 'AbortError'))
    this.#isTired = false
    this.#retry.reset()
    this.#retry.ring()
  }

  #run() {
    this.#running ??= this.#stayConnected().finally(() => {
      this.#running = null
    })
  }

  /** Until nobody wants it any more: be in the room where one stands; the last word on which one counts. */
  async #stayConnected() {
    while (this.#seat && this.#mayTry) {
      if (this.#current?.channel === this.#seat.channel) await this.#retry.idle()
      else if (this.#isTired) {
        this.#isTired = false
        await this.#retry.pause()
      } else await this.#reach(this.#seat.channel)
    }
  }

  /** One try to be in a room. Nothing is left of it if it fails, or if another room is wanted meanwhile. */
  async #reach(channel: RoomId) {
    const attempt = new AbortController()
    this.#attempt = attempt
    try {
      const pass = await unlessAborted(attempt.signal, this.getPass(channel, this.#take))
      if (!pass.ok) return this.#fail(STATUS_OF[pass.code])
      this.#take = false
      const room = this.#newConnection(channel)
      await room.open(pass, attempt.signal)
      if (this.#current) await this.#carryOver(room, attempt.signal)
      this.#arrive(room)
    } catch {
      if (!attempt.signal.aborted) this.#fail('reconnecting')
    } finally {
      this.#attempt = null
    }
  }

  #newConnection(channel: RoomId): Connection {
    const room = this.outside.newRoom(roomOptions(this.devices))
    const connection = new Connection(channel, room, () => void this.sending.apply())
    connection.setAudioOnly(this.#audioOnly)
    connection.sounds.volume = this.#volume
    // LiveKit may end by itself what is sent, as when a right is taken.
    connection.view.subscribe(this.sending.refresh)
    void connection.ended.then((reason) => this.#lost(connection, reason))
    return connection
  }

  /**
   * Sends into the new room what goes into the old one, and waits until it carries. Whoever is moved on from then on
   * goes on from the new room, where they are heard by now.
   * @throws if it breaks meanwhile, or is wanted no more
   */
  async #carryOver(next: Connection, signal: AbortSignal) {
    this.#next = next
    const broken = next.ended.then(() => {
      throw new Error('the new room broke')
    })
    try {
      await unlessAborted(signal, Promise.race([this.#carries(next), broken]))
      const overlap = unlessAborted(signal, this.outside.pause(OVERLAP)).catch(() => {})
      await Promise.race([overlap, broken])
      const goesOn = this.#seat && this.#mayTry && this.#current?.channel !== this.#seat.channel
      if (signal.aborted && !goesOn) throw signal.reason
    } catch (error) {
      this.#next = null
      void next.leave()
      throw error
    }
  }

  async #carries({ room }: Connection) {
    const end = performance.now() + PATIENCE
    const { carries, pause } = this.outside
    await Promise.race([this.sending.apply(), pause(PATIENCE)])
    while (performance.now() < end && !(await carries(room))) await pause(LOOK_EVERY)
  }

  #arrive(room: Connection) {
    const old = this.#current
    this.#current = room
    this.#next = null
    this.#trouble = null
    this.#isTired = false
    this.#arrivedAt = performance.now()
    room.view.subscribe(this.#show)
    room.isUp.subscribe(this.#show)
    void old?.leave()
    this.sending.refresh()
    void this.sending.apply()
    this.sending.giveBackScreen()
    this.#show()
  }

  #fail(trouble: Trouble) {
    this.#isTired = true
    // As long as the old room is heard, there is something to come back from.
    this.#trouble = this.#current && trouble === 'none' ? 'reconnecting' : trouble
    if (trouble === 'elsewhere') void this.#leave()
    this.#show()
  }

  #lost(room: Connection, reason: DisconnectReason | undefined) {
    if (room !== this.#current) return
    this.#current = null
    this.sending.lost()
    if (performance.now() - this.#arrivedAt > STOOD) this.#retry.reset()
    this.#isTired = true
    this.#trouble = reason === DisconnectReason.DUPLICATE_IDENTITY ? 'elsewhere' : 'reconnecting'
    if (!this.#mayTry) this.#attempt?.abort(new DOMException('Another tab has the place.', 'AbortError'))
    this.#retry.ring()
    this.#show()
  }

  async #leave() {
    const room = this.#current
    this.#current = null
    if (this.#trouble !== 'elsewhere') this.#trouble = null
    this.sending.lost()
    this.#show()
    await room?.leave()
  }

  #status(): MediaStatus {
    if (this.#trouble) return this.#trouble
    if (!this.#seat) return 'none'
    if (!this.#current) return 'connecting'
    return this.#current.isUp.get() ? 'connected' : 'reconnecting'
  }

  #show = () => {
    const seen = this.#current?.view.get() ?? emptyRoom
    this.view.set({ ...seen, status: this.#status(), sending: this.sending.view.get(), audioOnly: this.#audioOnly })
  }
}

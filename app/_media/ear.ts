import type { LocalTrack } from 'livekit-client'
import { Value } from '@/app/_session/value'
import type { MediaSeat } from '@/domain/media-seats'
import { Connection, unlessAborted } from './connection'
import { type DeviceChoice, problemOf } from './devices'
import { type Outside, roomOptions } from './livekit'
import type { EarView } from './media'
import type { GetPass } from './pass'
import { Retry } from './retry'
import { OPEN, stopAll } from './tracks'

/** What all extra seats of a page share. */
export interface EarSurroundings {
  readonly getPass: GetPass
  readonly devices: DeviceChoice
  readonly outside: Outside
  /** The microphone that is open for the room where one stands. */
  readonly microphone: () => LocalTrack | null
}

/**
 * A seat in a media room besides the one where its person stands: what they listen to, or an announcement that they make
 * or hear. It comes back after whatever breaks, until it is closed.
 */
export class Ear {
  readonly view: Value<EarView>
  /** Whether somebody is heard through it. */
  readonly hears = new Value(false)
  readonly #closing = new AbortController()
  readonly #retry = new Retry()
  #connection: Connection | null = null

  constructor(
    readonly seat: MediaSeat,
    private readonly around: EarSurroundings,
  ) {
    const { channel, as } = seat
    this.view = new Value<EarView>({ channel, as, state: 'connecting', problem: null, needsClick: false })
    void this.#stay()
  }

  /** Tries at once what it would have tried later, or not at all without a microphone. */
  retry() {
    this.#retry.reset()
    this.#retry.ring()
  }

  /** After a click: sound may play. */
  listen = async () => this.#connection?.room.startAudio()

  close() {
    this.#closing.abort(new DOMException('The seat is gone.', 'AbortError'))
    this.#retry.ring()
  }

  async #stay() {
    const { signal } = this.#closing
    while (!signal.aborted) {
      await this.#sit(signal).catch(() => this.#change({ state: 'failed' }))
      if (signal.aborted) return
      // Nobody is asked for their microphone over and over again.
      await (this.view.get().problem ? this.#retry.idle() : this.#retry.pause())
    }
  }

  /** From the pass to the end of the connection. Nothing is left of it. */
  async #sit(signal: AbortSignal) {
    const { getPass, outside, devices } = this.around
    const { channel } = this.seat
    this.#change({ problem: null })
    const pass = await unlessAborted(signal, getPass(channel, false))
    if (!pass.ok) throw new Error(pass.code)
    const connection = new Connection(channel, outside.newRoom(roomOptions(devices)))
    try {
      connection.setAudioOnly(true)
      connection.view.subscribe(() => {
        this.hears.set(connection.sounds.arePlaying)
        this.#change({ needsClick: connection.view.get().needsClick })
      })
      await connection.open(pass, signal)
      this.#connection = connection
      await this.#speak(connection, signal)
      this.#retry.reset()
      this.#change({ state: 'connected' })
      await unlessAborted(signal, connection.ended)
      this.#change({ state: 'connecting' })
    } finally {
      this.#connection = null
      void connection.leave()
      this.hears.set(false)
    }
  }

  /** The announcer's microphone: a copy of what is open, or opened for this alone and closed with it. */
  async #speak({ me }: Connection, signal: AbortSignal) {
    if (!this.seat.sources.includes('microphone')) return
    const open = this.around.microphone()
    const opening = open ? Promise.resolve([this.around.outside.cloneTrack(open)]) : me.createTracks(OPEN.microphone)
    const tracks = await opening.catch((error) => {
      this.#change({ problem: problemOf(error) })
      throw error
    })
    try {
      signal.throwIfAborted()
      for (const track of tracks) await unlessAborted(signal, me.publishTrack(track))
    } catch (error) {
      stopAll(tracks)
      throw error
    }
  }

  #change(change: Partial<EarView>) {
    const before = this.view.get()
    const isNews = Object.entries(change).some(([key, value]) => before[key as keyof EarView] !== value)
    if (isNews) this.view.set({ ...before, ...change })
  }
}

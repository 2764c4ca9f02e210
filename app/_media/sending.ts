import type { LocalTrack } from 'livekit-client'
import { Value } from '@/app/_session/value'
import type { MediaSeat, Source } from '@/domain/media-seats'
import type { Connection } from './connection'
import { problemOf } from './devices'
import type { Outside } from './livekit'
import { type MediaView, nothingYet } from './media'
import { Screen } from './screen'
import { isSent, mayPublish, OPEN, SOURCES, stopAll, switchOff } from './tracks'

const ALL = Object.keys(SOURCES) as Source[]
type Device = Exclude<Source, 'screen'>

/**
 * What this person sends: what they switched on, as far as their seat allows, into the room where they belong. While
 * they change rooms there are two for a moment; into the one that they leave, nothing new is sent.
 */
export class Sending {
  readonly view = new Value<MediaView['sending']>(nothingYet.sending)
  readonly screen: Screen
  #wanted: Readonly<Record<Device, boolean>> = { microphone: false, camera: false }
  #seat: MediaSeat | null = null
  #queue: Promise<void> = Promise.resolve()
  /** Open, and not yet known to others. */
  #onTheWay: { readonly source: Source; readonly tracks: readonly LocalTrack[] } | null = null

  constructor(
    /** The rooms that this page is in now. */
    private readonly rooms: () => readonly Connection[],
    private readonly outside: Pick<Outside, 'captureScreen' | 'cloneTrack'>,
    /** Gives back a screen that is shown as one's own and is none. */
    private readonly endScreen: () => void,
  ) {
    this.screen = new Screen(outside.captureScreen, () => this.#captureEnded())
  }

  /** What the fold says this person may send now, and where. */
  allow(seat: MediaSeat | null) {
    const before = this.#seat
    this.#seat = seat
    const isMoved = before !== null && seat !== null && before.channel !== seat.channel
    for (const source of ALL) {
      const could = before?.sources.includes(source) ?? false
      const can = seat?.sources.includes(source) ?? false
      // Whoever lost a right does not send again by themselves when it comes back. And whoever is moved takes along
      // what was on: nothing goes on in the new room that only waited for a right in the old one.
      if ((could && !can) || (isMoved && !could)) this.#unwant(source)
    }
    this.#silence()
    void this.apply()
    this.giveBackScreen()
  }

  /** Switches one's own microphone or camera. What may not be sent yet goes out when it may. */
  want(source: Device, on: boolean) {
    this.#wanted = { ...this.#wanted, [source]: on }
    if (on) this.#set(source, { problem: null })
    else this.#silence()
    void this.apply()
  }

  /** To be called in a click. What was chosen goes out when the fold says that the screen is theirs. */
  async captureScreen(): Promise<boolean> {
    this.#set('screen', { busy: true, problem: null })
    try {
      const isChosen = await this.screen.choose()
      void this.apply()
      return isChosen
    } catch (error) {
      this.#set('screen', { problem: problemOf(error) })
      return false
    } finally {
      this.#set('screen', { busy: false })
    }
  }

  releaseScreen() {
    this.screen.release()
    this.#silence()
    void this.apply()
  }

  /** A screen that is shown as one's own and not captured, as after a reload, is given back. Not for another tab. */
  giveBackScreen() {
    const isMine = this.#seat?.sources.includes('screen')
    if (isMine && this.#here() && this.screen.tracks.length === 0) this.endScreen()
  }

  /** A room is gone. Without a click no screen can be captured anew. */
  lost() {
    this.screen.release()
    this.refresh()
  }

  close() {
    this.#wanted = { microphone: false, camera: false }
    this.screen.close()
    this.#silence()
  }

  refresh = () => {
    for (const source of ALL) this.#set(source, { on: this.#isOn(source) })
  }

  /** Makes what is sent equal to what is wanted and allowed, one step after the other. */
  apply(): Promise<void> {
    this.#queue = this.#queue.then(async () => {
      for (const source of ALL) await this.#applyOne(source)
    })
    return this.#queue
  }

  /** The open microphone, for whoever needs a copy of it. */
  get microphone(): LocalTrack | null {
    return this.#openTrack('microphone')
  }

  #should(source: Source): boolean {
    const isWanted = source === 'screen' ? this.screen.tracks.length > 0 : this.#wanted[source]
    return isWanted && this.#seat?.sources.includes(source) === true
  }

  #here = (): Connection | undefined => this.rooms().find(({ channel }) => channel === this.#seat?.channel)

  #isOn = (source: Source): boolean => this.rooms().some(({ me }) => isSent(me, source))

  #openTrack(source: Source): LocalTrack | null {
    const room = this.rooms().find(({ me }) => isSent(me, source))
    return room?.me.getTrackPublication(SOURCES[source])?.track ?? null
  }

  /** At once and in all rooms: whoever switches off does not wait for something else to open. */
  #silence() {
    for (const source of ALL) {
      if (this.#should(source)) continue
      if (this.#onTheWay?.source === source) stopAll(this.#onTheWay.tracks)
      for (const { me } of this.rooms())
        if (isSent(me, source)) void switchOff(me, source).then(this.refresh, this.refresh)
    }
  }

  async #applyOne(source: Source) {
    const here = this.#here()
    if (!here?.isConnected) return
    const { me } = here
    const isStillWanted = () => this.#should(source) && this.#here() === here
    const should = isStillWanted()
    if (should === isSent(me, source) || (should && !mayPublish(me, source))) return
    this.#set(source, { busy: true })
    try {
      if (should) await this.#switchOn(here, source, isStillWanted)
      else await switchOff(me, source)
      this.#set(source, { problem: null })
    } catch (error) {
      // A room that is gone or left is no fault of the device: it goes on in the next one.
      if (isStillWanted() && here.isConnected) this.#failed(source, error)
    } finally {
      this.#set(source, { busy: false, on: this.#isOn(source) })
      here.refresh()
    }
  }

  /** Opening a device may take as long as somebody thinks about it: what is not wanted by then is not sent. */
  async #switchOn({ me }: Connection, source: Source, isStillWanted: () => boolean) {
    const known = me.getTrackPublication(SOURCES[source])
    if (known) return void (await known.unmute())
    const tracks = await this.#open(me, source)
    this.#onTheWay = { source, tracks }
    try {
      for (const track of tracks) if (isStillWanted()) await me.publishTrack(track)
    } finally {
      this.#onTheWay = null
      if (!isStillWanted() || !isSent(me, source)) stopAll(tracks)
      if (!isStillWanted() && isSent(me, source)) await switchOff(me, source)
    }
  }

  /** What is open already goes along; the device is asked for only once. */
  async #open(me: Connection['me'], source: Source): Promise<readonly LocalTrack[]> {
    if (source === 'screen') return this.screen.tracks
    const open = this.#openTrack(source)
    return open ? [this.outside.cloneTrack(open)] : me.createTracks(OPEN[source])
  }

  #unwant(source: Source) {
    if (source === 'screen') this.screen.release()
    else this.#wanted = { ...this.#wanted, [source]: false }
  }

  #failed(source: Source, error: unknown) {
    this.#unwant(source)
    this.#set(source, { problem: problemOf(error) })
    this.giveBackScreen()
  }

  #captureEnded() {
    this.releaseScreen()
    this.giveBackScreen()
  }

  #set(source: Source, change: Partial<MediaView['sending'][Source]>) {
    const before = this.view.get()
    const after = { ...before[source], ...change }
    const { on, busy, problem } = before[source]
    if (after.on === on && after.busy === busy && after.problem === problem) return
    this.view.set({ ...before, [source]: after })
  }
}

import type { MediaSeat } from '@/domain/media-seats'
import type { Report } from '@/domain/protocol/messages'
import type { ParticipantId } from '@/domain/protocol/standing'
import type { DeviceChoice } from './devices'
import { Ears } from './ears'
import { livekit, type Outside } from './livekit'
import { MediaSession } from './media-session'
import type { GetPass } from './pass'
import { Reporter } from './reporter'

export interface PageSurroundings {
  readonly me: ParticipantId
  readonly getPass: GetPass
  readonly devices: DeviceChoice
  /** Gives back a screen that is shown as one's own and is none. */
  readonly endScreen: () => void
  readonly report: (report: Report) => void
  readonly outside?: Outside
}

const isAnnouncer = ({ as }: MediaSeat) => as === 'announcer'

/** All sound and picture of a page: the room where its person stands, what they hear besides, and what is told of it. */
export class PageMedia {
  readonly session: MediaSession
  readonly ears: Ears
  readonly #reporter: Reporter
  #seats: readonly MediaSeat[] = []
  #isHere = true
  /** They make an announcement that this page did not begin; null until it is known. */
  #speaksSinceBefore: boolean | null = null

  constructor({ me, getPass, devices, endScreen, report, outside = livekit }: PageSurroundings) {
    this.session = new MediaSession(getPass, devices, endScreen, outside)
    const { sending, view } = this.session
    const around = { getPass, devices, outside, microphone: () => sending.microphone }
    this.ears = new Ears(around, (volume) => this.session.setVolume(volume))
    this.#reporter = new Reporter(view, me, report)
    view.subscribe(() => this.#look())
  }

  /** The seats that the fold gives this person now; the first is where they stand. */
  allow(seats: readonly MediaSeat[]) {
    const speaks = seats.some(isAnnouncer)
    this.#speaksSinceBefore = speaks && (this.#speaksSinceBefore ?? true)
    // Whoever loads the page anew while they speak to rooms is not on the air again without a click.
    this.#seats = this.#speaksSinceBefore ? seats.filter((seat) => !isAnnouncer(seat)) : seats
    this.#reporter.standsIn(seats[0]?.channel ?? null)
    this.session.allow(seats[0] ?? null)
    this.#hear()
  }

  /** After a click: sound may play. */
  async listen() {
    await Promise.all([this.session.listen(), this.ears.listen()])
  }

  async close() {
    this.#seats = []
    this.#reporter.close()
    this.#hear()
    await this.session.close()
  }

  /** Another tab has the place: it hears the rest too. */
  #look() {
    const { status } = this.session.view.get()
    const isHere = status !== 'elsewhere' && status !== 'off'
    if (isHere === this.#isHere) return
    this.#isHere = isHere
    this.#hear()
  }

  #hear() {
    this.ears.allow(this.#isHere ? this.#seats.slice(1) : [])
  }
}

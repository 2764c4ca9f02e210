import { VOICE } from '@/domain/media-seats'
import { MAIN, type RoomId } from '@/domain/protocol/standing'
import type { SessionView } from '@/domain/session'
import type { Participant } from '../participant'
import type { Publisher } from '../publisher'
import { type Act, type Course, type Intention, nextRoomAct, type Once, tidying } from './facilitation'

/** As long as an announcement may take, in milliseconds; it ends earlier. */
const ANNOUNCES_FOR = 20_000

export interface FacilitatorSettings {
  readonly participant: Participant
  readonly intention: Intention
  /** Their voice; null where nobody is heard. */
  readonly publisher: Publisher | null
}

/** The co-moderator who opens rooms, looks after them, calls everybody back and has groups report. */
export class Facilitator {
  readonly #began = performance.now()
  readonly #took = new Map<string, number>()
  readonly #did = new Map<Once, number>()
  readonly #presented: RoomId[] = []
  #presentedAt = 0
  #hasBeen = false
  #hasOpened = false
  #round: string | null = null

  constructor(private readonly settings: FacilitatorSettings) {}

  /** The opening of rooms that was theirs; null while there was none. */
  get round(): string | null {
    return this.#round
  }

  /** Does what is next for the rooms. Answers whether there was anything. */
  async act(view: SessionView): Promise<boolean> {
    const { participant, intention, publisher } = this.settings
    this.#learn(view)
    const hasVoice = publisher !== null
    const { wall } = participant
    const about = { view, wall, now: Date.now(), since: this.#since, intention, course: this.#course, hasVoice }
    const act = nextRoomAct(about)
    if (!act) return false
    const ack = await participant.ask(act.command, act.room ?? MAIN)
    // What was refused once is not tried again and again: somebody else was faster.
    if (act.once) this.#did.set(act.once, this.#since)
    if (ack.ok) this.#note(act)
    return true
  }

  /** Takes back what would stay behind: rooms that they opened, a card that they showed. */
  async withdraw(): Promise<void> {
    const view = this.settings.participant.store.get()?.view
    this.settings.publisher?.set(null)
    if (view) this.#learn(view)
    if (!view || this.#round === null) return
    const { breakouts, harvest } = view.session
    if (breakouts.all?.round === this.#round)
      await this.#ask({ command: { type: 'breakouts.close', data: { room: null, grace: 0 } } })
    const left = tidying({ view })
    if (left) await this.#ask(left)
    if (harvest.all.presented && harvest.all.presented.card === this.#presented.at(-1))
      await this.#ask({ command: { type: 'harvest.put-away', data: {} } })
  }

  /** Rooms that were opened are seen a moment after it was acknowledged. */
  #learn({ session: { breakouts } }: SessionView) {
    if (!breakouts.all) return
    this.#hasBeen = true
    if (this.#hasOpened) this.#round ??= breakouts.all.round
  }

  #note({ command }: Act) {
    const { publisher } = this.settings
    if (command.type === 'breakouts.open') this.#hasBeen = this.#hasOpened = true
    if (command.type === 'help.take') this.#took.set(command.data.requestId, this.#since)
    if (command.type === 'help.finish') this.#took.delete(command.data.requestId)
    if (command.type === 'harvest.present') {
      this.#presented.push(command.data.card)
      this.#presentedAt = this.#since
    }
    if (command.type === 'breakouts.speak') {
      publisher?.set(VOICE)
      publisher?.speak(ANNOUNCES_FOR)
    }
    if (command.type === 'breakouts.end-voice') publisher?.set(null)
  }

  get #since() {
    return performance.now() - this.#began
  }
  get #course(): Course {
    const [round, took, did] = [this.#round, this.#took, this.#did]
    return { hasBeen: this.#hasBeen, round, took, did, presented: this.#presented, presentedAt: this.#presentedAt }
  }
  #ask = ({ command, room = MAIN }: Act) => this.settings.participant.ask(command, room)
}

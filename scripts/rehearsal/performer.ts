import { CONSENT_TEXT, concerns } from '@/domain/features/recording'
import { MAIN } from '@/domain/protocol/standing'
import type { SessionCommand, SessionView } from '@/domain/session'
import type { Facilitator } from './breakouts/facilitator'
import type { CardDeed, Member } from './breakouts/member'
import type { RoomDeed } from './breakouts/round'
import type { Character } from './cast'
import { nextAct } from './moderation'
import type { Participant } from './participant'
import type { Deed as PlannedDeed } from './plan'
import type { Publisher } from './publisher'

export interface PerformerSettings {
  readonly character: Character
  readonly participant: Participant
  readonly member: Member
  /** Only of the co-moderator. */
  readonly facilitator: Facilitator | null
  /** Only of those who are seen and heard. */
  readonly publisher: Publisher | null
  readonly isSimulated: (participantId: string) => boolean
}

/** How long somebody with an invitation takes to step onto the stage, and then stays there. */
const STEPS_UP_AFTER = 2_000
const HOLDS_THE_FLOOR = 30_000
/** How long somebody reads what they are asked to agree to. */
const READS_FOR = 3_000

type Deed = PlannedDeed | RoomDeed | CardDeed
type Shown = { readonly view: SessionView; readonly room: SessionView['rooms'][string]; readonly me: string }
type Doing = { readonly [K in Deed['kind']]: (deed: Extract<Deed, { kind: K }>, shown: Shown | null) => void }

/** Plays a character: does what the plan says as far as it makes sense in what is shown, as somebody at a page would. */
export class Performer {
  hasCome = false
  /** Their line is gone for a while, whatever the plan says. */
  #isCut = false
  #tookTheStage = false
  #isAnsweringInvitation = false
  #isReading = false
  #answering: { readonly questionId: string; readonly since: number } | null = null
  readonly #timers = new Set<NodeJS.Timeout>()

  constructor(private readonly settings: PerformerSettings) {
    settings.participant.onChange = () => this.#look()
  }

  get participant(): Participant {
    return this.settings.participant
  }
  get character(): Character {
    return this.settings.character
  }
  get isCut(): boolean {
    return this.#isCut
  }
  get member(): Member {
    return this.settings.member
  }
  get facilitator(): Facilitator | null {
    return this.settings.facilitator
  }
  get publisher(): Publisher | null {
    return this.settings.publisher
  }

  act(deed: Deed) {
    const act = this.#doing[deed.kind] as (deed: Deed, shown: Shown | null) => void
    act(deed, this.#shown())
  }

  /** Takes back what would stay behind: a question that is being answered, a raised hand, a place on the stage. */
  async withdraw(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#tookTheStage = this.#isAnsweringInvitation = true
    this.member.putDown()
    await this.facilitator?.withdraw()
    await this.publisher?.stop()
    const shown = this.#shown()
    if (!shown || !this.participant.isHere || !isRunning(shown)) return
    const { room, me } = shown
    if (this.#answering) await this.#ask({ type: 'question.finish', data: { questionId: this.#answering.questionId } })
    if (isRaised(shown)) await this.#ask({ type: 'hand.lower', data: { participantId: me } })
    if (room.stage.own.onStage) await this.#ask({ type: 'stage.leave', data: {} })
    else if (room.stage.own.invited) await this.#ask({ type: 'stage.decline', data: {} })
  }

  readonly #doing: Doing = {
    come: () => {
      this.hasCome = true
      if (!this.#isCut) this.participant.come()
    },
    leave: () => {
      this.member.putDown()
      this.participant.leave()
    },
    'lose-line': () => this.participant.loseLine(),
    say: ({ text, replies }, shown) => {
      if (!shown || !isRunning(shown)) return
      const last = shown.room.chat.all.latest.findLast(({ participantId }) => participantId !== shown.me)
      const data = replies && last ? { text, replyTo: last.messageId } : { text }
      void this.#ask({ type: 'chat.post', data })
    },
    correct: ({ was, text }, shown) => {
      const slip = shown?.room.chat.all.latest.findLast((each) => each.participantId === shown.me && each.text === was)
      if (slip) void this.#ask({ type: 'chat.edit', data: { messageId: slip.messageId, text } })
    },
    ask: ({ text, hidden }, shown) => {
      if (shown && isRunning(shown) && this.#isInPlenary)
        void this.#ask({ type: 'question.ask', data: { text, hidden } })
    },
    vote: ({ which }, shown) => {
      if (!shown || !isRunning(shown)) return
      const { all, own } = shown.room.questions
      const open = all.items.filter(
        ({ state, questionId }) =>
          state !== 'answered' && !own.upvoted.includes(questionId) && !own.approved.includes(questionId),
      )
      // Squared: what stands on top is read more often.
      const wanted = open[Math.floor(which ** 2 * open.length)]
      if (wanted) void this.#ask({ type: 'question.upvote', data: { questionId: wanted.questionId } })
    },
    raise: (_deed, shown) => {
      if (!shown || !isRunning(shown) || isRaised(shown) || !this.#isInPlenary) return
      const { onStage, invited } = shown.room.stage.own
      if (!onStage && !invited) void this.#ask({ type: 'hand.raise', data: {} })
    },
    lower: (_deed, shown) => {
      if (shown && isRaised(shown)) void this.#ask({ type: 'hand.lower', data: { participantId: shown.me } })
    },
    write: (deed) => this.member.act(deed),
    add: (deed) => this.member.act(deed),
    call: (deed) => this.member.act(deed),
    pass: (deed) => this.member.act(deed),
    join: (deed) => this.member.act(deed),
    comment: (deed) => this.member.act(deed),
    cut: () => {
      this.#isCut = true
      this.participant.loseLine()
    },
    mend: () => {
      this.#isCut = false
      this.participant.come()
    },
    speak: ({ ms }) => this.publisher?.speak(ms),
    moderate: ({ which }, shown) => {
      if (shown && this.participant.isHere) void this.#moderate(shown, which)
    },
  }

  async #moderate({ view, room }: Shown, which: number) {
    if (await this.facilitator?.act(view)) return
    const { isSimulated } = this.settings
    const command = nextAct({ view, room, now: Date.now(), which, answering: this.#answering, isSimulated })
    if (!command) return
    const ack = await this.#ask(command)
    if (command.type === 'question.answer' && ack.ok)
      this.#answering = { questionId: command.data.questionId, since: Date.now() }
    if (command.type === 'question.finish') this.#answering = null
  }

  /** Steps onto the stage: those who are seen and heard by themselves, once; others when they are invited. */
  #look() {
    this.member.look()
    const shown = this.#shown()
    const own = shown?.room.stage.own
    // In a breakout room everybody may be seen and heard; in the plenary whoever stands on the stage.
    this.publisher?.set(own?.onStage || !this.#isInPlenary ? this.participant.room : null)
    if (shown && this.publisher) this.#agree(shown)
    if (!this.#isInPlenary) return
    if (!shown || !own || !isRunning(shown)) return
    if (!own.invited) this.#isAnsweringInvitation = false
    if (own.onStage) {
      this.#tookTheStage = true
      return
    }
    if (this.publisher && !this.#tookTheStage) {
      this.#tookTheStage = true
      void this.#ask({ type: 'stage.join', data: {} })
    } else if (own.invited && !this.#isAnsweringInvitation) {
      this.#isAnsweringInvitation = true
      this.#later(STEPS_UP_AFTER, () => this.#stepUp())
    }
  }

  /** Those who are seen and heard agree to be recorded, and to be streamed, when they are asked. */
  #agree({ view }: Shown) {
    const { all, own } = view.session.recording
    const isAsked = all.running !== null && own.answer === null && concerns(all.running.scope, this.character.role)
    if (!isAsked || this.#isReading) return
    this.#isReading = true
    this.#later(READS_FOR, () => {
      const { streams } = all.running!
      void this.#ask({ type: 'recording.consent', data: { given: true, text: CONSENT_TEXT, streams } }).then(() => {
        this.#isReading = false
      })
    })
  }

  #stepUp() {
    if (!this.#shown()?.room.stage.own.invited) return
    void this.#ask({ type: 'stage.join', data: {} })
    if (this.publisher) return
    this.#later(HOLDS_THE_FLOOR, () => {
      if (this.#shown()?.room.stage.own.onStage) void this.#ask({ type: 'stage.leave', data: {} })
    })
  }

  #later(ms: number, act: () => void) {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      act()
    }, ms)
    this.#timers.add(timer)
  }

  #ask = (command: SessionCommand) => this.participant.ask(command)

  get #isInPlenary(): boolean {
    return this.participant.room === MAIN
  }

  #shown(): Shown | null {
    const known = this.participant.store.get()
    const room = known?.view.rooms[this.participant.room]
    return known && room ? { view: known.view, room, me: known.viewer.id } : null
  }
}

const isRunning = ({ view }: Shown) => ['open', 'live'].includes(view.session.life.all.phase)
const isRaised = ({ room, me }: Shown) => room.hands.all.queue.some(({ participantId }) => participantId === me)

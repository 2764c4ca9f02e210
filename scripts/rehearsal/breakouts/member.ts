import { ownRoom } from '@/domain/features/breakouts'
import type { COMMENTS } from '@/domain/features/harvest'
import { MAIN, type RoomId } from '@/domain/protocol/standing'
import type { SessionView } from '@/domain/session'
import type { Seeded } from '@/tests/support/seeded'
import type { Participant } from '../participant'
import { Late } from './late'
import { Pen } from './pen'
import type { RoomDeed } from './round'
import type { Written } from './written'

/** What is done with a card in the plenary. */
export interface CardDeed {
  readonly kind: 'comment'
  readonly card: RoomId
  readonly as: (typeof COMMENTS)[number]
  readonly text: string
}
type Deed = Exclude<RoomDeed, { kind: 'say' | 'cut' | 'mend' }> | CardDeed
type Doing = { readonly [K in Deed['kind']]: (deed: Extract<Deed, { kind: K }>, view: SessionView) => unknown }

export interface MemberSettings {
  readonly participant: Participant
  /** Index in the cast. */
  readonly who: number
  readonly written: Written
  readonly random: Seeded
  /** Milliseconds that a letter takes, on average. */
  readonly pace: number
}

/** Somebody as the member of a group: goes where they belong, writes in its workbook, asks for help. */
export class Member {
  readonly #late: Late
  #pen: Pen | null = null
  /** One after the other: hands write in one place. */
  #writing: Promise<void> = Promise.resolve()
  /** They chose the plenary for themselves. */
  passes = false

  constructor(private readonly settings: MemberSettings) {
    const { participant, who, written } = settings
    this.#late = new Late(participant, (words) => {
      written.givenBack.push({ who, words })
      this.putDown()
    })
  }

  act(deed: Deed) {
    const act = this.#doing[deed.kind] as (deed: Deed, view: SessionView) => unknown
    const view = this.#view
    if (view) act(deed, view)
  }

  /** Whatever they see may have changed. */
  look() {
    this.#late.look()
    if (this.#pen && this.#pen.room !== this.settings.participant.room) this.putDown()
  }

  /** The page is left. What was written goes out. */
  putDown() {
    this.#pen?.close()
    this.#pen = null
  }

  readonly #doing: Doing = {
    write: ({ field, text }) => this.#write((pen) => pen.write(field, text)),
    add: ({ field, cells }) => this.#write((pen) => pen.add(field, cells)),
    call: ({ reason, text }) => {
      if (this.#isInRoom) void this.#ask({ type: 'help.ask', data: { reason, text } })
    },
    pass: () => {
      if (this.settings.participant.room === MAIN) return
      this.passes = true
      // Whoever presses a button leaves the field before.
      this.putDown()
      void this.#ask({ type: 'breakouts.go', data: { room: MAIN } })
    },
    join: (_deed, { session: { breakouts } }) => {
      const room = ownRoom(breakouts)
      this.passes = false
      if (room && room !== this.settings.participant.room) void this.#ask({ type: 'breakouts.go', data: { room } })
    },
    comment: ({ card, as, text }, { session: { harvest } }) => {
      if (harvest.all.cards.some((each) => each.card === card))
        void this.#ask({ type: 'harvest.comment', data: { card, kind: as, text } })
    },
  }

  #write(act: (pen: Pen) => Promise<void>) {
    this.#writing = this.#writing.then(async () => {
      const pen = this.#penHere()
      if (pen) await act(pen)
    })
  }

  #penHere(): Pen | null {
    const { participant } = this.settings
    const { room } = participant
    const template = this.#view?.rooms[room]?.workbook.all.template
    if (room === MAIN || !template) return null
    if (this.#pen?.room !== room) {
      this.putDown()
      this.#pen = new Pen({ ...this.settings, room, template })
    }
    return this.#pen
  }

  get #isInRoom(): boolean {
    return this.settings.participant.room !== MAIN
  }
  get #view(): SessionView | undefined {
    return this.settings.participant.store.get()?.view
  }
  #ask: Participant['ask'] = (command) => this.settings.participant.ask(command)
}

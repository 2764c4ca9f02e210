import type { Filled } from '@/domain/planning/workbook'
import type { RoomId } from '@/domain/protocol/standing'
import { Seeded } from '@/tests/support/seeded'
import { type Agreement, agree } from './agreement'
import type { Intention } from './breakouts/facilitation'
import { Facilitator } from './breakouts/facilitator'
import { type Findings, findingsOf } from './breakouts/findings'
import { Member } from './breakouts/member'
import { workbookIn } from './breakouts/read'
import { Rounds } from './breakouts/rounds'
import { Written } from './breakouts/written'
import type { Options } from './options'
import { Participant } from './participant'
import { Performer } from './performer'
import type { Plan } from './plan'
import { Publisher } from './publisher'
import type { RunningProduct } from './running-product'
import { Tally } from './tally'

export interface Outcome {
  readonly tally: Tally
  readonly agreement: Agreement
  /** Commands that nobody answered. */
  readonly lost: number
  readonly findings: Findings
}

export interface RehearsalSettings extends Pick<Options, 'moderator' | 'seed'> {
  readonly product: RunningProduct
  readonly plan: Plan
  /** In the order of the cast. */
  readonly seats: readonly string[]
  readonly domainVersion: string
  /** What the co-moderator means to do with breakout rooms; null to leave them to others. */
  readonly intention: Intention | null
  /** Milliseconds that a letter takes, on average. */
  readonly pace?: number
  readonly say: (line: string) => void
}

const SAYS_EVERY = 5_000
const PATIENCE = 15_000
/** As people type who think while they do. */
const PACE = 110
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Carries out a plan in a running product. */
export class Rehearsal {
  readonly tally = new Tally()
  readonly #performers: readonly Performer[]
  readonly #stopping = new AbortController()

  readonly #rounds: Rounds
  readonly #written = new Written()

  constructor(private readonly settings: RehearsalSettings) {
    this.#performers = settings.plan.cast.map((_, index) => this.#performer(index))
    this.#rounds = new Rounds({
      performers: this.#performers,
      seed: settings.seed,
      isSimulated: (id) => this.#ids().has(id),
      ownRound: () => this.#performers.at(-1)!.facilitator?.round ?? null,
    })
  }

  /** What happens is finished cleanly, then `run` answers. */
  stop = () => this.#stopping.abort()

  async run(): Promise<Outcome> {
    const { say } = this.settings
    const news = setInterval(() => say(this.#line()), SAYS_EVERY)
    this.#rounds.begin()
    await this.#perform()
    this.#rounds.end()
    clearInterval(news)
    say(this.#line())
    const here = this.#performers.filter(({ hasCome }) => hasCome)
    for (const { participant } of here) participant.come()
    await this.#until(() => this.tally.unanswered === 0 && here.every(isBack))
    await Promise.all(here.map((performer) => Promise.race([performer.withdraw(), pause(PATIENCE)])))
    await this.#until(() => this.tally.unanswered === 0 && this.#rounds.astray().length === 0)
    const findings = await this.#findings()
    const outcome = { ...(await this.#compare(here)), findings }
    for (const { participant } of here) participant.loseLine()
    return outcome
  }

  #performer(index: number): Performer {
    const { product, seed, domainVersion, intention, plan, pace = PACE, say } = this.settings
    const { tally } = this
    const character = plan.cast[index]!
    const seat = this.settings.seats[index]!
    const participant = new Participant({ product, seat, domainVersion, tally })
    const sender = { name: character.name, seat, index }
    const publisher = () =>
      product.hasMedia ? new Publisher(product, sender, (trouble) => say(`  ! ${trouble}`)) : null
    const random = new Seeded(seed + index)
    const runsRooms = character.role === 'moderator' && intention !== null
    return new Performer({
      character,
      participant,
      member: new Member({ participant, who: index, written: this.#written, random, pace }),
      facilitator: runsRooms ? new Facilitator({ participant, intention, publisher: publisher() }) : null,
      publisher: character.role === 'speaker' ? publisher() : null,
      isSimulated: (id) => this.#ids().has(id),
    })
  }

  #ids = () => new Set(this.#performers.map(({ participant }) => participant.id))

  async #perform() {
    const began = performance.now()
    const { signal } = this.#stopping
    for (const { at, who, does } of this.settings.plan.steps) {
      const wait = began + at - performance.now()
      if (wait > 0) await this.#sleep(wait)
      if (signal.aborted || this.#hasEnded()) return
      if (does.kind === 'come' && who === this.#performers.length - 1 && !this.settings.moderator) continue
      if (this.#performers[who]!.hasCome || does.kind === 'come') this.#performers[who]!.act(does)
    }
    await this.#sleep(Math.max(0, began + this.settings.plan.length - performance.now()))
  }

  #sleep(ms: number): Promise<void> {
    const { signal } = this.#stopping
    return new Promise((resolve) => {
      if (signal.aborted) return resolve()
      const done = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      signal.addEventListener('abort', done)
    })
  }

  #views = () => this.#performers.flatMap(({ participant }) => participant.store.get()?.view ?? [])
  #hasEnded = () => this.#views().some((view) => view.session.life.all.phase === 'ended')

  /** What everybody folded is compared, and with them somebody who comes in only now and is told the whole. */
  async #compare(performers: readonly Performer[]): Promise<Omit<Outcome, 'findings'>> {
    const { tally } = this
    const { product, domainVersion, seats } = this.settings
    const newcomer = new Participant({ product, seat: seats[0]!, domainVersion, tally: new Tally() })
    if (performers.length > 0) newcomer.come()
    await this.#until(() => performers.length === 0 || newcomer.isHere || newcomer.isOver)
    const present = performers.map(({ participant }) => participant).filter(({ isHere }) => isHere)
    const agreement = await agree([...present, newcomer])
    tally.unshown = present.filter(({ isShown }) => !isShown).length
    newcomer.loseLine()
    return { tally, agreement, lost: tally.unanswered }
  }

  #findings(): Promise<Findings> {
    const { furnished, shared, stranded } = this.#rounds
    return findingsOf({
      product: this.settings.product,
      seat: this.settings.seats[0]!,
      written: this.#written,
      furnished,
      shared,
      readInRoom: this.#readInRoom,
      stranded: [...new Set([...stranded, ...this.#rounds.astray()])],
      nameOf: (who) => this.settings.plan.cast[who]!.name,
    })
  }

  #readInRoom = (room: RoomId): Filled | null => {
    const shown = this.#performers.filter(({ participant }) => participant.isHere && participant.room === room)
    return workbookIn(shown[0]?.participant.store.get()?.view, room)
  }

  async #until(isSo: () => boolean) {
    const end = performance.now() + PATIENCE
    while (!isSo() && performance.now() < end) await pause(50)
  }

  #line(): string {
    const { done, refusals, repeated } = this.tally
    const here = this.#performers.filter(({ participant }) => participant.isHere).length
    const raised = this.#views().find(({ rooms }) => rooms.main)?.rooms.main?.hands.all.queue.length ?? 0
    const seen = this.#performers.filter(({ publisher }) => publisher?.isSending).length
    const times = (type: string) => done.get(type) ?? 0
    const parts = [
      `${here} here`,
      `${seen} seen`,
      `${times('chat.post')} messages`,
      `${times('question.ask')} questions`,
      `${times('question.upvote')} votes`,
      `${raised} hands up`,
      `${this.#rounds.inRooms} in rooms`,
      `${this.#written.words} words written`,
      `${refusals} refused`,
      `${repeated} sent again`,
    ]
    return `  ${parts.join(' · ')}`
  }
}

const isBack = ({ participant }: Performer) => participant.isHere || participant.isOver

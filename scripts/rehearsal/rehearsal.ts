import { type Agreement, agree } from './agreement'
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
}

const SAYS_EVERY = 5_000
const PATIENCE = 15_000
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Carries out a plan in a running product. */
export class Rehearsal {
  readonly tally = new Tally()
  readonly #performers: readonly Performer[]
  readonly #stopping = new AbortController()

  constructor(
    private readonly product: RunningProduct,
    private readonly plan: Plan,
    private readonly seats: readonly string[],
    private readonly options: Pick<Options, 'moderator'>,
    private readonly domainVersion: string,
    private readonly say: (line: string) => void,
  ) {
    this.#performers = plan.cast.map((_, index) => this.#performer(index))
  }

  /** What happens is finished cleanly, then `run` answers. */
  stop = () => this.#stopping.abort()

  async run(): Promise<Outcome> {
    const news = setInterval(() => this.say(this.#line()), SAYS_EVERY)
    await this.#perform()
    clearInterval(news)
    this.say(this.#line())
    const here = this.#performers.filter(({ hasCome }) => hasCome)
    for (const { participant } of here) participant.come()
    await this.#until(() => this.tally.unanswered === 0 && here.every(isBack))
    await Promise.all(here.map((performer) => Promise.race([performer.withdraw(), pause(PATIENCE)])))
    const outcome = await this.#compare(here)
    for (const { participant } of here) participant.loseLine()
    return outcome
  }

  #performer(index: number): Performer {
    const character = this.plan.cast[index]!
    const { product, domainVersion, tally } = this
    const seat = this.seats[index]!
    const participant = new Participant({ product, seat, domainVersion, tally })
    const isSeen = character.role === 'speaker' && product.hasMedia
    const publisher = isSeen
      ? new Publisher(product, { name: character.name, seat, index }, (trouble) => this.say(`  ! ${trouble}`))
      : null
    return new Performer({ character, participant, publisher, isSimulated: (id) => this.#ids().has(id) })
  }

  #ids = () => new Set(this.#performers.map(({ participant }) => participant.id))

  async #perform() {
    const began = performance.now()
    const { signal } = this.#stopping
    for (const { at, who, does } of this.plan.steps) {
      const wait = began + at - performance.now()
      if (wait > 0) await this.#sleep(wait)
      if (signal.aborted || this.#hasEnded()) return
      if (does.kind === 'come' && who === this.plan.cast.length - 1 && !this.options.moderator) continue
      if (this.#performers[who]!.hasCome || does.kind === 'come') this.#performers[who]!.act(does)
    }
    await this.#sleep(Math.max(0, began + this.plan.length - performance.now()))
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
  async #compare(performers: readonly Performer[]): Promise<Outcome> {
    const { product, domainVersion, tally } = this
    const newcomer = new Participant({ product, seat: this.seats[0]!, domainVersion, tally: new Tally() })
    if (performers.length > 0) newcomer.come()
    await this.#until(() => performers.length === 0 || newcomer.isHere || newcomer.isOver)
    const present = performers.map(({ participant }) => participant).filter(({ isHere }) => isHere)
    const agreement = await agree([...present, newcomer])
    tally.unshown = present.filter(({ isShown }) => !isShown).length
    newcomer.loseLine()
    return { tally, agreement, lost: tally.unanswered }
  }

  async #until(isSo: () => boolean) {
    const end = performance.now() + PATIENCE
    while (!isSo() && performance.now() < end) await pause(50)
  }

  #line(): string {
    const { done, refusals, repeated } = this.tally
    const here = this.#performers.filter(({ participant }) => participant.isHere).length
    const raised = this.#views()[0]?.rooms.main?.hands.all.queue.length ?? 0
    const seen = this.#performers.filter(({ publisher }) => publisher?.isSending).length
    const times = (type: string) => done.get(type) ?? 0
    const parts = [
      `${here} here`,
      `${seen} seen`,
      `${times('chat.post')} messages`,
      `${times('question.ask')} questions`,
      `${times('question.upvote')} votes`,
      `${raised} hands up`,
      `${refusals} refused`,
      `${repeated} sent again`,
    ]
    return `  ${parts.join(' · ')}`
  }
}

const isBack = ({ participant }: Performer) => participant.isHere || participant.isOver

import type { Logger } from 'pino'
import type { Ack } from '@/domain/protocol/messages'
import { type SessionEvent, type SessionState, session } from '@/domain/session'
import type { EventLog, Head, LogRow } from '@/server/log/event-log'
import { eventIn } from '@/server/log/readable'
import { Answers } from './answers'
import { type Ask, type DecidedBatch, decideBatch } from './batch'

/** A stretch of the log, (from, to], as the server knows it. After `reset` nothing known before counts any more. */
export interface Published {
  readonly from: number
  readonly to: number
  readonly events: readonly SessionEvent[]
  readonly reset?: boolean
}

export interface Surroundings {
  readonly log: EventLog
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly newId: () => string
  /** Tells other processes that there is more to read; may be lost. */
  readonly hint: (sessionId: string) => void
  readonly domainVersion: string
  readonly logger: Logger
  /** Waits some milliseconds; tests need not. */
  readonly pause: (ms: number) => Promise<void>
}

interface Waiting {
  readonly ask: Ask
  readonly again: boolean
  readonly since: number
  readonly answer: (ack: Ack) => void
}

const TRIES = 5
const LONGEST_WAIT = 5_000
const LARGEST_BATCH = 500
const READ_AT_ONCE = 5_000
const KEYFRAME_EVERY = 5_000
const UNAVAILABLE: Ack = { ok: false, code: 'unavailable', retry: true }
const NEWER_VERSION: Ack = { ok: false, code: 'newer-version', retry: true }

/**
 * One session in this process: commands in, published events out, both in order. Several processes may run the same
 * session: an append is conditional on the head it was decided on, and whoever loses decides again (S16).
 */
export class SessionRunner {
  #state: SessionState = session.initial
  #on: Head = { head: 0, epoch: 0 }
  #lastAt = 0
  #lastKeyframe = 0
  #waiting: Waiting[] = []
  #working: Promise<void> | null = null
  #reading: Promise<void> | null = null
  #timer: NodeJS.Timeout | null = null
  #closed = false
  #holders = 0
  #unreadable = false
  readonly #answers = new Answers()
  readonly #listeners = new Set<(published: Published) => void>()

  constructor(
    readonly id: string,
    private readonly around: Surroundings,
  ) {}

  get state() {
    return this.#state
  }
  get head() {
    return this.#on.head
  }
  get epoch() {
    return this.#on.epoch
  }
  /** The log holds something that this build cannot read: it shows what it can and takes no commands (S17). */
  get unreadable() {
    return this.#unreadable
  }
  /** Whether somebody here needs it. */
  get busy() {
    return this.#holders > 0 || this.#working !== null
  }

  /** Keeps the session open in this process until released. */
  hold(): () => void {
    this.#holders++
    let held = true
    return () => {
      if (held) this.#holders--
      held = false
    }
  }

  subscribe(listener: (published: Published) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Loads the state: the newest keyframe that this build wrote, and what came since. */
  async open(): Promise<void> {
    await this.#load()
    void this.#work()
  }

  /** Lets what was asked finish; takes nothing more. */
  async close(): Promise<void> {
    this.#closed = true
    if (this.#timer) clearTimeout(this.#timer)
    await this.#working
  }

  /** Every command is answered (S6). `again`: the asker sent it before and does not know what became of it. */
  execute(ask: Ask, again = false): Promise<Ack> {
    if (this.#closed) return Promise.resolve(UNAVAILABLE)
    return new Promise((answer) => {
      this.#waiting.push({ ask, again, since: this.around.now(), answer })
      void this.#work()
    })
  }

  /** Reads what others appended. Called on a hint, and when an append was lost or failed. */
  catchUp(): Promise<void> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null
    })
    return this.#reading
  }

  /** What the poll over all heads saw: another epoch voids what was folded. */
  async noticed(seen: Head): Promise<void> {
    if (seen.epoch !== this.#on.epoch) await this.#load()
    else if (seen.head > this.#on.head) await this.catchUp()
  }

  async #load() {
    const { log, domainVersion } = this.around
    const { epoch } = await log.head(this.id)
    const keyframe = await log.keyframe(this.id, epoch, domainVersion)
    const later = await this.#readAll(keyframe?.seq ?? 0)
    const from = this.#on.head
    this.#state = (keyframe?.state as SessionState | undefined) ?? session.initial
    this.#on = { head: keyframe?.seq ?? 0, epoch }
    this.#lastAt = keyframe?.lastAt ?? 0
    this.#lastKeyframe = this.#on.head
    this.#unreadable = false
    // In one turn: nobody sees half a state.
    this.#fold(later)
    this.#tell({ from, to: this.#on.head, events: [], reset: true })
  }

  async #readAll(after: number): Promise<readonly LogRow[]> {
    const rows: LogRow[] = []
    for (let page: readonly LogRow[] = []; rows.length === 0 || page.length === READ_AT_ONCE; ) {
      page = await this.around.log.read(this.id, after + rows.length, READ_AT_ONCE)
      rows.push(...page)
      if (page.length === 0) break
    }
    return rows
  }

  async #read() {
    let rows: readonly LogRow[]
    do {
      rows = await this.around.log.read(this.id, this.#on.head, READ_AT_ONCE)
      this.#publish(rows)
    } while (rows.length === READ_AT_ONCE && !this.#unreadable)
  }

  /** Looks whether time has brought something about; another process may have missed it. */
  tick() {
    void this.#work()
  }

  #work(): Promise<void> {
    this.#working ??= this.#batches()
    return this.#working
  }

  async #batches() {
    do {
      const batch = this.#waiting.splice(0, LARGEST_BATCH)
      for (let tries = 1; !(await this.#attempt(batch).catch(this.#failed)); tries++) {
        if (tries >= TRIES || batch.some(({ since }) => this.around.now() - since > LONGEST_WAIT)) {
          for (const { answer } of batch) answer(UNAVAILABLE)
          this.#wakeAt(this.around.now() + LONGEST_WAIT)
          break
        }
        await this.around.pause(20 * 4 ** (tries - 1) * Math.random())
      }
    } while (this.#waiting.length > 0)
    this.#working = null // in the same turn as the last look at the queue, or a command would wait for ever
  }

  #failed = (error: unknown): false => {
    this.around.logger.warn({ session: this.id, err: error }, 'a batch failed and is tried again')
    return false
  }

  /** Decides everything in `batch` on the present head and appends it in one go; false if that was in vain. */
  async #attempt(batch: readonly Waiting[]): Promise<boolean> {
    if (this.#unreadable) {
      for (const { answer } of batch) answer(NEWER_VERSION)
      return true
    }
    await this.#lookUp(batch.filter(({ again }) => again).map(({ ask }) => ask.id))
    const on = this.#on
    const basis = { state: this.#state, head: on.head, lastAt: this.#lastAt }
    const decided = decideBatch(
      basis,
      batch.map(({ ask }) => ask),
      (id) => this.#answers.get(id),
      { ...this.around, broke: this.#broke },
    )
    const { drafts, forget, nextTickAt } = decided
    if (drafts.length > 0) {
      const append = { sessionId: this.id, on, drafts, forget, nextTickAt }
      const result = await this.around.log.append(append).catch((error: Error) => {
        this.around.logger.warn({ session: this.id, err: error }, 'an append failed; reading what became of it')
        return 'stale' as const
      })
      if (result === 'repeated') await this.#lookUp(drafts.flatMap(({ commandId }) => commandId ?? []))
      if (result !== 'appended') {
        await this.noticed(await this.around.log.head(this.id))
        return false
      }
      this.#publishOwn(decided, on)
      this.around.hint(this.id)
    }
    for (const { ask, answer } of batch) answer(decided.acks.get(ask)!)
    this.#wakeAt(nextTickAt)
    return true
  }

  #broke = (error: unknown, what: string) =>
    this.around.logger.error({ session: this.id, what, err: error }, 'a rule broke; the rest goes on')

  /** The answer to what took effect already, perhaps before a crash; null if it did not. */
  async answered(commandId: string): Promise<Ack | null> {
    await this.#lookUp([commandId])
    const seq = this.#answers.get(commandId)
    return seq === undefined ? null : { ok: true, seq }
  }

  /** Which of these took effect already, perhaps before a crash. */
  async #lookUp(commandIds: readonly string[]) {
    const unknown = commandIds.filter((id) => this.#answers.get(id) === undefined)
    if (unknown.length === 0) return
    for (const [id, seq] of await this.around.log.answered(this.id, unknown)) this.#answers.put(id, seq)
  }

  /** Takes over what was decided here on this head and is in the log now; it is folded already. */
  #publishOwn({ drafts, events, state }: DecidedBatch, on: Head) {
    // Somebody who looked into the log meanwhile may have taken it over.
    if (this.#on !== on)
      return this.#publish(events.map((event, i) => ({ ...drafts[i]!, ...event }) as unknown as LogRow))
    drafts.forEach(({ commandId }, i) => {
      if (commandId !== null) this.#answers.put(commandId, events[i]!.seq)
    })
    const last = events.at(-1)!
    this.#state = state
    this.#on = { ...on, head: last.seq }
    this.#lastAt = last.at
    this.#tell({ from: on.head, to: last.seq, events: events as readonly SessionEvent[] })
    this.#keepNowAndThen()
  }

  /** Takes over what is new in `rows` and tells of it; a hint may have brought some of it already. */
  #publish(rows: readonly LogRow[]) {
    const from = this.#on.head
    const events = this.#fold(rows)
    if (events.length === 0) return
    this.#tell({ from, to: this.#on.head, events })
    this.#keepNowAndThen()
  }

  #fold(rows: readonly LogRow[]): readonly SessionEvent[] {
    const events: SessionEvent[] = []
    for (const row of rows) {
      if (row.seq !== this.#on.head + 1) continue
      const event = this.#readable(row)
      if (!event) break
      this.#state = session.reduce(this.#state, event)
      this.#on = { ...this.#on, head: row.seq }
      this.#lastAt = row.at
      if (row.commandId !== null) this.#answers.put(row.commandId, row.seq)
      events.push(event)
    }
    return events
  }

  #readable(row: LogRow): SessionEvent | null {
    const event = eventIn(row)
    if (!event && !this.#unreadable) {
      const { seq, type, v } = row
      this.around.logger.error({ session: this.id, seq, type, v }, 'the log holds what this build cannot read')
      this.#unreadable = true
    }
    return event
  }

  #tell(published: Published) {
    for (const listener of this.#listeners) listener(published)
  }

  #keepNowAndThen() {
    const { head: seq, epoch } = this.#on
    if (seq - this.#lastKeyframe < KEYFRAME_EVERY) return
    this.#lastKeyframe = seq
    const keyframe = { seq, lastAt: this.#lastAt, state: this.#state }
    this.around.log
      .keep(this.id, epoch, this.around.domainVersion, keyframe)
      .catch((error) => this.around.logger.warn({ session: this.id, err: error }, 'a keyframe was not kept'))
  }

  #wakeAt(at: number | null) {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    if (at === null || this.#closed) return
    const LONGEST_TIMER = 3_600_000
    this.#timer = setTimeout(() => void this.#work(), Math.min(LONGEST_TIMER, Math.max(1, at - this.around.now())))
    this.#timer.unref()
  }
}

import { Pool } from 'pg'
import type { SessionCommand } from '@/domain/session'
import { newId, newParticipantId, ownCommandId } from '@/server/sessions/ids'
import type { SessionRunner } from '@/server/sessions/session-runner'
import { BareAppender } from './bare-appender'
import { benchDatabase } from './database'
import { peopled, runnerOn } from './peopled'
import { conclude, machine, median, quantile, ratioOf, round, say, table } from './report'

/**
 * P3: how long a command takes until it is durable and answered, at the session's runner: policy, decide, append, fold,
 * publish, acknowledge. The baseline writes as many rows of the same shape in groups and does nothing else. Both get
 * commands in an open loop: each at its planned time, whatever became of those before, and its latency counts from the
 * planned time.
 *
 * Every flush of PostgreSQL's log takes 2 ms longer, for both alike: PostgreSQL itself waits before it flushes, holding
 * what it holds while it flushes (`commit_delay`; with `commit_siblings` 0 it waits also when nobody else commits).
 */
const RATE = 2_000
const SECONDS = 3
const PAIRS = 6
const ACTORS = 500
const GOAL = 2
const SLOW_FLUSH = '-c commit_delay=2000 -c commit_siblings=0'
const TEXT = 'Which of the two partnerships should we visit first, and who comes along to the well at Mubende?'

/** In each ten, one raises a hand and lowers it a little later; the others write. All of it is accepted. */
const OF_TEN = 10
const RAISES = 2
const LOWERS = 5

class Append {
  readonly #actors = Array.from({ length: ACTORS }, newParticipantId)
  readonly #sessionId = newId()
  readonly #pool: Pool
  readonly #runner: SessionRunner
  readonly #bare: BareAppender
  #asked = 0

  constructor(databaseUrl: string) {
    this.#pool = new Pool({ connectionString: databaseUrl, max: 32, options: SLOW_FLUSH })
    // When PostgreSQL is stopped early, the benchmark is being stopped.
    this.#pool.on('error', () => {})
    this.#runner = runnerOn(this.#pool, this.#sessionId)
    this.#bare = new BareAppender(this.#pool, this.#sessionId)
  }

  async open() {
    await this.#bare.open()
    await this.#runner.open()
    await peopled(
      this.#runner,
      this.#actors.map((id) => ({ id, role: 'attendee' })),
    )
  }

  async close() {
    await this.#runner.close()
    await this.#pool.end()
  }

  /** What one commit takes when nothing else happens, in milliseconds. */
  async alone(): Promise<number> {
    const took: number[] = []
    for (let i = 0; i < 50; i++) {
      const began = performance.now()
      await this.#write(i)
      took.push(performance.now() - began)
    }
    return median(took)
  }

  ours = () => this.#openLoop((i) => this.#ask(i))
  bare = () => this.#openLoop((i) => this.#write(i))

  /** Latencies in milliseconds, one per command. */
  #openLoop(act: (i: number) => Promise<void>): Promise<number[]> {
    const count = RATE * SECONDS
    const latencies: number[] = []
    const began = performance.now()
    return new Promise((resolve, reject) => {
      let next = 0
      const due = () => {
        for (; next < count && began + (next * 1000) / RATE <= performance.now(); next++) {
          const planned = began + (next * 1000) / RATE
          act(next).then(() => {
            if (latencies.push(performance.now() - planned) === count) resolve(latencies)
          }, reject)
        }
        // A timer would come a millisecond late, which is a lot of what is measured.
        if (next < count) setImmediate(due)
      }
      due()
    })
  }

  async #ask(i: number) {
    const { by, command } = this.#command(i)
    const ack = await this.#runner.execute({ id: ownCommandId(), by, room: 'main', command })
    if (!ack.ok) throw new Error(`a command was refused: ${ack.code}`)
    this.#asked++
  }

  #command(i: number): { readonly by: string; readonly command: SessionCommand } {
    const hand = this.#actors[Math.floor(i / OF_TEN) % ACTORS]!
    if (i % OF_TEN === RAISES) return { by: hand, command: { type: 'hand.raise', data: {} } }
    if (i % OF_TEN === LOWERS) return { by: hand, command: { type: 'hand.lower', data: { participantId: hand } } }
    return { by: this.#actors[i % ACTORS]!, command: { type: 'chat.post', data: { text: textOf(i) } } }
  }

  #write(i: number): Promise<void> {
    const by = this.#actors[i % ACTORS]!
    const subject = newId()
    const data = { messageId: subject, participantId: by, text: textOf(i), replyTo: null }
    const at = Math.round(performance.timeOrigin + performance.now())
    const row = { at, room: 'main', type: 'chat.posted', v: 1, by, owner: null, subject, data, part: 0 }
    return this.#bare.append({ ...row, commandId: ownCommandId() })
  }

  /** Whatever was acknowledged must be in the log, once, without holes; otherwise the times mean nothing. */
  async assertKept() {
    const { rows } = await this.#pool.query<{ events: number; last: number; commands: number }>(
      `select count(*)::int as events, max(seq) as last, count(distinct "commandId")::int as commands
       from "LogEvent" where "sessionId" = $1`,
      [this.#sessionId],
    )
    const { events, last, commands } = rows[0]!
    const expected = this.#asked + ACTORS + 1
    if (events !== last || commands !== expected) throw new Error(`the log holds ${commands} commands, not ${expected}`)
  }
}

const textOf = (i: number) => `${i} ${TEXT}`

say(`\n  append: a command until it is durable. ${machine()}`)
say(`  ${RATE} commands/s of ${ACTORS} people in one session, open loop; each flush of PostgreSQL 2 ms longer\n`)
const database = await benchDatabase()
const append = new Append(database.url)
try {
  await append.open()
  const alone = await append.alone()
  // Not counted: code gets warm.
  await append.ours()
  await append.bare()
  const pairs: { ours: number[]; bare: number[] }[] = []
  for (let i = 0; i < PAIRS; i++) {
    // ABBA: whoever goes first has it neither better nor worse.
    const first = i % 2 === 0 ? await append.ours() : await append.bare()
    const second = i % 2 === 0 ? await append.bare() : await append.ours()
    pairs.push(i % 2 === 0 ? { ours: first, bare: second } : { ours: second, bare: first })
  }
  await append.assertKept()
  const p99 = ratioOf(pairs.map(({ ours, bare }) => quantile(ours, 0.99) / quantile(bare, 0.99)))
  const p50 = ratioOf(pairs.map(({ ours, bare }) => median(ours) / median(bare)))
  const row = (name: string, all: readonly (readonly number[])[]) => {
    const of = (share: number) => round(median(all.map((latencies) => quantile(latencies, share))))
    return [name, of(0.5), of(0.95), of(0.99), of(1)]
  }
  const ours = pairs.map((pair) => pair.ours)
  const bare = pairs.map((pair) => pair.bare)
  say(`  one row alone: ${round(alone)} ms. Milliseconds, medians of ${PAIRS} pairs of ${SECONDS} s:`)
  table(['', 'p50', 'p95', 'p99', 'longest'], [row('bare appender', bare), row('session runner', ours)])
  const ms = (all: readonly (readonly number[])[]) => round(median(all.map((latencies) => quantile(latencies, 0.99))))
  const more = { rate: RATE, flushMs: 2, p99Ms: ms(ours), bareP99Ms: ms(bare), p50Ratio: p50.ratio }
  conclude([{ bench: 'append', what: `p99 of a command at ${RATE}/s`, ...p99, goal: GOAL, ...more }])
} finally {
  await append.close()
  await database.stop()
}
